/* lykta-hooks.h: what only tests use in the program: pictures of its pages, timings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-window.h"

G_BEGIN_DECLS

/* Notes when the program began: the first thing that main() does. */
void lykta_hooks_begin (void);

/**
 * lykta_hooks_attach:
 * @pictures: (nullable): folder for pictures of all main pages; the program quits when they are taken
 *
 * With `LYKTA_TIMING=FILE` in the environment the file gets, as JSON, when the program began and when the first frame with a
 * page was painted, in microseconds of the monotonic clock; with `LYKTA_TIMING_QUIT` the program then quits.
 */
void lykta_hooks_attach (LyktaWindow *window, const char *pictures);

G_END_DECLS
