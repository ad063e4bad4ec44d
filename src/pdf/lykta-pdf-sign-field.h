/* lykta-pdf-sign-field.h: the place in a document where a signature goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lykta-pdf-update.h"

G_BEGIN_DECLS

/**
 * LyktaPdfSignField:
 * @field: the form field, which is changed already
 * @widget: where it stands on its page: perhaps the same object
 * @width: of that, in points; 0 when it is not seen
 * @height: its height
 */
typedef struct
{
  qpdf_oh field;
  qpdf_oh widget;
  double width;
  double height;
} LyktaPdfSignField;

/**
 * lykta_pdf_sign_field_take:
 * @name: (nullable): of the field; %NULL is the first that is empty
 * @description: of a field that must be made, for who does not see it
 * @found: (out): the field
 *
 * Finds the empty field, or makes one that is not seen: in a document with a structure tree it stands there as a Form
 * (ISO 14289-1, 7.18.4).
 *
 * Returns: whether there is one; %FALSE with %LYKTA_ERROR_EXISTS when the field is signed, or %LYKTA_ERROR_REFUSED when the document
 *   takes no more signatures
 */
gboolean lykta_pdf_sign_field_take (LyktaPdfUpdate *update, const char *name, const char *description, LyktaPdfSignField *found,
                                    GError **error);

G_END_DECLS
