/* lykta-pdf-der.c: attributes of a signature that libcrypto does not know
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-pdf-der.h"

#include <openssl/asn1.h>

#define MOST_ELEMENTS 256

typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Cursor;

/* Goes past the next element, if it has this tag, and gives what lies in it. */
static gboolean
take (Cursor *self, int tag, int class, Cursor *inside)
{
  const guint8 *at = self->at;
  long length;
  int found;
  int found_class;

  if (at >= self->end || (ASN1_get_object (&at, &length, &found, &found_class, self->end - at) & 0x81) != 0 || found != tag
      || found_class != class || length > self->end - at)
    return FALSE;
  *inside = (Cursor) { at, at + length };
  self->at = at + length;
  return TRUE;
}

GPtrArray *
_lykta_pdf_der_split (const guint8 *data, gsize size)
{
  GPtrArray *elements = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  Cursor all = { data, data + size };
  Cursor sequence;
  Cursor inside;

  if (!take (&all, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL, &sequence))
    return elements;
  while (elements->len < MOST_ELEMENTS)
    {
      const guint8 *start = sequence.at;

      if (!take (&sequence, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL, &inside))
        break;
      g_ptr_array_add (elements, g_bytes_new (start, (gsize) (sequence.at - start)));
    }
  return elements;
}

GBytes *
_lykta_pdf_der_get_tagged (const guint8 *data, gsize size, int tag)
{
  Cursor all = { data, data + size };
  Cursor sequence;

  if (!take (&all, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL, &sequence))
    return NULL;
  for (int i = 0; i <= tag; i++)
    {
      Cursor inside;

      if (take (&sequence, i, V_ASN1_CONTEXT_SPECIFIC, &inside) && i == tag)
        return g_bytes_new (inside.at, (gsize) (inside.end - inside.at));
    }
  return NULL;
}

char *
_lykta_pdf_der_get_attribute_text (const guint8 *data, gsize size)
{
  Cursor all = { data, data + size };
  Cursor attribute;
  Cursor name;
  Cursor values;
  const guint8 *at;
  ASN1_STRING *string;
  guint8 *utf8 = NULL;
  int length;
  char *text;

  if (!take (&all, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL, &attribute) || !take (&attribute, V_ASN1_OBJECT, V_ASN1_UNIVERSAL, &name)
      || !take (&attribute, V_ASN1_SET, V_ASN1_UNIVERSAL, &values))
    return NULL;
  at = values.at;
  string = d2i_DISPLAYTEXT (NULL, &at, values.end - values.at);
  length = string != NULL ? ASN1_STRING_to_UTF8 (&utf8, string) : -1;
  text = length > 0 ? g_utf8_make_valid ((const char *) utf8, length) : NULL;
  OPENSSL_free (utf8);
  ASN1_STRING_free (string);
  return text;
}
