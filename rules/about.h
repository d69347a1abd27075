/* The year that a page or document is *about*, and where that was read. */
#ifndef OIT_RULES_ABOUT_H
#define OIT_RULES_ABOUT_H

#include "rules/scope.h"

struct about {
	int from, to;         /* Buddhist era; 0 where no year is told */
	const char *where;    /* "title", "heading", "label", "file", "row", "table", "text"; "" */
	uint32_t block, link; /* in which block or link of the scope's page, SITE_NONE */
	gboolean covers;      /* the wanted year is among those told */
	uint32_t page;        /* the scope's */
	uint32_t start, end;  /* of the year in the block's folded text */
};

/* Years told by a scope as evidence of a topic, and by the label of the link that led to it (text
 * number, SITE_NONE for none). The first place that tells any decides, in the order pictures that
 * are all there is and say what they are, title, heading, label, file name, links on it, table
 * headers, body. Among several years of one place the wanted one wins, else the latest. */
struct about about_year(const struct scope *scope, uint32_t label, const struct topic *topic,
			int wanted);

/* TRUE where what is of the year `from` is newer than what is asked for, and that year had begun
 * when the site was seen: the agency has gone on since, and an audit of a year gone by cannot hold
 * it against it. What is of a year to come proves nothing of this one. */
gboolean about_moved_on(int from, int wanted, int seen_year);

/* The period that an item asks of one of its topics. */
enum period_kind about_period(const struct item *item, const struct topic *topic);
/* The year of it; 0 where none is asked for. */
int about_wanted(const struct item *item, const struct topic *topic, int fiscal_year);

#endif
