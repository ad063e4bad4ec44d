/* lykta-risk-matrix.h: the risks of one kind and year by probability and consequence
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lykta-store.h"

G_BEGIN_DECLS

GtkWidget *lykta_risk_matrix_new (LyktaStore *store);

G_END_DECLS
