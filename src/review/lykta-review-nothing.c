/* lykta-review-nothing.c: what was said of a register holds for the sections of the review that are about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lykta-review-nothing.h"

#include "lykta-review-template.h"
#include "lykta-review.h"

static gboolean
is_about (const LyktaReviewSection *section, const LyktaRegister *reg)
{
  for (guint i = 0; i < section->spec->facts->len; i++)
    {
      const LyktaFactSpec *fact = g_ptr_array_index (section->spec->facts, i);

      if (fact->reg != reg)
        return FALSE;
    }
  return section->spec->facts->len > 0;
}

int
lykta_review_state_nothing (LyktaStore *store, LyktaEdit *edit, const LyktaRegister *reg, gint64 person, const char *day,
                            GError **error)
{
  const LyktaRegister *sections_reg = lykta_store_find_register (store, "sections");
  g_autoptr (LyktaRecord) office = lykta_store_get_office (store);
  int year = office != NULL ? (int) lykta_record_get_integer (office, "plan_year") : 0;
  g_autoptr (LyktaRecord) review = year > 0 ? lykta_review_find (store, year) : NULL;
  g_autoptr (GPtrArray) sections = NULL;
  int n = 0;

  if (review == NULL || !lykta_record_is_empty (review, "approved_on"))
    return 0;
  sections = lykta_review_get_sections (store, review, error);
  if (sections == NULL)
    return -1;
  for (guint i = 0; i < sections->len; i++)
    {
      const LyktaReviewSection *section = g_ptr_array_index (sections, i);

      if (section->record_id == 0 || section->state != LYKTA_SECTION_EMPTY || !is_about (section, reg))
        continue;
      lykta_edit_set_integer (edit, sections_reg, section->record_id, "nothing_to_report", 1);
      lykta_edit_set_integer (edit, sections_reg, section->record_id, "nothing_by", person);
      lykta_edit_set_text (edit, sections_reg, section->record_id, "nothing_on", day);
      n++;
    }
  return n;
}
