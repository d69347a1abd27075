#include "rules/path.h"

#include "base/fold.h"
#include "rules/link_name.h"
#include "rules/result.h"

#define LABEL_BYTES 1024u
#define MAX_STEPS   12

struct arrival {
	uint32_t page, link; /* over which link it was reached */
	uint32_t clicks;
};

struct paths {
	struct site *site;
	uint32_t home;
	struct arrival *arrivals; /* by page number */
};

static const struct arrival nowhere = {SITE_NONE, SITE_NONE, UINT32_MAX};

struct paths *paths_new(struct site *site)
{
	struct paths *paths = g_new0(struct paths, 1);
	uint32_t pages = site_pages(site);
	paths->site = site;
	paths->home = site_home(site);
	paths->arrivals = g_new(struct arrival, MAX(1u, pages));
	for (uint32_t i = 0; i < pages; i++)
		paths->arrivals[i] = nowhere;
	if (paths->home == SITE_NONE)
		return paths;
	g_autoptr(GQueue) queue = g_queue_new();
	g_autofree gboolean *seen = g_new0(gboolean, pages);
	seen[paths->home] = TRUE;
	paths->arrivals[paths->home].clicks = 0;
	g_queue_push_tail(queue, GUINT_TO_POINTER(paths->home));
	while (!g_queue_is_empty(queue)) {
		uint32_t number = GPOINTER_TO_UINT(g_queue_pop_head(queue));
		const struct site_page *page = site_page(site, number);
		for (uint32_t i = 0; i < page->n_links; i++) {
			uint32_t target = page->targets[i] == SITE_NONE
						  ? SITE_NONE
						  : site_resolve(site, page->targets[i]);
			if (target == SITE_NONE || seen[target])
				continue;
			seen[target] = TRUE;
			paths->arrivals[target] =
				(struct arrival){number, i, paths->arrivals[number].clicks + 1};
			g_queue_push_tail(queue, GUINT_TO_POINTER(target));
		}
	}
	return paths;
}

uint32_t paths_clicks(const struct paths *paths, uint32_t page)
{
	return paths->arrivals[page].clicks;
}

void paths_free(struct paths *paths)
{
	if (!paths)
		return;
	g_free(paths->arrivals);
	g_free(paths);
}

/* The label that is clicked. One that says nothing itself is told with what names it: "O12 …
 * (เปิด)".
 */
static char *step_label(struct site *site, const struct site_page *page,
			const struct site_link *link)
{
	uint32_t name = link_name(site, page, link);
	const char *label = link->label != SITE_NONE ? site_text(site, link->label)->text : "";
	if (name == SITE_NONE)
		return g_strdup(link->image ? "(รูปภาพ)" : "(ลิงก์)");
	g_autofree char *clean = text_clean(site_text(site, name)->text, -1, LABEL_BYTES);
	if (name == link->label || !*label)
		return g_steal_pointer(&clean);
	g_autofree char *click = text_clean(label, -1, LABEL_BYTES);
	if (link_names_itself(site, link->label))
		return g_steal_pointer(&click);
	return g_strdup_printf("%s (%s)", clean, click);
}

static struct path_step *step(const struct paths *paths, const struct arrival *arrival)
{
	const struct site_page *page = site_page(paths->site, arrival->page);
	const struct site_link *link = &page->links[arrival->link];
	g_autofree char *label = step_label(paths->site, page, link);
	const char *url = link->target == SITE_NONE ? "" : site_url(paths->site, link->target)->url;
	return path_step_new(label, url);
}

void paths_to(const struct paths *paths, uint32_t url, uint32_t from_page, uint32_t from_link,
	      GPtrArray *steps)
{
	uint32_t at = from_page;
	if (from_page != SITE_NONE && from_link != SITE_NONE)
		g_ptr_array_add(steps, step(paths, &(struct arrival){from_page, from_link, 0}));
	else if (url != SITE_NONE)
		at = site_resolve(paths->site, url);
	while (at != SITE_NONE && at != paths->home && paths->arrivals[at].page != SITE_NONE &&
	       steps->len < MAX_STEPS) {
		g_ptr_array_insert(steps, 0, step(paths, &paths->arrivals[at]));
		at = paths->arrivals[at].page;
	}
	if (paths->home != SITE_NONE)
		g_ptr_array_insert(
			steps, 0,
			path_step_new("หน้าหลัก", site_url(paths->site,
							 site_page(paths->site, paths->home)->url)
							->url));
}
