#include "rules/result.h"

static const char *or_empty(const char *text)
{
	return text ? text : "";
}

void result_set(char **member, const char *text)
{
	char *copy = g_strdup(or_empty(text)); /* first, since text may be the member itself */

	g_free(*member);
	*member = copy;
}

static GPtrArray *strings_new(void)
{
	return g_ptr_array_new_with_free_func(g_free);
}

struct path_step *path_step_new(const char *label, const char *url)
{
	struct path_step *step = g_new0(struct path_step, 1);

	step->label = g_strdup(or_empty(label));
	step->url = g_strdup(or_empty(url));
	return step;
}

static void path_step_free(void *data)
{
	struct path_step *step = data;

	g_free(step->label);
	g_free(step->url);
	g_free(step);
}

static GPtrArray *path_new(void)
{
	return g_ptr_array_new_with_free_func(path_step_free);
}

struct evidence *evidence_new(void)
{
	struct evidence *evidence = g_new0(struct evidence, 1);

	evidence->url = g_strdup("");
	evidence->kind = g_strdup("");
	evidence->title = g_strdup("");
	evidence->quote = g_strdup("");
	evidence->year_from = g_strdup("");
	evidence->path = path_new();
	return evidence;
}

void evidence_free(struct evidence *evidence)
{
	if (!evidence)
		return;
	g_free(evidence->url);
	g_free(evidence->kind);
	g_free(evidence->title);
	g_free(evidence->quote);
	g_free(evidence->year_from);
	g_ptr_array_unref(evidence->path);
	g_free(evidence);
}

static GPtrArray *evidences_new(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)evidence_free);
}

struct element_result *element_result_new(void)
{
	struct element_result *element = g_new0(struct element_result, 1);

	element->id = g_strdup("");
	element->text_th = g_strdup("");
	element->text_en = g_strdup("");
	element->verdict = VERDICT_UNCLEAR; /* nothing is claimed until somebody looked */
	element->basis = g_strdup("");
	element->why_th = g_strdup("");
	element->why_en = g_strdup("");
	element->evidence = evidences_new();
	return element;
}

static void element_result_free(void *data)
{
	struct element_result *element = data;

	g_free(element->id);
	g_free(element->text_th);
	g_free(element->text_en);
	g_free(element->basis);
	g_free(element->why_th);
	g_free(element->why_en);
	g_ptr_array_unref(element->evidence);
	g_free(element);
}

struct item_note *item_note_new(void)
{
	struct item_note *note = g_new0(struct item_note, 1);

	note->code = g_strdup("");
	note->item = g_strdup("");
	note->text_th = g_strdup("");
	note->text_en = g_strdup("");
	return note;
}

static void item_note_free(void *data)
{
	struct item_note *note = data;

	g_free(note->code);
	g_free(note->item);
	g_free(note->text_th);
	g_free(note->text_en);
	g_free(note);
}

struct item_result *item_result_new(void)
{
	struct item_result *item = g_new0(struct item_result, 1);

	item->id = g_strdup("");
	item->title_th = g_strdup("");
	item->title_en = g_strdup("");
	item->topics = strings_new();
	item->sub_indicator = g_strdup("");
	item->verdict = VERDICT_UNCLEAR;
	item->basis = g_strdup("");
	item->why_th = g_strdup("");
	item->why_en = g_strdup("");
	item->fix_th = g_strdup("");
	item->fix_en = g_strdup("");
	item->unit_th = g_strdup("");
	item->waiver_reason = g_strdup("");
	item->waiver_until = g_strdup("");
	item->elements = g_ptr_array_new_with_free_func(element_result_free);
	item->evidence = evidences_new();
	item->notes = g_ptr_array_new_with_free_func(item_note_free);
	return item;
}

void item_result_free(void *data)
{
	struct item_result *item = data;

	g_free(item->id);
	g_free(item->title_th);
	g_free(item->title_en);
	g_ptr_array_unref(item->topics);
	g_free(item->sub_indicator);
	g_free(item->basis);
	g_free(item->why_th);
	g_free(item->why_en);
	g_free(item->fix_th);
	g_free(item->fix_en);
	g_free(item->unit_th);
	g_free(item->waiver_reason);
	g_free(item->waiver_until);
	g_ptr_array_unref(item->elements);
	g_ptr_array_unref(item->evidence);
	g_ptr_array_unref(item->notes);
	g_free(item);
}

struct group_score *group_score_new(const char *id, const char *title_th, const char *title_en,
				    const char *parent)
{
	struct group_score *group = g_new0(struct group_score, 1);

	group->id = g_strdup(or_empty(id));
	group->title_th = g_strdup(or_empty(title_th));
	group->title_en = g_strdup(or_empty(title_en));
	group->parent = g_strdup(or_empty(parent));
	group->measure = g_strdup("");
	return group;
}

static void group_score_free(void *data)
{
	struct group_score *group = data;

	g_free(group->id);
	g_free(group->title_th);
	g_free(group->title_en);
	g_free(group->parent);
	g_free(group->measure);
	g_free(group);
}

struct level_goal *level_goal_new(void)
{
	struct level_goal *goal = g_new0(struct level_goal, 1);

	goal->level = g_strdup("");
	return goal;
}

static void level_goal_free(void *data)
{
	struct level_goal *goal = data;

	g_free(goal->level);
	g_free(goal);
}

struct broken_link *broken_link_new(void)
{
	struct broken_link *broken = g_new0(struct broken_link, 1);

	broken->url = g_strdup("");
	broken->reason = g_strdup("");
	broken->from = strings_new();
	return broken;
}

static void broken_link_free(void *data)
{
	struct broken_link *broken = data;

	g_free(broken->url);
	g_free(broken->reason);
	g_ptr_array_unref(broken->from);
	g_free(broken);
}

struct unread_url *unread_url_new(void)
{
	struct unread_url *unread = g_new0(struct unread_url, 1);

	unread->url = g_strdup("");
	unread->reason = g_strdup("");
	return unread;
}

static void unread_url_free(void *data)
{
	struct unread_url *unread = data;

	g_free(unread->url);
	g_free(unread->reason);
	g_free(unread);
}

struct tls_fault *tls_fault_new(void)
{
	struct tls_fault *tls = g_new0(struct tls_fault, 1);

	tls->host = g_strdup("");
	tls->fault = g_strdup("");
	return tls;
}

static void tls_fault_free(void *data)
{
	struct tls_fault *tls = data;

	g_free(tls->host);
	g_free(tls->fault);
	g_free(tls);
}

struct warning *warning_new(void)
{
	struct warning *warning = g_new0(struct warning, 1);

	warning->code = g_strdup("");
	warning->text_th = g_strdup("");
	warning->text_en = g_strdup("");
	warning->url = g_strdup("");
	return warning;
}

static void warning_free(void *data)
{
	struct warning *warning = data;

	g_free(warning->code);
	g_free(warning->text_th);
	g_free(warning->text_en);
	g_free(warning->url);
	g_free(warning);
}

struct broken_link *result_add_broken_link(struct result *result, const char *url, int status,
					   const char *reason)
{
	struct broken_link *broken = broken_link_new();

	result_set(&broken->url, url);
	broken->status = status;
	result_set(&broken->reason, reason);
	g_ptr_array_add(result->crawl.broken_links, broken);
	return broken;
}

void result_add_unread(struct result *result, const char *url, const char *reason)
{
	struct unread_url *unread;

	result->crawl.n_unread++;
	if (result->crawl.unread->len >= RESULT_UNREAD_MAX)
		return;
	unread = unread_url_new();
	result_set(&unread->url, url);
	result_set(&unread->reason, reason);
	g_ptr_array_add(result->crawl.unread, unread);
}

void result_add_tls_fault(struct result *result, const char *host, const char *fault)
{
	struct tls_fault *tls = tls_fault_new();

	result_set(&tls->host, host);
	result_set(&tls->fault, fault);
	g_ptr_array_add(result->crawl.tls, tls);
}

void result_warn(struct result *result, const char *code, const char *text_th, const char *text_en,
		 const char *url)
{
	struct warning *warning = warning_new();

	result_set(&warning->code, code);
	result_set(&warning->text_th, text_th);
	result_set(&warning->text_en, text_en);
	result_set(&warning->url, url);
	g_ptr_array_add(result->warnings, warning);
}

struct result *result_new(void)
{
	struct result *result = g_new0(struct result, 1);

	result->site_url = g_strdup("");
	result->site_host = g_strdup("");
	result->site_title = g_strdup("");
	result->as_of = g_strdup("");
	result->audited_at = g_strdup("");
	result->rules_id = g_strdup("");
	result->rules_sha256 = g_strdup("");
	result->agency = g_strdup("");
	result->crawl.stopped_by = g_strdup("");
	result->crawl.unread = g_ptr_array_new_with_free_func(unread_url_free);
	result->crawl.broken_links = g_ptr_array_new_with_free_func(broken_link_free);
	result->crawl.tls = g_ptr_array_new_with_free_func(tls_fault_free);
	result->items = g_ptr_array_new_with_free_func(item_result_free);
	result->sub_indicators = g_ptr_array_new_with_free_func(group_score_free);
	result->indicators = g_ptr_array_new_with_free_func(group_score_free);
	result->level = g_strdup("");
	result->level_low = g_strdup("");
	result->level_high = g_strdup("");
	result->goals = g_ptr_array_new_with_free_func(level_goal_free);
	result->warnings = g_ptr_array_new_with_free_func(warning_free);
	return result;
}

void result_free(struct result *result)
{
	if (!result)
		return;
	g_free(result->site_url);
	g_free(result->site_host);
	g_free(result->site_title);
	g_free(result->as_of);
	g_free(result->audited_at);
	g_free(result->rules_id);
	g_free(result->rules_sha256);
	g_free(result->agency);
	g_free(result->crawl.stopped_by);
	g_ptr_array_unref(result->crawl.unread);
	g_ptr_array_unref(result->crawl.broken_links);
	g_ptr_array_unref(result->crawl.tls);
	g_ptr_array_unref(result->items);
	g_ptr_array_unref(result->sub_indicators);
	g_ptr_array_unref(result->indicators);
	g_free(result->level);
	g_free(result->level_low);
	g_free(result->level_high);
	g_ptr_array_unref(result->goals);
	g_ptr_array_unref(result->warnings);
	g_free(result);
}

struct item_result *result_item(const struct result *result, const char *id)
{
	for (guint i = 0; i < result->items->len; i++) {
		struct item_result *item = result->items->pdata[i];

		if (g_strcmp0(item->id, id) == 0)
			return item;
	}
	return NULL;
}
