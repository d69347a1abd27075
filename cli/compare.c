#include "cli/compare.h"

#include "base/reason_words.h"

#include <string.h>

enum {
	SHRUNK_FROM = 200, /* letters: a page of fewer says too little to tell */
	SHRUNK_TO = 50,    /* per cent */
	SAME_WITHIN = 5,   /* per cent of the text of a page */
};

static struct finding *finding_new(const struct sighting *sighting, enum trouble trouble,
				   const char *th, const char *en)
{
	struct finding *finding = g_new0(struct finding, 1);

	finding->trouble = trouble;
	finding->item = g_strdup(sighting->item->id);
	finding->title_th = g_strdup(sighting->item->title_th);
	finding->title_en = g_strdup(sighting->item->title_en ? sighting->item->title_en : "");
	finding->url = g_strdup(sighting->url);
	finding->on = g_strdup(sighting->on ? sighting->on : "");
	finding->detail_th = g_strdup(th);
	finding->detail_en = g_strdup(en);
	finding->since = g_strdup("");
	return finding;
}

/* A host that is no more, or where nobody listens, is as good as 404; others answered in that same
 * look. */
static enum trouble trouble_of_failure(const struct sighting *now)
{
	static const char *const gone[] = {"dns", "refused", NULL};

	return g_strv_contains(gone, now->reason) ? TROUBLE_DIED : TROUBLE_NO_ANSWER;
}

/* What only our own program cannot read does not keep an assessor from it. */
static gboolean is_known(const struct sighting *sighting)
{
	return strcmp(sighting->reason, LOOK_NOT_READ) != 0 &&
	       strcmp(sighting->reason, "robots") != 0 && sighting->read != READ_NEEDS_JS;
}

GPtrArray *compare_unknown(const struct look *now)
{
	GPtrArray *urls = g_ptr_array_new();

	for (guint i = 0; i < now->sightings->len; i++) {
		const struct sighting *sighting = now->sightings->pdata[i];

		if (!is_known(sighting))
			g_ptr_array_add(urls, sighting->url);
	}
	return urls;
}

/* What stands in the way of reading it at all. */
static enum trouble trouble_of_reading(const struct sighting *now)
{
	if (!is_known(now))
		return TROUBLE_NONE;
	switch (now->read) {
	case READ_GONE:
		return TROUBLE_DIED;
	case READ_FAILED:
		return trouble_of_failure(now);
	case READ_BLOCKED:
		return now->status == 401 ? TROUBLE_LOGIN : TROUBLE_BLOCKED;
	default:
		return TROUBLE_NONE;
	}
}

static gboolean has_shrunk(const struct sighting *was, const struct sighting *now)
{
	return was->letters >= SHRUNK_FROM && now->letters * 100 < was->letters * SHRUNK_TO;
}

/* Where a file was, a page answers now. */
static gboolean is_no_file_now(const struct sighting *was, const struct sighting *now)
{
	gboolean answered = was->read == READ_NO_TEXT || read_has_content(was->read);

	return answered && was->kind != PAGE_HTML && now->kind == PAGE_HTML &&
	       read_has_content(now->read);
}

/* A box for members beside the content is no wall: the content must have gone, too. */
static gboolean asks_login(const struct sighting *was, const struct sighting *now)
{
	if (was->passwords > 0 || !read_has_content(now->read))
		return FALSE;
	gboolean elsewhere = strcmp(was->final_key, now->final_key) != 0;
	gboolean worse =
		was->standing == STANDING_PROVEN && now->standing != STANDING_PROVEN && !now->on;

	return now->passwords > 0 &&
	       (elsewhere || worse || has_shrunk(was, now) || is_no_file_now(was, now));
}

static struct finding *find_move(const struct sighting *was, const struct sighting *now)
{
	g_autofree char *th = NULL, *en = NULL;

	if (strcmp(was->final_key, now->final_key) != 0) {
		th = g_strdup_printf("ส่งต่อไปยัง %s", now->final_url);
		en = g_strdup_printf("redirects to %s", now->final_url);
		return finding_new(now, TROUBLE_MOVED, th, en);
	}
	if (was->canonical_key && now->canonical_key &&
	    strcmp(was->canonical_key, now->canonical_key) != 0) {
		th = g_strdup_printf("หน้านี้บอกว่าตัวจริงอยู่ที่ %s", now->canonical_key);
		en = g_strdup_printf("it names %s as its true place", now->canonical_key);
		return finding_new(now, TROUBLE_MOVED, th, en);
	}
	return NULL;
}

/* By how the page stands for its item. */
static struct finding *find_standing(const struct sighting *was, const struct sighting *now)
{
	static const struct {
		enum trouble trouble;
		const char *th, *en;
	} worse[] = {
		[STANDING_UNREAD] = {TROUBLE_BLOCKED, "ขึ้นข้อความปิดกั้นหรือให้เข้าสู่ระบบ",
				     "it shows a barrier or a login"},
		[STANDING_WRONG] = {TROUBLE_LOST, "กลายเป็นเนื้อหาเรื่องอื่น", "now about something else"},
		[STANDING_EMPTY] = {TROUBLE_LOST, "ไม่มีข้อมูล หรือขึ้นว่ากำลังปรับปรุง",
				    "empty, or being updated"},
		[STANDING_DEAD] = {TROUBLE_DIED, "หน้าบอกว่าไม่พบข้อมูล",
				   "the page says that it is not found"},
		[STANDING_NO_LINK] = {TROUBLE_NONE, NULL, NULL},
	};
	gboolean fell = !was || was->standing == STANDING_PROVEN;

	if (now->on || !fell || now->standing >= G_N_ELEMENTS(worse) ||
	    worse[now->standing].trouble == TROUBLE_NONE || !read_has_content(now->read))
		return NULL;
	if (!was && (now->standing == STANDING_WRONG || now->standing == STANDING_UNREAD))
		return NULL; /* the audit's business, not ours */
	return finding_new(now, worse[now->standing].trouble, worse[now->standing].th,
			   worse[now->standing].en);
}

static struct finding *find_content(const struct sighting *was, const struct sighting *now)
{
	g_autofree char *th = NULL, *en = NULL;

	if (now->read == READ_NO_TEXT && read_has_content(was->read)) {
		th = reason_words(now->reason, TRUE);
		en = reason_words(now->reason, FALSE);
		return finding_new(now, TROUBLE_LOST, th, en);
	}
	if (is_no_file_now(was, now))
		return finding_new(now, TROUBLE_LOST, "เดิมเป็นไฟล์ ขณะนี้เป็นหน้าเว็บ",
				   "there was a file, and now there is a page");
	if (!read_has_content(now->read) || !has_shrunk(was, now))
		return NULL;
	unsigned left = (unsigned)(now->letters * 100 / was->letters);

	th = g_strdup_printf("ข้อความเหลือ %u%% ของสำเนา", left);
	en = g_strdup_printf("%u%% of the copy's text is left", left);
	return finding_new(now, TROUBLE_LOST, th, en);
}

/* Nothing is told of what was not read. */
static struct finding *find_trouble(const struct sighting *was, const struct sighting *now)
{
	enum trouble trouble = trouble_of_reading(now);
	struct finding *finding = NULL;

	if (!is_known(now))
		return NULL;
	if (trouble != TROUBLE_NONE) {
		g_autofree char *th = reason_words(now->reason, TRUE);
		g_autofree char *en = reason_words(now->reason, FALSE);

		return finding_new(now, trouble, th, en);
	}
	if (was && was->body_hash == now->body_hash && strcmp(was->final_key, now->final_key) == 0)
		return NULL;
	if (was && asks_login(was, now))
		return finding_new(now, TROUBLE_LOGIN, "", "");
	if (was)
		finding = find_move(was, now);
	if (!finding && now->closed && !(was && was->closed))
		finding = finding_new(now, TROUBLE_FORM_CLOSED, "", "");
	if (!finding && was && was->fields > 0 && now->fields == 0 && read_has_content(now->read))
		finding = finding_new(now, TROUBLE_FORM_CLOSED, "ไม่มีช่องให้กรอกแล้ว",
				      "no fields are left");
	if (!finding)
		finding = find_standing(was, now);
	if (!finding && was)
		finding = find_content(was, now);
	return finding;
}

static gboolean is_same(const struct sighting *was, const struct sighting *now)
{
	gsize more = MAX(was->letters, now->letters), less = MIN(was->letters, now->letters);

	if (was->read != now->read || strcmp(was->final_key, now->final_key) != 0)
		return FALSE;
	return was->body_hash == now->body_hash ||
	       (now->kind == PAGE_HTML && (more - less) * 100 <= more * SAME_WITHIN);
}

gboolean compare_same(const struct look *was, const struct look *now)
{
	for (guint i = 0; i < now->sightings->len; i++) {
		const struct sighting *sighting = now->sightings->pdata[i];
		const struct sighting *before = look_find(was, sighting->item->id, sighting->url);

		if (!before || !is_same(before, sighting))
			return FALSE;
	}
	return was->sightings->len == now->sightings->len;
}

/* What the earlier look read of it; NULL for none. */
static const struct sighting *find_known(const struct look *was, const struct sighting *sighting)
{
	const struct sighting *before =
		was ? look_find(was, sighting->item->id, sighting->url) : NULL;

	return before && is_known(before) ? before : NULL;
}

gboolean compare_knows_less(const struct look *was, const struct look *now)
{
	for (guint i = 0; i < now->sightings->len; i++) {
		const struct sighting *sighting = now->sightings->pdata[i];

		if (!is_known(sighting) && find_known(was, sighting))
			return TRUE;
	}
	return FALSE;
}

/* A document that died counts where the page still leads to it. */
static gboolean counts(const struct sighting *was, const struct sighting *now)
{
	if (!now->on)
		return TRUE;
	return was != NULL || trouble_of_reading(now) != TROUBLE_NONE;
}

static gboolean same_item(const struct sighting *sighting, const char *item)
{
	return strcmp(sighting->item->id, item) == 0;
}

/* All that stands for the item can be read, and something of it has changed: then an element that
 * is not met any more is gone. */
static gboolean may_have_lost(const struct look *was, const struct look *now, const char *item)
{
	gboolean changed = FALSE;

	for (guint i = 0; i < now->sightings->len; i++) {
		const struct sighting *sighting = now->sightings->pdata[i];

		if (!same_item(sighting, item))
			continue;
		const struct sighting *before = look_find(was, item, sighting->url);

		if (!read_has_content(sighting->read))
			return FALSE;
		changed |= !before || before->body_hash != sighting->body_hash;
	}
	return changed;
}

static gboolean is_found(const struct look *look, const char *item, const char *id)
{
	const struct item_result *result = result_item(look->result, item);

	for (guint i = 0; result && i < result->elements->len; i++) {
		const struct element_result *element = result->elements->pdata[i];

		if (strcmp(element->id, id) == 0)
			return element->verdict == VERDICT_FOUND;
	}
	return FALSE;
}

static struct finding *find_lost_elements(const struct look *was, const struct look *now,
					  const struct sighting *sighting)
{
	const char *item = sighting->item->id;
	const struct item_result *before = result_item(was->result, item);
	g_autoptr(GString) th = g_string_new(NULL), en = g_string_new(NULL);

	if (!before || !may_have_lost(was, now, item))
		return NULL;
	for (guint i = 0; i < before->elements->len; i++) {
		const struct element_result *element = before->elements->pdata[i];

		if (element->verdict != VERDICT_FOUND || is_found(now, item, element->id))
			continue;
		g_string_append_printf(th, "%s%s", th->len ? ", " : "ไม่พบ: ", element->text_th);
		g_string_append_printf(en, "%s%s",
				       en->len ? ", " : "no longer there: ", element->text_en);
	}
	return th->len ? finding_new(sighting, TROUBLE_LOST, th->str, en->str) : NULL;
}

static gboolean told_of(const GPtrArray *findings, const char *item)
{
	for (guint i = 0; i < findings->len; i++)
		if (strcmp(((const struct finding *)findings->pdata[i])->item, item) == 0)
			return TRUE;
	return FALSE;
}

/* A page that has lost its content since a document of it died has one trouble, not two. */
static void drop_consequences(GPtrArray *findings)
{
	for (guint i = findings->len; i-- > 0;) {
		const struct finding *finding = findings->pdata[i];
		gboolean follows = FALSE;

		for (guint n = 0; finding->trouble == TROUBLE_LOST && n < findings->len; n++)
			follows |= strcmp(((const struct finding *)findings->pdata[n])->on,
					  finding->url) == 0;
		if (follows)
			g_ptr_array_remove_index(findings, i);
	}
}

GPtrArray *compare_looks(const struct look *was, const struct look *now)
{
	GPtrArray *findings = g_ptr_array_new_with_free_func(finding_free);

	for (guint i = 0; i < now->sightings->len; i++) {
		const struct sighting *sighting = now->sightings->pdata[i];
		const struct sighting *before = find_known(was, sighting);
		struct finding *finding =
			counts(before, sighting) ? find_trouble(before, sighting) : NULL;

		if (finding)
			g_ptr_array_add(findings, finding);
	}
	drop_consequences(findings);
	for (guint i = 0; was && i < now->sightings->len; i++) {
		const struct sighting *sighting = now->sightings->pdata[i];
		struct finding *finding = NULL;

		if (!sighting->on && !told_of(findings, sighting->item->id))
			finding = find_lost_elements(was, now, sighting);
		if (finding)
			g_ptr_array_add(findings, finding);
	}
	return findings;
}
