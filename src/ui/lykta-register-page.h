/* lykta-register-page.h: any register as a table, and one of its records beside it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_REGISTER_PAGE (lykta_register_page_get_type ())

G_DECLARE_FINAL_TYPE (LyktaRegisterPage, lykta_register_page, LYKTA, REGISTER_PAGE, AdwBin)

GtkWidget *lykta_register_page_new (LyktaStore *store, const LyktaRegister *reg);

const LyktaRegister *lykta_register_page_get_register (LyktaRegisterPage *self);
const LyktaQuery *lykta_register_page_get_query (LyktaRegisterPage *self);

void lykta_register_page_show_view (LyktaRegisterPage *self, const char *view_id);
void lykta_register_page_show_ids (LyktaRegisterPage *self, const char *title, GArray *ids);
void lykta_register_page_open_record (LyktaRegisterPage *self, gint64 id);
void lykta_register_page_start_search (LyktaRegisterPage *self);

G_END_DECLS
