/* lykta-missing.c: what the window needs and others deliver today; goes when they have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-missing.h"

#if !__has_include("lykta-register-page.h")
struct _LyktaRegisterPage
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (LyktaRegisterPage, lykta_register_page, ADW_TYPE_BIN)

static void
lykta_register_page_class_init (LyktaRegisterPageClass *klass)
{
}

static void
lykta_register_page_init (LyktaRegisterPage *self)
{
}

GtkWidget *
lykta_register_page_new (LyktaStore *store, const LyktaRegister *reg)
{
  GtkWidget *page = g_object_new (LYKTA_TYPE_REGISTER_PAGE, NULL);
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_bin_set_child (ADW_BIN (page), view);

  return page;
}

void
lykta_register_page_show_view (LyktaRegisterPage *self, const char *view_id)
{
}

void
lykta_register_page_show_ids (LyktaRegisterPage *self, const char *title, GArray *ids)
{
}

void
lykta_register_page_open_record (LyktaRegisterPage *self, gint64 id)
{
}

void
lykta_register_page_start_search (LyktaRegisterPage *self)
{
}

void
lykta_register_page_add (LyktaRegisterPage *self)
{
}
#endif

#if !__has_include("lykta-toast.h")
void
lykta_toast (GtkWidget *widget, const char *text, gboolean undo)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, text);
  if (undo)
    {
      adw_toast_set_button_label (toast, "Undo");
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY)), toast);
}

void
lykta_toast_forget_undo (GtkWidget *widget)
{
}
#endif

#include "lykta-log.h"

gboolean __attribute__ ((weak)) lykta_store_backup (LyktaStore *store, const char *path, GCancellable *cancellable,
                                                    GError **error);

gboolean
lykta_store_backup (LyktaStore *store, const char *path, GCancellable *cancellable, GError **error)
{
  g_set_error_literal (error, LYKTA_ERROR, LYKTA_ERROR_FAILED, "Not yet");
  return FALSE;
}
