/* lykta-application.h: the program: its files and windows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lykta-store.h"

G_BEGIN_DECLS

#define LYKTA_TYPE_APPLICATION (lykta_application_get_type ())

/**
 * LyktaApplication:
 *
 * One for all windows. It opens `lykta FILE` in place, and without a file the register that was open last.
 */
G_DECLARE_FINAL_TYPE (LyktaApplication, lykta_application, LYKTA, APPLICATION, AdwApplication)

LyktaApplication *lykta_application_new (void);

G_END_DECLS
