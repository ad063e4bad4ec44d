/* lykta-pdf-der.h: attributes of a signature that libcrypto does not know, in DER
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full) (element-type GBytes): each element of a SEQUENCE OF SEQUENCE, whole; what is not that gives none */
GPtrArray *_lykta_pdf_der_split (const guint8 *data, gsize size);

/* (transfer full) (nullable): what lies in the element with a context tag of a SEQUENCE */
GBytes *_lykta_pdf_der_get_tagged (const guint8 *data, gsize size, int tag);

/* (transfer full) (nullable): the first text among the values of an Attribute: SEQUENCE { OBJECT IDENTIFIER, SET OF text } */
char *_lykta_pdf_der_get_attribute_text (const guint8 *data, gsize size);

G_END_DECLS
