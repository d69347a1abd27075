/*
 * The manual of the assessment, quoted on the page that should hold the evidence: "แสดงผลการ…ของ
 * หน่วยงาน อย่างน้อยประกอบด้วย 1) … 2) …". Agencies copy it there for their own staff. It says in the
 * topic's own words what is wanted, and proves nothing.
 */
#ifndef OIT_RULES_WANTED_H
#define OIT_RULES_WANTED_H

#include "rules/site.h"

/* From block to block of one page, in order; zero at its start. */
struct wanted {
	gboolean lists; /* the line before told that a list of what is wanted follows */
};

/* TRUE where a block quotes the manual: a line of the expressions "wanted" (rules/site.json), or an
 * entry of the list that such a line begins. What holds an answer (a telephone number, an amount,
 * an address) is the agency's own. */
gboolean wanted_quotes(struct wanted *wanted, const struct site *site,
		       const struct site_block *block);

/* TRUE where a document is nothing but that: lines of the expressions "wanted" and "asked"
 * (rules/site.json), with what they run on into, outweigh all other text by far, names of topics
 * aside, and nothing is filled in: no amount, telephone number, address or day. blocks: numbers
 * (uint32_t) of the page's blocks. */
gboolean wanted_fills(struct site *site, const struct site_page *page, const GArray *blocks);

#endif
