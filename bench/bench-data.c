/* bench-data.c: the same assets for what is measured and for what it is measured against
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-data.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

const char *const bench_fields[BENCH_N_FIELDS] = {
  "name", "reference", "kind", "description", "personal_data", "lifecycle", "locality", "rto", "rpo", "mtd", "url", "note",
};

static const char *const heads[] = {
  "Ärende",   "Avtals",    "Bygglovs",  "Detaljplane",    "Ekonomi", "Exploaterings", "Fastighets", "Geodata",  "Inköps",
  "Kart",     "Kontrakts", "Lednings",  "Markanvisnings", "Miljö",   "Mätnings",      "Nämnd",      "Personal", "Projekt",
  "Ritnings", "Samråds",   "Tomträtts", "Upphandlings",   "Väg",     "Återvinnings",  "Öppna data", "Journal",
};

static const char *const tails[] = {
  "arkivet",  "databasen", "förteckningen", "hanteringen", "kartan",   "modellen",
  "portalen", "registret", "stödet",        "systemet",    "tjänsten", "verktyget",
};

static const char *const words[] = {
  "och",
  "för",
  "handläggning",
  "av",
  "inom",
  "kontoret",
  "används",
  "uppgifter",
  "om",
  "ärenden",
  "med",
  "avtal",
  "som",
  "rör",
  "mark",
  "beslut",
  "till",
  "nämnden",
  "lagras",
  "enligt",
  "informationshanteringsplan",
  "driftas",
  "leverantör",
  "integration",
  "mot",
  "ekonomisystemet",
  "behörighet",
  "styrs",
  "genom",
  "roller",
  "återställning",
  "prövas",
  "årligen",
  "öppna",
  "handlingar",
  "diarieförs",
};

static const char *const kinds[] = { "system", "application", "information-set", "service", "gis-platform", "project-support" };
static const char *const data_kinds[] = { "none", "ordinary", "privacy-sensitive", "special" };
static const char *const cycles[] = { "planned", "in_use", "phasing_out", "retired" };

/* A linear congruential generator, so that every machine makes the same rows. */
static guint
bench_next (guint64 *state, guint below)
{
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return (guint) ((*state >> 33) % below);
}

#define PICK(state, list) ((list)[bench_next ((state), G_N_ELEMENTS (list))])

static char *
bench_sentence (guint64 *state, guint n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", PICK (state, words));
  return g_string_free (text, FALSE);
}

void
bench_row_init (BenchRow *self, guint index)
{
  guint64 state = index * 2654435761u + 12345u;
  char **values = self->values;

  values[0] = g_strdup_printf ("%s%s %06u", PICK (&state, heads), PICK (&state, tails), index);
  values[1] = g_strdup_printf ("IT-%06u", index);
  values[2] = g_strdup (PICK (&state, kinds));
  values[3] = bench_sentence (&state, 34);
  values[4] = g_strdup (PICK (&state, data_kinds));
  values[5] = g_strdup (PICK (&state, cycles));
  values[6] = g_strdup (bench_next (&state, 2) ? "local" : "central");
  values[7] = g_strdup_printf ("%u", 1 + bench_next (&state, 96));
  values[8] = g_strdup_printf ("%u", 1 + bench_next (&state, 48));
  values[9] = g_strdup_printf ("%u", 24 + bench_next (&state, 300));
  values[10] = g_strdup_printf ("https://intranet.example/system/%u", index);
  values[11] = bench_sentence (&state, 9);
}

void
bench_row_clear (BenchRow *self)
{
  for (guint i = 0; i < BENCH_N_FIELDS; i++)
    g_clear_pointer (&self->values[i], g_free);
}

gint64
bench_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

double
bench_median (double *samples, gsize n_samples)
{
  g_assert (n_samples > 0);
  qsort (samples, n_samples, sizeof (double), compare_doubles);
  return n_samples % 2 ? samples[n_samples / 2] : (samples[n_samples / 2 - 1] + samples[n_samples / 2]) / 2;
}

gint64
bench_pss (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  line = g_strstr_len (text, -1, "\nPss:");
  return line ? g_ascii_strtoll (line + strlen ("\nPss:"), NULL, 10) * 1024 : 0;
}

void
bench_print (const char *name, double value, const char *unit)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  printf ("%s\t%s\t%s\n", name, g_ascii_formatd (number, sizeof number, "%.4f", value), unit);
  fflush (stdout);
}
