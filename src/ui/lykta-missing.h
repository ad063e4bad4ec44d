/* lykta-missing.h: what the window needs and others deliver today; goes when they have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

#if __has_include("lykta-register-page.h")
#  include "lykta-register-page.h"
#else
#  define LYKTA_TYPE_REGISTER_PAGE (lykta_register_page_get_type ())
G_DECLARE_FINAL_TYPE (LyktaRegisterPage, lykta_register_page, LYKTA, REGISTER_PAGE, AdwBin)
GtkWidget *lykta_register_page_new (LyktaStore *store, const LyktaRegister *reg);
void lykta_register_page_show_view (LyktaRegisterPage *self, const char *view_id);
void lykta_register_page_show_ids (LyktaRegisterPage *self, const char *title, GArray *ids);
void lykta_register_page_open_record (LyktaRegisterPage *self, gint64 id);
void lykta_register_page_start_search (LyktaRegisterPage *self);
void lykta_register_page_add (LyktaRegisterPage *self);
#endif

#if __has_include("lykta-toast.h")
#  include "lykta-toast.h"
#else
void lykta_toast (GtkWidget *widget, const char *text, gboolean undo);
void lykta_toast_forget_undo (GtkWidget *widget);
#endif
