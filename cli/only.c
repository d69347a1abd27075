#include "cli/only.h"

#include "cli/stored.h"
#include "rules/result.h"

#include <string.h>

/* Letters do not tell items apart, and the first one goes without saying. */
static const struct item *item_named(const struct checklist *checklist, const char *id)
{
	for (guint i = 0; i < checklist->items->len; i++) {
		const struct item *item = checklist->items->pdata[i];
		const char *number = item->id + strcspn(item->id, "0123456789");
		if (g_ascii_strcasecmp(item->id, id) == 0 || strcmp(number, id) == 0)
			return item;
	}
	return NULL;
}

GPtrArray *only_items(const char *ids, const struct checklist *checklist, GError **error)
{
	g_autoptr(GPtrArray) items = g_ptr_array_new();
	g_auto(GStrv) names = g_strsplit(ids, ",", 0);
	for (char **name = names; *name; name++) {
		const struct item *item = item_named(checklist, g_strstrip(*name));
		if (!item) {
			g_set_error(
				error, OPTIONS_ERROR, OPTIONS_ERROR_USAGE,
				"--only %s: ไม่มีข้อนี้ในรายการตรวจของปี %d (the checklist of the year "
				"has no such item)",
				*name, checklist->fiscal_year);
			return NULL;
		}
		if (!g_ptr_array_find(items, item, NULL))
			g_ptr_array_add(items, (gpointer)item);
	}
	return g_steal_pointer(&items);
}

static gboolean is_named(const GPtrArray *items, const char *id)
{
	for (guint i = 0; i < items->len; i++)
		if (strcmp(((const struct item *)items->pdata[i])->id, id) == 0)
			return TRUE;
	return FALSE;
}

static void add_urls(GPtrArray *urls, const GPtrArray *evidence)
{
	for (guint i = 0; i < evidence->len; i++) {
		const struct evidence *one = evidence->pdata[i];
		g_ptr_array_add(urls, g_strdup(one->url));
		for (guint s = 0; s < one->path->len; s++)
			g_ptr_array_add(urls,
					g_strdup(((struct path_step *)one->path->pdata[s])->url));
	}
}

GPtrArray *only_urls(const struct options *options, const char *typed, const GPtrArray *items)
{
	GPtrArray *urls = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *site = stored_site(typed, NULL);
	AUTO(result) last = site ? stored_result(options, site, NULL) : NULL;
	for (guint i = 0; last && i < last->items->len; i++) {
		const struct item_result *item = last->items->pdata[i];
		if (!is_named(items, item->id))
			continue;
		add_urls(urls, item->evidence);
		for (guint e = 0; e < item->elements->len; e++)
			add_urls(urls,
				 ((struct element_result *)item->elements->pdata[e])->evidence);
	}
	return urls;
}
