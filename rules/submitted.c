#include "rules/submitted.h"

#include "rules/session.h"

/* What is wrong with a URL, by the best standing that it has in any topic of its item. */
static const struct {
	const char *th, *en;
} faults[] = {
	[STANDING_PROVEN] = {NULL, NULL},
	[STANDING_UNREAD] = {"อ่านไม่ได้", "could not be read"},
	[STANDING_WRONG] = {"เป็นเนื้อหาเรื่องอื่น", "is about something else"},
	[STANDING_EMPTY] = {"ยังไม่มีข้อมูล", "has no content yet"},
	[STANDING_DEAD] = {"เปิดแล้วไม่พบหน้า", "is dead"},
	[STANDING_NO_LINK] = {"อ่านไม่ได้", "could not be read"},
	[STANDING_NONE] = {"อ่านไม่ได้", "could not be read"},
};

/* A URL that redirects is weighed as the page that it leads to. */
static gboolean leads_to(struct site *site, const struct candidate *candidate, uint32_t url)
{
	if (candidate->kind == CANDIDATE_NAMED)
		return FALSE;
	if (candidate->kind == CANDIDATE_TARGET && candidate->url == url)
		return TRUE;
	uint32_t page = site_resolve(site, url);
	return page != SITE_NONE && candidate->page == page;
}

static enum standing standing_of(struct site *site, uint32_t url, const struct item *item,
				 const struct topic_case *const *cases)
{
	enum standing best = STANDING_NONE;
	for (guint t = 0; url != SITE_NONE && t < item->topics->len; t++)
		for (guint i = 0; i < cases[t]->weighed->len; i++) {
			const struct weighed *weighed =
				&g_array_index(cases[t]->weighed, struct weighed, i);
			if (leads_to(site, &weighed->candidate, url))
				best = MIN(best, weighed->standing);
		}
	return best;
}

static void append(char **why, const char *text)
{
	g_autofree char *all = g_strconcat(*why, **why ? " — " : "", text, NULL);
	result_set(why, all);
}

void submitted_tell(const GPtrArray *submitted, struct site *site, const struct item *item,
		    const struct topic_case *const *cases, struct item_result *result)
{
	gboolean any = FALSE, proven = FALSE;
	for (guint i = 0; submitted && i < submitted->len; i++) {
		const struct submitted_url *one = submitted->pdata[i];
		if (one->item != item)
			continue;
		enum standing standing =
			standing_of(site, site_find_url(site, one->key), item, cases);
		any = TRUE;
		proven |= standing == STANDING_PROVEN;
		if (!faults[standing].th)
			continue;
		g_autofree char *th =
			g_strdup_printf("URL ที่ส่ง%s: %s", faults[standing].th, one->url);
		g_autofree char *en =
			g_strdup_printf("the submitted URL %s: %s", faults[standing].en, one->url);
		append(&result->why_th, th);
		append(&result->why_en, en);
	}
	if (!any || proven || result->verdict != VERDICT_FOUND)
		return;
	append(&result->why_th, "พบข้อมูลแล้ว แต่ไม่ได้อยู่ที่ URL ที่ส่ง");
	append(&result->why_en, "found, but not at the submitted URL");
}

enum standing submitted_standing(struct session *session, const struct submitted_url *submitted)
{
	const struct item *item = submitted->item;
	g_autofree const struct topic_case **cases =
		g_new0(const struct topic_case *, item->topics->len);
	for (guint t = 0; t < item->topics->len; t++)
		cases[t] = session_case(session, g_ptr_array_index(item->topics, t));
	return standing_of(session->site, site_find_url(session->site, submitted->key), item,
			   cases);
}
