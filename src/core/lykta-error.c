/* lykta-error.c: what can go wrong, named for what the user can do about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-error.h"

G_DEFINE_QUARK (lykta - error - quark, lykta_error)
