/* bench-data.h: the same assets for what is measured and for what it is measured against
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#define BENCH_N_FIELDS 12

/* Ids of the fields of the register "assets", in the order of bench_row(). */
extern const char *const bench_fields[BENCH_N_FIELDS];

typedef struct
{
  char *values[BENCH_N_FIELDS];
} BenchRow;

/* Row @index: Swedish text of about 450 bytes, the same on every machine. */
void bench_row_init (BenchRow *self, guint index);
void bench_row_clear (BenchRow *self);

gint64 bench_cpu_time (void);                                        /* of this process, in microseconds */
double bench_median (double *samples, gsize n_samples);              /* sorts the samples */
gint64 bench_pss (void);                                             /* of this process, in bytes */
void bench_print (const char *name, double value, const char *unit); /* one line for build-aux/run-bench */
