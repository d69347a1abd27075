#include "cli/copies.h"

#include "base/file_name.h"
#include "base/json.h"
#include "cli/compare.h"
#include "cli/crawling.h"
#include "cli/submitted.h"
#include "crawler/url.h"
#include "crawler/warc.h"
#include "reports/csv.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define SCHEMA     "oitcheck/copies/1"
#define INDEX_JSON "index.json"
#define INDEX_CSV  "index.csv"
#define INDEX_MAX  (16u << 20) /* bytes: some 40,000 copies */
#define READ_CHUNK (256u << 10)

G_DEFINE_QUARK(oitcheck_copies_error, copies_error)

static void copy_free(void *data)
{
	struct copy *copy = data;
	char *strings[] = {copy->item,     copy->url,  copy->on,     copy->final_url, copy->reason,
			   copy->taken_at, copy->type, copy->sha256, copy->record};

	for (gsize i = 0; i < G_N_ELEMENTS(strings); i++)
		g_free(strings[i]);
	g_free(copy);
}

void copies_free(struct copies *copies)
{
	if (!copies)
		return;
	g_free(copies->folder);
	g_free(copies->site_url);
	g_free(copies->taken_at);
	g_free(copies->rules_id);
	g_free(copies->warc);
	g_free(copies->warc_sha256);
	g_ptr_array_unref(copies->list);
	g_free(copies);
}

static struct copies *copies_new(void)
{
	struct copies *copies = g_new0(struct copies, 1);

	copies->list = g_ptr_array_new_with_free_func(copy_free);
	return copies;
}

gboolean copies_wanted(const struct options *options)
{
	return g_strcmp0(options->copies, "none") != 0;
}

/* The folder of a site: below --copies, else below XDG_STATE_HOME. Yours. */
static char *place_of(const struct options *options, const char *site_url)
{
	g_autofree char *site = url_site(site_url);
	g_autofree char *folder = file_name_of(site);

	if (options->copies && copies_wanted(options))
		return g_build_filename(options->copies, folder, NULL);
	return g_build_filename(g_get_user_state_dir(), "oitcheck", "copies", folder, NULL);
}

char *copies_warc(const struct copies *copies)
{
	return g_build_filename(copies->folder, copies->warc, NULL);
}

static char *header_of(const char *headers, const char *name)
{
	g_auto(GStrv) lines = g_strsplit(headers, "\r\n", -1);
	gsize length = strlen(name);

	for (char **line = lines; *line; line++)
		if (g_ascii_strncasecmp(*line, name, length) == 0 && (*line)[length] == ':')
			return g_strstrip(g_utf8_make_valid(*line + length + 1, -1));
	return g_strdup("");
}

static struct copy *copy_of(struct warc_reader *reader, const struct sighting *sighting)
{
	struct copy *copy = g_new0(struct copy, 1);
	struct warc_capture capture = {0};
	gboolean found = warc_reader_find(reader, sighting->final_url, &capture);
	gboolean content = found && capture.status > 0;

	copy->item = g_strdup(sighting->item->id);
	copy->url = g_strdup(sighting->url);
	copy->on = g_strdup(sighting->on ? sighting->on : "");
	copy->final_url = g_strdup(sighting->final_url);
	copy->reason = g_strdup(sighting->reason);
	copy->status = found ? capture.status : 0;
	copy->taken_at = g_strdup(found ? capture.date : "");
	copy->type = found ? header_of(capture.headers, "Content-Type") : g_strdup("");
	copy->size = content ? capture.body->len : 0;
	copy->sha256 = content ? g_compute_checksum_for_data(G_CHECKSUM_SHA256, capture.body->data,
							     capture.body->len)
			       : g_strdup("");
	copy->record = g_strdup(found ? capture.record_id : "");
	warc_capture_clear(&capture);
	return copy;
}

static char *checksum_of_file(const char *path)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autofree guchar *chunk = g_malloc(READ_CHUNK);
	FILE *file = fopen(path, "rb");
	gsize got;

	if (!file)
		return g_strdup("");
	while ((got = fread(chunk, 1, READ_CHUNK, file)) > 0)
		g_checksum_update(sum, chunk, (gssize)got);
	fclose(file);
	return g_strdup(g_checksum_get_string(sum));
}

/* What the index says of a copy, in its order. */
static const struct {
	const char *name;
	gsize at;
} texts[] = {
	{"item", G_STRUCT_OFFSET(struct copy, item)},
	{"url", G_STRUCT_OFFSET(struct copy, url)},
	{"on", G_STRUCT_OFFSET(struct copy, on)},
	{"final_url", G_STRUCT_OFFSET(struct copy, final_url)},
	{"reason", G_STRUCT_OFFSET(struct copy, reason)},
	{"taken_at", G_STRUCT_OFFSET(struct copy, taken_at)},
	{"type", G_STRUCT_OFFSET(struct copy, type)},
	{"sha256", G_STRUCT_OFFSET(struct copy, sha256)},
	{"record", G_STRUCT_OFFSET(struct copy, record)},
};

static char **text_at(struct copy *copy, gsize i)
{
	return G_STRUCT_MEMBER_P(copy, texts[i].at);
}

static char *index_json(const struct copies *copies)
{
	cJSON *root = cJSON_CreateObject(), *list;

	cJSON_AddStringToObject(root, "schema", SCHEMA);
	cJSON_AddStringToObject(root, "site", copies->site_url);
	cJSON_AddStringToObject(root, "taken_at", copies->taken_at);
	cJSON_AddStringToObject(root, "rules", copies->rules_id);
	cJSON_AddNumberToObject(root, "fiscal_year", copies->fiscal_year);
	cJSON_AddStringToObject(root, "warc", copies->warc);
	cJSON_AddStringToObject(root, "warc_sha256", copies->warc_sha256);
	list = cJSON_AddArrayToObject(root, "copies");
	for (guint i = 0; i < copies->list->len; i++) {
		struct copy *copy = copies->list->pdata[i];
		cJSON *one = cJSON_CreateObject();

		for (gsize t = 0; t < G_N_ELEMENTS(texts); t++)
			cJSON_AddStringToObject(one, texts[t].name, *text_at(copy, t));
		cJSON_AddNumberToObject(one, "status", copy->status);
		cJSON_AddNumberToObject(one, "size", (double)copy->size);
		cJSON_AddItemToArray(list, one);
	}
	GString *text = g_string_new(NULL);
	json_print(root, text);
	return g_string_free(text, FALSE);
}

static char *index_csv(const struct copies *copies)
{
	GString *out = g_string_new(NULL);

	csv_start(out);
	for (gsize t = 0; t < G_N_ELEMENTS(texts); t++)
		csv_cell(out, texts[t].name, FALSE);
	csv_cell(out, "status", FALSE);
	csv_cell(out, "warc", TRUE);
	for (guint i = 0; i < copies->list->len; i++) {
		struct copy *copy = copies->list->pdata[i];
		g_autofree char *status = g_strdup_printf("%d", copy->status);

		for (gsize t = 0; t < G_N_ELEMENTS(texts); t++)
			csv_cell(out, *text_at(copy, t), FALSE);
		csv_cell(out, status, FALSE);
		csv_cell(out, copies->warc, TRUE);
	}
	return g_string_free(out, FALSE);
}

static gboolean write_index(const struct copies *copies, GError **error)
{
	g_autofree char *json = index_json(copies);
	g_autofree char *csv = index_csv(copies);
	g_autofree char *json_path = g_build_filename(copies->folder, INDEX_JSON, NULL);
	g_autofree char *csv_path = g_build_filename(copies->folder, INDEX_CSV, NULL);

	/* The JSON comes last: a folder without it is no finished copy. */
	return g_file_set_contents(csv_path, csv, -1, error) &&
	       g_file_set_contents(json_path, json, -1, error);
}

/* As folders are called; they sort by it. */
static char *name_of(GDateTime *moment)
{
	return g_date_time_format(moment, "%Y-%m-%d-%H%M%S");
}

/* A new folder for this moment. */
static gboolean make_folder(struct copies *copies, const struct options *options, GError **error)
{
	g_autofree char *place = place_of(options, copies->site_url);
	g_autofree char *host = url_host(copies->site_url);
	g_autoptr(GDateTime) now = g_date_time_new_now_local();
	g_autofree char *moment = name_of(now);
	g_autofree char *day = g_date_time_format(now, "%Y-%m-%d");

	copies->folder = g_build_filename(place, moment, NULL);
	copies->taken_at = g_date_time_format_iso8601(now);
	copies->warc = g_strdup_printf("%s-%s.warc.gz", host, day);
	if (g_mkdir_with_parents(copies->folder, 0700) == 0)
		return TRUE;
	g_set_error(error, COPIES_ERROR, COPIES_ERROR_WRITE,
		    "%s: สร้างโฟลเดอร์สำหรับเก็บสำเนาไม่ได้ ตรวจสิทธิ์การเขียน หรือระบุโฟลเดอร์อื่นด้วย --copies "
		    "(cannot make the folder of the copies, check permissions or name another with "
		    "--copies): %s",
		    copies->folder, g_strerror(errno));
	return FALSE;
}

/* A folder without an index is no copy; that it is empty of meaning is no reason to lose what the
 * servers said. */
static struct copies *refuse_silence(const struct copies *copies, GError **error)
{
	g_set_error(error, COPIES_ERROR, COPIES_ERROR_SILENT,
		    "%s: ไม่มีหน้าใดตอบเลย จึงยังไม่มีสำเนา ให้ลองใหม่เมื่อเปิดเว็บไซต์ได้ (nothing answers, so "
		    "there are no copies yet: try again when the site opens)",
		    copies->site_url);
	return NULL;
}

/* Taken in vain. */
static void drop(const struct copies *copies)
{
	const char *const names[] = {INDEX_JSON, INDEX_CSV, copies->warc};

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path = g_build_filename(copies->folder, names[i], NULL);

		g_unlink(path);
	}
	g_rmdir(copies->folder);
}

/* Half a look is no evidence, and nothing that a later look may be compared with. */
static struct copies *refuse_half(const struct copies *copies, GError **error)
{
	drop(copies);
	g_set_error(
		error, COPIES_ERROR, COPIES_ERROR_STOPPED,
		"%s: ถูกหยุดก่อนดูครบ จึงไม่เก็บสำเนา (stopped before all was seen: no copies are kept)",
		copies->site_url);
	return NULL;
}

struct copies *copies_take(const struct options *options, const struct ruleset *rules,
			   const struct look_at *at, struct look **look, GError **error)
{
	AUTO(copies) copies = copies_new();
	AUTO(warc_reader) reader = NULL;
	AUTO(look) seen = NULL;
	struct look_at network = *at;

	copies->site_url = g_strdup(at->site);
	copies->rules_id = g_strdup(rules->checklist->id);
	copies->fiscal_year = rules->checklist->fiscal_year;
	if (!make_folder(copies, options, error))
		return NULL;
	g_autofree char *path = copies_warc(copies);

	network.from = NULL;
	network.copies = path;
	seen = look_take(options, rules, &network, error);
	if (seen && crawling_stopped())
		return refuse_half(copies, error);
	if (seen && !seen->answered)
		return refuse_silence(copies, error);
	reader = seen ? warc_reader_new(path, error) : NULL;
	if (!reader)
		return NULL;
	g_free(copies->site_url);
	copies->site_url = g_strdup(seen->start_url);
	for (guint i = 0; i < seen->sightings->len; i++)
		g_ptr_array_add(copies->list, copy_of(reader, seen->sightings->pdata[i]));
	copies->warc_sha256 = checksum_of_file(path);
	if (!write_index(copies, error))
		return NULL;
	if (look)
		*look = g_steal_pointer(&seen);
	return g_steal_pointer(&copies);
}

static struct copies *parse_index(const char *folder, const struct json_file *file,
				  struct json_faults *faults)
{
	struct copies *copies = copies_new();
	const char *schema = json_string(faults, file, file->root, "schema", TRUE, "");
	const cJSON *list = json_array(faults, file, file->root, "copies", TRUE), *one;

	if (strcmp(schema, SCHEMA) != 0)
		json_fault(faults, file, file->root, "expected the schema " SCHEMA);
	copies->folder = g_strdup(folder);
	copies->site_url = g_strdup(json_string(faults, file, file->root, "site", TRUE, ""));
	copies->taken_at = g_strdup(json_string(faults, file, file->root, "taken_at", TRUE, ""));
	copies->rules_id = g_strdup(json_string(faults, file, file->root, "rules", TRUE, ""));
	copies->fiscal_year =
		(int)json_number(faults, file, file->root, "fiscal_year", TRUE, 0, 2540, 2600);
	copies->warc = g_path_get_basename(json_string(faults, file, file->root, "warc", TRUE, ""));
	copies->warc_sha256 =
		g_strdup(json_string(faults, file, file->root, "warc_sha256", TRUE, ""));
	cJSON_ArrayForEach(one, list)
	{
		struct copy *copy = g_new0(struct copy, 1);

		for (gsize t = 0; t < G_N_ELEMENTS(texts); t++)
			*text_at(copy, t) =
				g_strdup(json_string(faults, file, one, texts[t].name, TRUE, ""));
		copy->status = (int)json_number(faults, file, one, "status", TRUE, 0, 0, 999);
		copy->size =
			(guint64)json_number(faults, file, one, "size", TRUE, 0, 0, G_MAXUINT32);
		g_ptr_array_add(copies->list, copy);
	}
	return copies;
}

static struct copies *load(const char *folder, GError **error)
{
	g_autofree char *path = g_build_filename(folder, INDEX_JSON, NULL);
	AUTO(json_file) file = json_load(path, INDEX_MAX, error);

	if (!file)
		return NULL;
	g_autoptr(GPtrArray) messages = g_ptr_array_new_with_free_func(g_free);
	struct json_faults faults = {messages};
	AUTO(copies) copies = parse_index(folder, file, &faults);

	if (messages->len == 0)
		return g_steal_pointer(&copies);
	g_set_error_literal(error, COPIES_ERROR, COPIES_ERROR_BROKEN, messages->pdata[0]);
	return NULL;
}

/* The newest folder with a finished index; but none of the future, which a clock that was wrong has
 * made: it would be the newest for years. Yours; NULL for none. */
static char *newest(const char *place)
{
	GDir *dir = g_dir_open(place, 0, NULL);
	g_autoptr(GDateTime) now = g_date_time_new_now_local();
	g_autoptr(GDateTime) tomorrow = g_date_time_add_days(now, 1); /* time zones change */
	g_autofree char *latest = name_of(tomorrow);
	char *best = NULL;
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *index = g_build_filename(place, name, INDEX_JSON, NULL);

		if ((best && strcmp(name, best) <= 0) || strcmp(name, latest) > 0 ||
		    !g_file_test(index, G_FILE_TEST_EXISTS))
			continue;
		g_free(best);
		best = g_strdup(name);
	}
	if (dir)
		g_dir_close(dir);
	return best;
}

/* Something is in trouble that was well when the last copies were taken. */
static gboolean is_worse(const struct look *was, const struct look *now)
{
	g_autoptr(GPtrArray) before = compare_looks(NULL, was);
	g_autoptr(GPtrArray) troubles = compare_looks(was, now);

	for (guint i = 0; i < troubles->len; i++) {
		const struct finding *trouble = troubles->pdata[i];
		gboolean known = FALSE;

		for (guint n = 0; n < before->len; n++) {
			const struct finding *one = before->pdata[n];

			known |= strcmp(one->item, trouble->item) == 0 &&
				 strcmp(one->url, trouble->url) == 0;
		}
		if (!known)
			return TRUE;
	}
	return FALSE;
}

static gboolean still_stand(const struct options *options, const struct ruleset *rules,
			    const struct look_at *at, const struct copies *last,
			    const struct look *now)
{
	g_autoptr(GPtrArray) submitted = copies_submitted(last, rules->checklist);
	g_autofree char *warc = copies_warc(last);

	if (!submitted_same(submitted, at->submitted))
		return FALSE;
	struct look_at then = {.site = last->site_url,
			       .scheme_given = TRUE,
			       .submitted = at->submitted,
			       .from = warc};
	AUTO(look) was = look_take(options, rules, &then, NULL);

	return was &&
	       (is_worse(was, now) || compare_knows_less(was, now) || compare_same(was, now));
}

gboolean copies_keep(const struct options *options, const struct ruleset *rules,
		     const struct look_at *at, struct copies **kept, GError **error)
{
	AUTO(copies) last = copies_last(options, at->site, NULL);
	AUTO(look) now = NULL;
	struct copies *copies = copies_take(options, rules, at, &now, error);

	*kept = NULL;
	if (!copies)
		return FALSE;
	if (last && still_stand(options, rules, at, last, now)) {
		drop(copies);
		copies_free(copies);
	} else {
		*kept = copies;
	}
	return TRUE;
}

struct copies *copies_last(const struct options *options, const char *site_url, GError **error)
{
	g_autofree char *place = place_of(options, site_url);
	g_autofree char *name = newest(place);
	g_autofree char *folder = g_build_filename(place, name, NULL);

	if (name)
		return load(folder, error);
	g_set_error(error, COPIES_ERROR, COPIES_ERROR_NONE,
		    "%s: ยังไม่มีสำเนาของ URL ที่ส่ง ให้ตรวจหรือเฝ้าดูเว็บไซต์ด้วย --submitted ตารางที่ส่ง ก่อน "
		    "(no copies yet: audit or watch the site with --submitted SHEET first)",
		    place);
	return NULL;
}

GPtrArray *copies_submitted(const struct copies *copies, const struct checklist *checklist)
{
	GPtrArray *urls = g_ptr_array_new_with_free_func(submitted_url_free);

	for (guint i = 0; i < copies->list->len; i++) {
		const struct copy *copy = copies->list->pdata[i];

		for (guint n = 0; *copy->on == '\0' && n < checklist->items->len; n++) {
			const struct item *item = checklist->items->pdata[n];

			if (strcmp(item->id, copy->item) == 0)
				g_ptr_array_add(urls, submitted_url_new(item, copy->url));
		}
	}
	return urls;
}
