/*
 * A cell that is a topic's name and yet says something: "การจัดซื้อจัดจ้าง" in a table of risks is the
 * process that may go wrong. In a list of what an agency publishes (number, name, download) the
 * same words only claim that it is there.
 */
#ifndef OIT_RULES_DATUM_H
#define OIT_RULES_DATUM_H

#include "rules/site.h"

/* The block, which is little else than a topic's name, stands in a row that is filled in: at least
 * two other cells say something in words, nothing in the row is a link, and few cells of its column
 * are names of topics. */
gboolean datum_in_row(struct site *site, const struct site_page *page, uint32_t block);

#endif
