/*
 * The whole program in one loop: the crawl yields a page, the judge takes it in and says what each
 * of its links promises, the crawl takes the links back. At the end the judge gives the result.
 */
#include "cli/audit.h"

#include "cli/address.h"
#include "cli/crawling.h"
#include "cli/pursuit.h"
#include "cli/survey.h"
#include "cli/unchanged.h"

#include "base/child.h"
#include "crawler/crawl.h"
#include "crawler/limits.h"
#include "crawler/url.h"
#include "reports/view.h"
#include "rules/judge.h"

#include <signal.h>
#include <string.h>

void audit_interrupt(void)
{
	crawling_stop();
}

static void pull_pages(struct pursuit *pursuit, const struct audit_basis *basis,
		       const struct audit_watch *watch)
{
	struct page *page = NULL;
	while (crawl_next(pursuit->crawl, &page)) {
		pursuit_page(pursuit, page);
		const struct crawl_stats *stats = watch ? crawl_stats(pursuit->crawl) : NULL;
		if (watch)
			watch->tick(watch, stats->pages + stats->documents, stats->queued,
				    judge_named(pursuit->judge),
				    basis->rules->checklist->items->len, page->url);
		page_free(page);
		pursuit_look(pursuit);
	}
}

static struct result *finish(const struct options *options, struct judge *judge,
			     const struct crawl_stats *stats)
{
	struct leftovers leftovers;
	leftovers_init(&leftovers, options, stats);
	struct result *result = judge_finish(judge, &leftovers.crawl);
	leftovers_clear(&leftovers);
	result_set(&result->site_url, stats->start_url);
	result->crawl.pages = stats->pages;
	result->crawl.documents = stats->documents;
	result->crawl.complete = stats->complete;
	/* of what answered nothing the judge knows more */
	if (*stats->stopped_by && strcmp(stats->stopped_by, "unreachable") != 0)
		result_set(&result->crawl.stopped_by, stats->stopped_by);
	for (unsigned i = 0; i < stats->n_unread; i++)
		result_add_unread(result, stats->unread[i].url, stats->unread[i].reason);
	for (unsigned i = 0; i < stats->n_tls; i++)
		result_add_tls_fault(result, stats->tls[i].host, stats->tls[i].fault);
	return result;
}

/* What a copy of files cannot tell. */
static void warn_mirrored(const struct crawl_stats *stats, struct result *result)
{
	if (stats->mirrored)
		result_warn(result, "mirror",
			    "ตรวจจากสำเนาเว็บไซต์ที่เป็นแฟ้ม ซึ่งไม่บอกว่าลิงก์เสียหรือเปลี่ยนเส้นทาง "
			    "สิ่งที่ไม่มีในสำเนาจึงเป็น “ไม่ชัดเจน” และ URL อาจเป็นชื่อแฟ้มในสำเนา "
			    "ให้ตรวจจากเว็บไซต์จริงก่อนส่ง",
			    "This is an audit of saved files, which do not tell dead links and "
			    "redirects: what they lack is unclear, and a URL may be the name of a "
			    "saved file. Audit the website itself before you submit",
			    "");
}

/* The documents' readers had the network. Verdicts are the same, but whoever runs the program has
 * to know what a hostile document could have done. */
static void warn_open(struct result *result)
{
	static const char th[] =
		"เครื่องนี้ตัดเครือข่ายของโปรแกรมที่อ่านเอกสารไม่ได้ (ไม่มีทั้ง network namespace และ seccomp) "
		"เอกสารที่มีเจตนาร้ายอาจใช้ช่องโหว่ของโปรแกรมนั้นติดต่อเครื่องอื่น ผลตรวจไม่เปลี่ยน "
		"ให้แจ้งผู้ดูแลระบบเปิดใช้อย่างใดอย่างหนึ่ง";
	static const char en[] =
		"The programs that read documents were not cut off from the network: this machine "
		"allows neither network namespaces nor seccomp. A hostile document that breaks one "
		"of them could reach other machines. The verdicts are the same; ask the "
		"administrator to allow one of the two";

	if (result->crawl.documents > 0 && !child_isolates())
		result_warn(result, AUDIT_NOT_ISOLATED, th, en, "");
}

/* Host without the "www." that many have beside it. */
static const char *bare(const char *host)
{
	return g_str_has_prefix(host, "www.") ? host + strlen("www.") : host;
}

/* Whoever typed the old address goes on to type it, in ITAS and on paper. */
static void warn_moved(const char *typed, struct result *result)
{
	gboolean scheme_given = FALSE;
	g_autofree char *url = typed ? address_from_user(typed, &scheme_given, NULL) : NULL;
	g_autofree char *old = url ? url_host(url) : NULL, *now = url_host(result->site_url);
	if (!old || !now || strcmp(bare(old), bare(now)) == 0)
		return;
	g_autofree char *old_shown = view_address(old), *now_shown = view_address(now);
	g_autofree char *th = g_strdup_printf(
		"ที่อยู่ %s ส่งต่อไปที่ %s ผลตรวจนี้จึงเป็นของ %s ถ้าหน่วยงานย้ายเว็บไซต์แล้ว ให้แก้ที่อยู่ที่ประกาศไว้และ "
		"URL ในระบบ ITAS เป็นที่อยู่ใหม่ ถ้าไม่ได้ย้าย ให้ถามผู้ดูแลเว็บว่าส่งต่อไปเพราะเหตุใด",
		old_shown, now_shown, now_shown);
	g_autofree char *en = g_strdup_printf(
		"%s leads on to %s, which is what was audited. If the website has moved, give the "
		"new address wherever the old one stands, also in ITAS; if it has not, ask whoever "
		"runs it why it leads there",
		old_shown, now_shown);
	result_warn(result, AUDIT_MOVED, th, en, "");
}

static void warn_rendered(const struct crawl_stats *stats, struct result *result)
{
	if (stats->rendered == 0)
		return;
	g_autofree char *th = g_strdup_printf(
		"เปิด %u หน้าด้วยเบราว์เซอร์ เพราะสคริปต์เป็นผู้ใส่เนื้อหา ถ้าสคริปต์ขัดข้อง ผู้ประเมินจะไม่เห็นเนื้อหานั้น "
		"ให้ลองเปิดดูเองก่อนส่ง",
		stats->rendered);
	g_autofree char *en = g_strdup_printf(
		"%u pages were opened in a browser, since scripts put their content there: where a "
		"script fails, an assessor sees nothing. Look at them before you submit",
		stats->rendered);
	result_warn(result, "rendered", th, en, "");
}

static void stamp(const struct options *options, const struct ruleset *rules,
		  const struct crawl_stats *stats, struct result *result)
{
	const struct day as_of = day_of_audit(options, stats);
	result->crawl.requests = stats->requests;
	result->crawl.bytes = stats->bytes;
	result->crawl.seconds = stats->seconds;
	g_autofree char *host = url_host(result->site_url);
	g_autofree char *day =
		g_strdup_printf("%04d-%02d-%02d", as_of.year, as_of.month, as_of.day);
	g_autoptr(GDateTime) now = g_date_time_new_now_local();
	g_autofree char *audited = g_date_time_format_iso8601(now);
	result_set(&result->site_host, host);
	result->fiscal_year = rules->checklist->fiscal_year;
	result->year_wanted = options->year > 0 ? options->year : thaidate_fiscal_year(as_of);
	result_set(&result->as_of, day);
	result_set(&result->audited_at, audited);
	result_set(&result->rules_id, rules->checklist->id);
	result_set(&result->rules_sha256, rules->sha256);
	result_set(&result->agency, options->agency);
	if (result->year_wanted == result->fiscal_year)
		return;
	g_autofree char *th =
		g_strdup_printf("ยังไม่มีรายการตรวจของปีงบประมาณ %d จึงใช้ของปี %d ซึ่งเป็นปีล่าสุดที่มี",
				result->year_wanted, result->fiscal_year);
	g_autofree char *en = g_strdup_printf(
		"No checklist for fiscal year %d is bundled; that of %d, the newest, is used",
		result->year_wanted, result->fiscal_year);
	result_warn(result, "no-checklist", th, en, "");
}

static void waive(const GPtrArray *waivers, struct result *result)
{
	struct day day;
	if (waivers && thaidate_parse_iso(result->as_of, &day))
		waivers_apply(waivers, day, result);
}

static void score(const struct options *options, const struct ruleset *rules, struct result *result)
{
	struct survey_scores survey;
	survey_given(options, &survey);
	for (guint i = 0; i < result->items->len; i++) {
		struct item_result *item = g_ptr_array_index(result->items, i);
		unsigned met = 0;
		for (guint e = 0; e < item->elements->len; e++)
			met += ((struct element_result *)g_ptr_array_index(item->elements, e))
				       ->verdict == VERDICT_FOUND;
		item->score =
			score_item(rules->checklist, item->verdict,
				   item->elements->len ? (double)met / item->elements->len : 0);
	}
	score_result(rules->checklist, &survey, result);
}

/* A few items make no score: it may be any. */
static void leave_unscored(struct result *result)
{
	result->oit.high = 100;
	result_warn(
		result, "only", "ตรวจเฉพาะบางข้อ จึงไม่มีคะแนน และไม่เก็บในประวัติ",
		"Only some items were checked: there is no score, and the history does not keep it",
		"");
}

/* A crawl and a judge that has taken in all of it. */
struct audit {
	struct crawl *crawl;
	struct judge *judge;
	char *basis;           /* cli/unchanged.h; NULL where the result is not kept */
	struct result *result; /* of the last audit, where nothing has changed since; NULL */
};

/* What is to be read in another way: at most max of all, so many a round, as long as a round
 * changes a verdict. */
struct rereading {
	enum judge_way way;
	unsigned max, round;
	GHashTable *asked; /* URLs */
	guint mark;        /* of the verdicts before the round */
};

/* What the judge would have read in another way is fetched once more. FALSE where there is nothing
 * that was not asked for before, or no sense in more of it. */
static gboolean read_again(struct audit *audit, const struct options *options,
			   struct rereading *rereading)
{
	static const enum want_how hows[] = {
		[JUDGE_BY_OCR] = WANT_OCR, [JUDGE_IN_BROWSER] = WANT_RENDER};
	struct leftovers leftovers;
	leftovers_init(&leftovers, options, crawl_stats(audit->crawl));
	guint before = rereading->mark, wanted = 0;
	gboolean first = g_hash_table_size(rereading->asked) == 0;
	g_autoptr(GPtrArray) urls = judge_wants(audit->judge, &leftovers.crawl, rereading->way,
						rereading->max, &rereading->mark);
	leftovers_clear(&leftovers);
	if (!first && rereading->mark == before)
		return FALSE;
	for (guint i = 0; i < urls->len && wanted < rereading->round &&
			  g_hash_table_size(rereading->asked) < rereading->max;
	     i++)
		if (g_hash_table_add(rereading->asked, g_strdup(urls->pdata[i])))
			wanted += crawl_want(audit->crawl, urls->pdata[i], hows[rereading->way]);
	return wanted > 0;
}

/* Pages that may be what is still lacking, and that scripts have yet to fill, are opened in a
 * browser; what they link to may be such a page again. All others stay as they were sent, since a
 * browser takes seconds for each. Scans likewise, since OCR is slow. */
static void read_otherwise(struct audit *audit, struct pursuit *pursuit,
			   const struct options *options, const struct audit_basis *basis,
			   const struct audit_watch *watch)
{
	g_autoptr(GHashTable) asked = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct rereading shown = {JUDGE_IN_BROWSER, LIMIT_RENDERS_WANTED, LIMIT_RENDERS_ROUND,
				  asked, 0};
	struct rereading scans = {JUDGE_BY_OCR, LIMIT_OCR_DOCUMENTS, LIMIT_OCR_DOCUMENTS, asked, 0};
	pursuit->until_decided = FALSE;
	while (options->render == RENDER_AUTO && read_again(audit, options, &shown))
		pull_pages(pursuit, basis, watch);
	g_hash_table_remove_all(asked);
	if (options->ocr == OCR_AUTO && read_again(audit, options, &scans))
		pull_pages(pursuit, basis, watch);
}

/* What cannot be kept is told; the audit goes on. Returns what it told of. */
static const char *tell_trouble(const struct crawl *crawl, const struct options *options,
				const char *told)
{
	const char *trouble = crawl_trouble(crawl);
	gboolean asked_for = options->state || !options->quiet;
	if (trouble && trouble != told && asked_for)
		g_printerr("oitcheck: %s\n          การตรวจทำต่อโดยไม่เก็บสถานะ (the audit goes on; "
			   "what it "
			   "reads is not kept)\n",
			   trouble);
	return trouble;
}

/* What the state has is without the bytes that an archive is made of. */
static void tell_archive(const struct options *options)
{
	if (options->resume && options->warc && !options->from && !options->quiet)
		g_printerr("oitcheck: แฟ้ม WARC ต้องมีครบทุกหน้า จึงขอทุกหน้าใหม่ ถ้าจะทำต่อโดยไม่ขอซ้ำ ให้ใช้ "
			   "--resume โดยไม่มี --warc\n          (an archive is to be whole: all "
			   "pages are asked for anew; to go on without, leave --warc out)\n");
}

/* Whether the site is as it was is asked first: then there is nothing to be read. FALSE with error.
 */
static gboolean revisit(struct audit *audit, struct crawl_options *options,
			const struct audit_watch *watch, GError **error)
{
	struct page *page = NULL;
	if (!audit->basis || !crawl_revisit(audit->crawl, audit->basis))
		return TRUE;
	crawling_start(audit->crawl);
	for (unsigned seen = 1; crawl_next(audit->crawl, &page); seen++) {
		if (watch)
			watch->tick(watch, seen, crawl_stats(audit->crawl)->queued, 0, 0,
				    page->url);
		page_free(page);
	}
	crawling_start(NULL);
	audit->result = unchanged_result(audit->crawl, audit->basis);
	if (audit->result)
		return TRUE;
	unsigned seconds = (unsigned)crawl_stats(audit->crawl)->seconds;
	options->max_seconds -= MIN(seconds, options->max_seconds - 1);
	crawl_free(audit->crawl);
	options->resume = TRUE;
	audit->crawl = crawl_new(options, NULL);
	options->resume = FALSE; /* it is no fault where there is nothing to go on with */
	if (!audit->crawl)
		audit->crawl = crawl_new(options, error);
	return audit->crawl != NULL;
}

/* FALSE with error where it could not be started; TRUE with error where only its archive could not
 * be written. */
static gboolean audit_run(struct audit *audit, const struct options *options,
			  const struct audit_basis *basis, const char *typed,
			  const struct audit_watch *watch, GError **error)
{
	gboolean scheme_given = FALSE;
	g_autofree char *url = address_from_user(typed, &scheme_given, error);
	if (!url)
		return FALSE;
	struct crawl_options crawl_options = crawl_options_from(options, url, scheme_given);
	crawl_options.services = basis->rules->services;
	crawl_options.state = basis->state;
	audit->judge = judge_new(&(struct judge_options){.rules = basis->rules,
							 .agency = options->agency,
							 .only = basis->only,
							 .submitted = basis->submitted});
	crawl_options.onlooker = (struct onlooker){
		.look = judge_study, .free_notes = judge_free_study, .data = audit->judge};
	if (basis->state && !basis->only && !options->from)
		audit->basis = unchanged_basis(options, basis, &crawl_options);
	audit->crawl = crawl_new(&crawl_options, error);
	if (!audit->crawl || !revisit(audit, &crawl_options, watch, error))
		return FALSE;
	const char *told = tell_trouble(audit->crawl, options, NULL);
	if (audit->result)
		return TRUE;
	tell_archive(options);
	crawling_start(audit->crawl);
	struct pursuit pursuit = {.options = options,
				  .crawl = audit->crawl,
				  .judge = audit->judge,
				  .submitted = basis->submitted,
				  .last_evidence = basis->last_evidence,
				  .until_decided = basis->until_decided};
	pull_pages(&pursuit, basis, watch);
	read_otherwise(audit, &pursuit, options, basis, watch);
	pursuit_end(&pursuit);
	crawling_start(NULL);
	tell_trouble(audit->crawl, options, told);
	crawl_save(audit->crawl, error); /* the judging stands without its archive */
	return TRUE;
}

static void audit_clear(struct audit *audit)
{
	crawl_free(audit->crawl);
	judge_free(audit->judge);
	g_free(audit->basis);
	result_free(audit->result);
}

struct result *audit_site(const struct options *options, const struct audit_basis *basis,
			  const char *typed, const struct audit_watch *watch, GError **error)
{
	struct audit audit = {0};
	struct result *result = NULL;
	if (audit_run(&audit, options, basis, typed, watch, error)) {
		const struct crawl_stats *stats = crawl_stats(audit.crawl);
		result = g_steal_pointer(&audit.result);
		if (!result) {
			result = finish(options, audit.judge, stats);
			if (audit.basis)
				unchanged_keep(audit.crawl, audit.basis, result);
		}
		stamp(options, basis->rules, stats, result);
		warn_moved(typed, result);
		warn_mirrored(stats, result);
		warn_open(result);
		warn_rendered(stats, result);
		waive(basis->waivers, result);
		if (basis->only)
			leave_unscored(result);
		else
			score(options, basis->rules, result);
	}
	audit_clear(&audit);
	return result;
}

char *audit_explain(const struct options *options, const struct ruleset *rules, const char *typed,
		    const struct item *item, GError **error)
{
	struct audit audit = {0};
	g_autoptr(GString) text = g_string_new(NULL);
	gboolean ran = audit_run(&audit, options, &(struct audit_basis){.rules = rules}, typed,
				 NULL, error);
	if (ran) {
		struct leftovers leftovers;
		leftovers_init(&leftovers, options, crawl_stats(audit.crawl));
		judge_explain(audit.judge, &leftovers.crawl, item, options->language == LANGUAGE_TH,
			      text);
		leftovers_clear(&leftovers);
	}
	audit_clear(&audit);
	return ran ? g_strdup(text->str) : NULL;
}
