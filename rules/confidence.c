#include "rules/confidence.h"

#include <string.h>

#define LEAST_DOUBT    0.02 /* nobody is ever quite sure */
#define SURE_ABOUT     0.8  /* a candidate that is so sure speaks for another one */
#define DOUBT_UNREAD   2.2  /* times as much doubt in "missing" where something was not read */
#define DOUBT_NO_MATCH 2.0  /* … in "there" where no element was seen */
#define DOUBT_NO_FIRST 0.2  /* at least, where what an item asks for before all else is lacking */
#define DOUBT_OTHER    0.4  /* what is another agency's may be taken for nothing at all */

/* How often "missing" is wrong, by what stands where the item should be. The more a page says of
 * itself that nothing is there, the surer; one with a heading alone may have content that a program
 * does not see. Measured on labelled sites. */
static const struct {
	enum standing standing;
	const char *reason; /* "" for any */
	double doubt;
} missing_doubts[] = {
	{STANDING_NONE, "", 0.05},
	{STANDING_NO_LINK, "", 0.12},
	{STANDING_WRONG, "home", 0.05},
	{STANDING_WRONG, "", 0.25},
	{STANDING_EMPTY, "under-construction", 0.08},
	{STANDING_EMPTY, "empty-list", 0.08},
	{STANDING_EMPTY, "placeholder-document", 0.15},
	{STANDING_EMPTY, WEIGHED_DEAD_FILE, 0.15},
	{STANDING_EMPTY, "", 0.35},
	{STANDING_DEAD, "", 0.15},
	{STANDING_PROVEN, "", 0.2},
	{STANDING_UNREAD, "", 0.4},
};

static double doubt_in_missing(const struct topic_case *topic_case)
{
	const char *reason = topic_case->weighed->len
				     ? g_array_index(topic_case->weighed, struct weighed, 0).reason
				     : "";
	for (gsize i = 0; i < G_N_ELEMENTS(missing_doubts); i++)
		if (missing_doubts[i].standing == topic_case->standing &&
		    (!*missing_doubts[i].reason || strcmp(missing_doubts[i].reason, reason) == 0))
			return missing_doubts[i].doubt;
	return 0.5;
}

/* Each thing that speaks for it halves the doubt: the agency's own index names it, another target
 * is as surely about it. */
static double doubt_in_case(const struct topic_case *topic_case)
{
	double doubt = 1 - topic_case->confidence;
	unsigned sure = 0;
	gboolean declared = FALSE;
	for (guint i = 0; i < topic_case->weighed->len; i++) {
		const struct weighed *weighed =
			&g_array_index(topic_case->weighed, struct weighed, i);
		if (weighed->standing != STANDING_PROVEN)
			continue;
		sure += weighed->confidence >= SURE_ABOUT;
		declared |= weighed->candidate.declared;
	}
	return doubt * (sure > 1 ? 0.5 : 1) * (declared ? 0.5 : 1);
}

static unsigned elements_met(const struct item_result *result)
{
	unsigned met = 0;
	for (guint i = 0; i < result->elements->len; i++) {
		const struct element_result *element = g_ptr_array_index(result->elements, i);
		met += element->verdict == VERDICT_FOUND && strcmp(element->id, "period") != 0;
	}
	return met;
}

/* An item's first element is the thing itself (a plan, a channel), the others are what it says: a
 * text with some of these and without the thing is about something else in every other case. */
static gboolean lacks_first(const struct item_result *result)
{
	const struct element_result *first =
		result->elements->len ? g_ptr_array_index(result->elements, 0) : NULL;
	return first && first->verdict == VERDICT_MISSING;
}

static gboolean is_of_other(const struct item_result *result)
{
	for (guint i = 0; i < result->elements->len; i++)
		if (strcmp(((struct element_result *)result->elements->pdata[i])->id, "owner") == 0)
			return TRUE;
	return FALSE;
}

/* "found" needs every topic of the item, "partial" any. */
static double doubt_in_there(const struct item_result *result,
			     const struct topic_case *const *cases, guint n_cases)
{
	gboolean every = result->verdict == VERDICT_FOUND;
	double doubt = every ? 0 : 1;
	unsigned met = elements_met(result);
	for (guint i = 0; i < n_cases; i++)
		if (cases[i]->standing == STANDING_PROVEN)
			doubt = every ? MAX(doubt, doubt_in_case(cases[i]))
				      : MIN(doubt, doubt_in_case(cases[i]));
	if (is_of_other(result))
		return MAX(doubt, DOUBT_OTHER);
	if (met == 0)
		return doubt * DOUBT_NO_MATCH;
	doubt *= met > 1 && met * 2 >= result->elements->len ? 0.5 : 1;
	return lacks_first(result) ? MAX(doubt, DOUBT_NO_FIRST) : doubt;
}

double confidence_of(const struct item_result *result, const struct topic_case *const *cases,
		     guint n_cases, gboolean all_read)
{
	double doubt = 0;
	switch (result->verdict) {
	case VERDICT_UNCLEAR:
		return 0;
	case VERDICT_MISSING:
		for (guint i = 0; i < n_cases; i++)
			doubt = MAX(doubt, doubt_in_missing(cases[i]));
		doubt *= all_read ? 1 : DOUBT_UNREAD;
		break;
	default:
		doubt = doubt_in_there(result, cases, n_cases);
	}
	return 1 - CLAMP(doubt, LEAST_DOUBT, 1);
}
