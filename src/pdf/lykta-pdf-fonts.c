/* lykta-pdf-fonts.c: the shipped fonts, for whatever is drawn into a PDF file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* memfd_create() */

#include "config.h"

#include "lykta-pdf-fonts.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <pango/pangofc-fontmap.h>
#include <sys/mman.h>
#include <unistd.h>

#include "lykta-error.h"

static const char *const fonts[] = { "Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf" };

/* Fontconfig wants files. These are in memory and stay open while the program runs: cairo remembers faces by their path. */
static char *
open_font (const char *name, GError **error)
{
  g_autofree char *resource = g_strconcat (LYKTA_RESOURCE_PATH, "/fonts/", name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  const char *data;
  gsize size;
  int fd;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  fd = memfd_create (name, MFD_CLOEXEC);
  if (fd >= 0)
    {
      gsize done = 0;

      while (done < size)
        {
          gssize n = write (fd, data + done, size - done);

          if (n <= 0)
            break;
          done += (gsize) n;
        }
      if (done == size)
        return g_strdup_printf ("/proc/self/fd/%d", fd);
      close (fd);
    }
  g_set_error (error, LYKTA_ERROR, LYKTA_ERROR_FAILED,
               _ ("The document's fonts could not be loaded: %s. Close other programs and try again."), g_strerror (errno));
  return NULL;
}

static const char *
get_font_path (guint i, GError **error)
{
  static char *paths[G_N_ELEMENTS (fonts)];
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (paths[i] == NULL)
    paths[i] = open_font (fonts[i], error);
  return paths[i];
}

PangoContext *
lykta_pdf_fonts_new_context (const char *language, GError **error)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  PangoContext *context;
  FcConfig *config = FcConfigCreate ();
  cairo_font_options_t *options;

  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), config);
  FcConfigDestroy (config);
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      const char *path = get_font_path (i, error);

      if (path == NULL || !pango_font_map_add_font_file (map, path, error))
        return NULL;
    }

  context = pango_font_map_create_context (map);
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  pango_context_set_language (context, pango_language_from_string (language));
  return context;
}
