#include "rules/check.h"

#include <string.h>

#define PICTURE_LETTERS                                                                            \
	120u /* beside a picture and with less own text than this, what is not in the text may be  \
		in the picture */
#define PHONE_DIGITS_MIN 9
#define PHONE_DIGITS_MAX 10

typedef struct proof (*check_function)(const struct check_context *, const struct check *,
				       const struct exhibit *);

struct check_entry {
	check_function run;
	gboolean in_text; /* what is looked for is text: a scan or a picture may hold it unread */
};

static const struct check_entry entries[CHECK_KINDS];

static const struct proof nothing = {VERDICT_MISSING, SITE_NONE, SITE_NONE, SITE_NONE, "page"};

static const char *scope_kind(const struct scope *scope)
{
	return site_page(scope->site, scope->page)->kind == PAGE_HTML ? "page" : "document";
}

static struct proof proof_block(const struct scope *scope, uint32_t block)
{
	return (struct proof){VERDICT_FOUND, scope->page, block, SITE_NONE, scope_kind(scope)};
}

static struct proof proof_link(const struct scope *scope, uint32_t link, const char *kind)
{
	return (struct proof){VERDICT_FOUND, scope->page, SITE_NONE, link, kind};
}

static const struct site_page *page_of(const struct scope *scope)
{
	return site_page(scope->site, scope->page);
}

/* Different members of a pattern set seen so far, up to the number wanted. */
struct tally {
	GByteArray *seen;
	int count, wanted;
	struct proof first;
};

static void tally_init(struct tally *tally, const struct check_context *context,
		       const struct check *check)
{
	tally->seen = g_byte_array_new();
	g_byte_array_set_size(tally->seen, (guint)MAX(1, matcher_members(context->rules->matcher,
									 check->literals)));
	memset(tally->seen->data, 0, tally->seen->len);
	tally->count = 0;
	tally->wanted = MAX(1, check->min);
	tally->first = nothing;
}

static struct proof tally_end(struct tally *tally)
{
	struct proof proof = tally->count >= tally->wanted ? tally->first : nothing;
	g_byte_array_free(tally->seen, TRUE);
	return proof;
}

static void tally_text(struct tally *tally, const struct scope *scope, int set, uint32_t text,
		       struct proof where)
{
	uint32_t count;
	const struct match *matches = site_matches(scope->site, text, &count);
	for (uint32_t i = 0; i < count; i++) {
		if (matches[i].set != set || tally->seen->data[matches[i].member])
			continue;
		tally->seen->data[matches[i].member] = 1;
		if (tally->count++ == 0)
			tally->first = where;
	}
}

static gboolean is_heading(const struct site_block *block)
{
	return block->kind == BLOCK_TITLE || block->kind == BLOCK_HEADING;
}

static struct proof find_blocks(const struct check_context *context, const struct check *check,
				const struct exhibit *exhibit, gboolean headings)
{
	struct tally tally;
	tally_init(&tally, context, check);
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = g_ptr_array_index(exhibit->scopes, s);
		const GArray *blocks = headings ? scope->blocks : scope->content;
		for (guint i = 0; i < blocks->len; i++) {
			uint32_t block = g_array_index(blocks, uint32_t, i);
			const struct site_block *entry = &page_of(scope)->blocks[block];
			if (!headings || is_heading(entry))
				tally_text(&tally, scope, check->literals, entry->text,
					   proof_block(scope, block));
		}
	}
	return tally_end(&tally);
}

static struct proof run_text(const struct check_context *context, const struct check *check,
			     const struct exhibit *exhibit)
{
	return find_blocks(context, check, exhibit, FALSE);
}

static struct proof run_heading(const struct check_context *context, const struct check *check,
				const struct exhibit *exhibit)
{
	return find_blocks(context, check, exhibit, TRUE);
}

static struct proof run_label(const struct check_context *context, const struct check *check,
			      const struct exhibit *exhibit)
{
	struct tally tally;
	tally_init(&tally, context, check);
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = g_ptr_array_index(exhibit->scopes, s);
		for (guint i = 0; i < scope->links->len; i++) {
			uint32_t link = g_array_index(scope->links, uint32_t, i);
			const struct site_link *entry = &page_of(scope)->links[link];
			if (entry->target == SITE_NONE)
				continue;
			tally_text(&tally, scope, check->literals, entry->label,
				   proof_link(scope, link, "link"));
			tally_text(&tally, scope, check->literals, entry->row,
				   proof_link(scope, link, "link"));
		}
	}
	return tally_end(&tally);
}

static struct proof run_absent(const struct check_context *context, const struct check *check,
			       const struct exhibit *exhibit)
{
	struct proof there = find_blocks(context, check, exhibit, FALSE);
	if (there.verdict == VERDICT_FOUND || exhibit->scopes->len == 0)
		return nothing;
	return (struct proof){VERDICT_FOUND, ((struct scope *)exhibit->scopes->pdata[0])->page,
			      SITE_NONE, SITE_NONE, "page"};
}

static uint32_t longest_block(const struct scope *scope)
{
	uint32_t best = SITE_NONE, letters = 0;
	for (guint i = 0; i < scope->content->len; i++) {
		uint32_t block = g_array_index(scope->content, uint32_t, i);
		uint32_t has = site_text(scope->site, page_of(scope)->blocks[block].text)->letters;
		if (has > letters) {
			letters = has;
			best = block;
		}
	}
	return best;
}

static struct proof run_own_text(const struct check_context *context, const struct check *check,
				 const struct exhibit *exhibit)
{
	(void)context;
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = g_ptr_array_index(exhibit->scopes, s);
		if (scope->letters >= (uint32_t)(check->min > 0 ? check->min : 150))
			return proof_block(scope, longest_block(scope));
	}
	return nothing;
}

/* A dated line is an entry too: lists of news or orders whose links are dead are still there to
 * read. */
static gboolean is_dated(const struct scope *scope, const struct site_block *block)
{
	if (is_heading(block) || block->kind == BLOCK_CONTROL || block->in_link)
		return FALSE;
	g_autoptr(GArray) years = thaidate_find(site_text(scope->site, block->text)->fold);
	for (guint i = 0; i < years->len; i++)
		if (g_array_index(years, struct year_mention, i).kind == YEAR_DATE)
			return TRUE;
	return FALSE;
}

static struct proof run_entries(const struct check_context *context, const struct check *check,
				const struct exhibit *exhibit)
{
	(void)context;
	uint32_t wanted = (uint32_t)MAX(1, check->min), have = 0, unread = 0;
	struct proof proof = nothing;
	for (guint s = 0; s < exhibit->scopes->len && have < wanted; s++) {
		const struct scope *scope = g_ptr_array_index(exhibit->scopes, s);
		unread += scope->unread;
		if (scope->entries > 0 && proof.verdict != VERDICT_FOUND)
			proof = (struct proof){VERDICT_FOUND, scope->page, scope->section,
					       SITE_NONE, scope_kind(scope)};
		have += scope->entries;
		for (guint i = 0; i < scope->content->len && have < wanted; i++) {
			uint32_t block = g_array_index(scope->content, uint32_t, i);
			if (!is_dated(scope, &page_of(scope)->blocks[block]))
				continue;
			have++;
			if (proof.verdict != VERDICT_FOUND)
				proof = proof_block(scope, block);
		}
	}
	if (have >= wanted)
		return proof;
	proof = nothing;
	if (have + unread >= wanted)
		proof.verdict = VERDICT_UNCLEAR;
	return proof;
}

static gboolean is_read_document(const struct site_page *page)
{
	return page->kind != PAGE_HTML && page->kind != PAGE_IMAGE &&
	       (page->read == READ_OK || page->read == READ_CUT);
}

static struct proof run_document(const struct check_context *context, const struct check *check,
				 const struct exhibit *exhibit)
{
	(void)context;
	(void)check;
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = g_ptr_array_index(exhibit->scopes, s);
		if (is_read_document(page_of(scope)))
			return (struct proof){VERDICT_FOUND, scope->page, longest_block(scope),
					      SITE_NONE, "document"};
	}
	struct proof proof = nothing;
	if (exhibit->unread > 0) {
		proof.verdict = VERDICT_UNCLEAR;
		proof.kind = "document";
	}
	return proof;
}

static struct proof run_image(const struct check_context *context, const struct check *check,
			      const struct exhibit *exhibit)
{
	(void)context;
	uint32_t have = 0;
	struct proof proof = nothing;
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = g_ptr_array_index(exhibit->scopes, s);
		have += scope->pictures + (page_of(scope)->kind == PAGE_IMAGE);
		if (have > 0 && proof.page == SITE_NONE)
			proof = (struct proof){VERDICT_FOUND, scope->page, scope->section,
					       SITE_NONE, "image"};
	}
	return have >= (uint32_t)MAX(1, check->min) ? proof : nothing;
}

/* Thai numbers: 0 and 8 or 9 more digits, in groups with blanks, dots or dashes; also +66. Dates
 * and sums of money have no such shape. */
gboolean check_has_phone(const char *fold)
{
	for (const char *at = fold; (at = strpbrk(at, "0+")) != NULL; at++) {
		if (at > fold && (g_ascii_isdigit(at[-1]) || at[-1] == '-' || at[-1] == '.' ||
				  at[-1] == '/' || at[-1] == ','))
			continue;
		const char *p = g_str_has_prefix(at, "+66") ? at + 3 : at;
		int digits = p == at ? 0 : 1;
		if (p == at && *at != '0')
			continue;
		for (int gap = 0; *p && gap < 2 && digits <= PHONE_DIGITS_MAX; p++) {
			gap = g_ascii_isdigit(*p) ? 0 : gap + 1;
			digits += g_ascii_isdigit(*p);
			if (!g_ascii_isdigit(*p) && !strchr(" -.)", *p))
				break;
		}
		if (digits >= PHONE_DIGITS_MIN && digits <= PHONE_DIGITS_MAX)
			return TRUE;
	}
	return FALSE;
}

gboolean check_has_email(const char *fold)
{
	for (const char *at = strchr(fold, '@'); at; at = strchr(at + 1, '@')) {
		const char *p = at + 1;
		if (at == fold || !(g_ascii_isalnum(at[-1]) || at[-1] == '_' || at[-1] == '-'))
			continue;
		while (g_ascii_isalnum(*p) || *p == '-')
			p++;
		if (p > at + 1 && *p == '.' && g_ascii_isalpha(p[1]))
			return TRUE;
	}
	return FALSE;
}

static gboolean has_any(const char *fold, const char *const *words)
{
	for (; *words; words++)
		if (strstr(fold, *words))
			return TRUE;
	return FALSE;
}

static gboolean has_postcode(const char *fold)
{
	int run = 0;
	for (const char *p = fold;; p++) {
		if (g_ascii_isdigit(*p)) {
			run++;
			continue;
		}
		if (run == 5 && p[-5] >= '1' && p[-5] <= '9')
			return TRUE;
		run = 0;
		if (!*p)
			return FALSE;
	}
}

/* An address names at least two of sub-district, district, province or postcode: one alone is in
 * every agency's name. */
static gboolean has_address(const char *fold)
{
	static const char *const tambon[] = {"ตำบล", "ต.", "แขวง", NULL};
	static const char *const amphoe[] = {"อำเภอ", "อ.", "เขต", NULL};
	static const char *const changwat[] = {"จังหวัด", "จ.", "กรุงเทพ", NULL};
	int parts = has_any(fold, tambon) + has_any(fold, amphoe) + has_any(fold, changwat) +
		    has_postcode(fold);
	return parts >= 3 || (parts == 2 && has_postcode(fold) && has_any(fold, changwat));
}

static struct proof find_by_text(const struct exhibit *exhibit, gboolean (*test)(const char *fold))
{
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = g_ptr_array_index(exhibit->scopes, s);
		for (guint i = 0; i < scope->content->len; i++) {
			uint32_t block = g_array_index(scope->content, uint32_t, i);
			if (test(site_text(scope->site, page_of(scope)->blocks[block].text)->fold))
				return proof_block(scope, block);
		}
	}
	return nothing;
}

/* The first link for which test holds. */
static struct proof find_link(const struct check_context *context, const struct check *check,
			      const struct exhibit *exhibit, const char *kind,
			      gboolean (*test)(const struct check_context *, const struct check *,
					       const struct scope *, const struct site_link *))
{
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = g_ptr_array_index(exhibit->scopes, s);
		for (guint i = 0; i < scope->links->len; i++) {
			uint32_t link = g_array_index(scope->links, uint32_t, i);
			if (test(context, check, scope, &page_of(scope)->links[link]))
				return proof_link(scope, link, kind);
		}
	}
	return nothing;
}

static const char *link_url(const struct scope *scope, const struct site_link *link)
{
	return link->target == SITE_NONE ? "" : site_url(scope->site, link->target)->url;
}

static gboolean is_contact_link(const struct check_context *context, const struct check *check,
				const struct scope *scope, const struct site_link *link)
{
	(void)context;
	(void)scope;
	return link->kind == LINK_CONTACT && link->fragment &&
	       g_str_has_prefix(link->fragment, check->kind == CHECK_EMAIL ? "mailto:" : "tel:");
}

static struct proof run_phone(const struct check_context *context, const struct check *check,
			      const struct exhibit *exhibit)
{
	struct proof proof = find_by_text(exhibit, check_has_phone);
	return proof.verdict == VERDICT_FOUND
		       ? proof
		       : find_link(context, check, exhibit, "link", is_contact_link);
}

static struct proof run_email(const struct check_context *context, const struct check *check,
			      const struct exhibit *exhibit)
{
	struct proof proof = find_by_text(exhibit, check_has_email);
	return proof.verdict == VERDICT_FOUND
		       ? proof
		       : find_link(context, check, exhibit, "link", is_contact_link);
}

/* The parts of an address often stand in neighbouring blocks: a window of three is read as one. */
static struct proof run_address(const struct check_context *context, const struct check *check,
				const struct exhibit *exhibit)
{
	(void)context;
	(void)check;
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = g_ptr_array_index(exhibit->scopes, s);
		for (guint i = 0; i < scope->content->len; i++) {
			g_autoptr(GString) window = g_string_new(NULL);
			for (guint j = i; j < MIN(i + 3, scope->content->len); j++)
				g_string_append_printf(
					window, "%s ",
					site_text(scope->site,
						  page_of(scope)
							  ->blocks[g_array_index(scope->content,
										 uint32_t, j)]
							  .text)
						->fold);
			if (has_address(window->str))
				return proof_block(scope,
						   g_array_index(scope->content, uint32_t, i));
		}
	}
	return nothing;
}

static gboolean is_map_link(const struct check_context *context, const struct check *check,
			    const struct scope *scope, const struct site_link *link)
{
	(void)check;
	return site_on_host(link_url(scope, link), context->rules->map_hosts);
}

static gboolean is_chat_link(const struct check_context *context, const struct check *check,
			     const struct scope *scope, const struct site_link *link)
{
	(void)check;
	return site_on_host(link_url(scope, link), context->rules->chat_hosts);
}

/* An account has a path of its own; a share button is nobody's account. */
static gboolean is_social_link(const struct check_context *context, const struct check *check,
			       const struct scope *scope, const struct site_link *link)
{
	static const char *const sharing[] = {"sharer", "/share", "intent/tweet", "dialog/", NULL};
	(void)check;
	const char *url = link_url(scope, link);
	if (!site_on_host(url, context->rules->social_hosts) || has_any(url, sharing))
		return FALSE;
	const char *path = strstr(url, "://");
	path = path ? strchr(path + 3, '/') : NULL;
	return path && path[1] != '\0';
}

static struct proof run_map(const struct check_context *context, const struct check *check,
			    const struct exhibit *exhibit)
{
	return find_link(context, check, exhibit, "link", is_map_link);
}

static struct proof run_chat(const struct check_context *context, const struct check *check,
			     const struct exhibit *exhibit)
{
	return find_link(context, check, exhibit, "external", is_chat_link);
}

static struct proof run_social(const struct check_context *context, const struct check *check,
			       const struct exhibit *exhibit)
{
	return find_link(context, check, exhibit, "external", is_social_link);
}

static gboolean is_form_link(const struct check_context *context, const struct check *check,
			     const struct scope *scope, const struct site_link *link)
{
	(void)check;
	return site_on_host(link_url(scope, link), context->rules->form_hosts);
}

static struct proof run_form(const struct check_context *context, const struct check *check,
			     const struct exhibit *exhibit)
{
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = g_ptr_array_index(exhibit->scopes, s);
		for (guint i = 0; i < scope->forms->len; i++) {
			const struct site_form *form =
				&page_of(scope)->forms[g_array_index(scope->forms, uint32_t, i)];
			if (scope_form_fields(page_of(scope), form) >= (uint32_t)MAX(1, check->min))
				return (struct proof){VERDICT_FOUND, scope->page, form->block,
						      SITE_NONE, "form"};
		}
	}
	return find_link(context, check, exhibit, "external", is_form_link);
}

static gboolean is_service_link(const struct check_context *context, const struct check *check,
				const struct scope *scope, const struct site_link *link)
{
	const char *url = link_url(scope, link);
	if (site_on_host(url, context->rules->form_hosts) ||
	    site_on_host(url, context->rules->service_hosts))
		return TRUE;
	return link->target != SITE_NONE && check->literals >= 0 &&
	       !scope_is_document(scope->site, link->target) && link->label != SITE_NONE &&
	       site_text_has(scope->site, link->label, check->literals);
}

static struct proof run_service(const struct check_context *context, const struct check *check,
				const struct exhibit *exhibit)
{
	struct proof proof = run_form(context, check, exhibit);
	return proof.verdict == VERDICT_FOUND
		       ? proof
		       : find_link(context, check, exhibit, "external", is_service_link);
}

/* A board: a place to write, or threads that lead somewhere. */
static struct proof run_board(const struct check_context *context, const struct check *check,
			      const struct exhibit *exhibit)
{
	struct proof proof = run_form(context, check, exhibit);
	return proof.verdict == VERDICT_FOUND ? proof : run_entries(context, check, exhibit);
}

static struct proof run_columns(const struct check_context *context, const struct check *check,
				const struct exhibit *exhibit)
{
	return find_blocks(context, check, exhibit, FALSE);
}

static gboolean has_figure(const char *fold)
{
	static const char *const units[] = {"ราย",   "เรื่อง",    "ครั้ง", "คน",      "บาท",
					    "ร้อยละ", "%",       "แห่ง", "ครัวเรือน", "ฉบับ",
					    "คำร้อง", "โครงการ", NULL};
	const char *digit = strpbrk(fold, "0123456789");
	return digit && (has_any(fold, units) || strspn(fold, "0123456789.,-% ") == strlen(fold));
}

static struct proof run_numbers(const struct check_context *context, const struct check *check,
				const struct exhibit *exhibit)
{
	(void)context;
	int have = 0;
	struct proof proof = nothing;
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = g_ptr_array_index(exhibit->scopes, s);
		for (guint i = 0; i < scope->content->len; i++) {
			uint32_t block = g_array_index(scope->content, uint32_t, i);
			if (has_figure(site_text(scope->site, page_of(scope)->blocks[block].text)
					       ->fold) &&
			    have++ == 0)
				proof = proof_block(scope, block);
		}
	}
	return have >= (check->min > 0 ? check->min : 3) ? proof : nothing;
}

static guint months_in(const char *fold)
{
	static const char *const months[12] = {"มกรา",  "กุมภา", "มีนา",  "เมษา", "พฤษภา",  "มิถุนา",
					       "กรกฎา", "สิงหา", "กันยา", "ตุลา",  "พฤศจิกา", "ธันวา"};
	static const char *const brief[12] = {"ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
					      "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.",  "พ.ย.", "ธ.ค."};
	guint mask = 0;
	for (int i = 0; i < 12; i++)
		if (strstr(fold, months[i]) || strstr(fold, brief[i]))
			mask |= 1u << i;
	return mask;
}

static struct proof run_months(const struct check_context *context, const struct check *check,
			       const struct exhibit *exhibit)
{
	(void)context;
	guint mask = 0;
	struct proof proof = nothing;
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = g_ptr_array_index(exhibit->scopes, s);
		for (guint i = 0; i < scope->content->len; i++) {
			uint32_t block = g_array_index(scope->content, uint32_t, i);
			guint found = months_in(
				site_text(scope->site, page_of(scope)->blocks[block].text)->fold);
			if (found && !mask)
				proof = proof_block(scope, block);
			mask |= found;
		}
	}
	return __builtin_popcount(mask) >= MAX(1, check->min) ? proof : nothing;
}

static struct proof run_year(const struct check_context *context, const struct check *check,
			     const struct exhibit *exhibit)
{
	(void)check;
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = g_ptr_array_index(exhibit->scopes, s);
		for (guint i = 0; i < scope->content->len; i++) {
			uint32_t block = g_array_index(scope->content, uint32_t, i);
			g_autoptr(GArray) years = thaidate_find(
				site_text(scope->site, page_of(scope)->blocks[block].text)->fold);
			for (guint y = 0; y < years->len; y++) {
				const struct year_mention *year =
					&g_array_index(years, struct year_mention, y);
				int from = year->kind == YEAR_DATE
						   ? thaidate_fiscal_year(year->date)
						   : year->from;
				int to = year->kind == YEAR_DATE ? from : year->to;
				if (from <= context->fiscal_year && to >= context->fiscal_year)
					return proof_block(scope, block);
			}
		}
	}
	return nothing;
}

static gboolean starts_name(const char *fold)
{
	static const char *const titles[] = {
		"นาย",  "นาง",  "น.ส.", "ว่าที่",  "ดร.",  "ผศ.",  "รศ.",  "ศ.",   "พ.ต.", "พ.อ.",
		"ร.ต.", "ร.ท.", "ร.อ.", "ส.อ.", "จ.อ.", "จ.ส.", "พ.จ.", "ด.ต.", "ส.ต.", "พ.ท.",
		"พล.",  "นพ.",  "พญ.",  "ทพ.",  "ภก.",  "สิบ",   "จ่า",   "พัน",   "เภสัช", NULL};
	for (const char *const *title = titles; *title; title++) {
		if (!g_str_has_prefix(fold, *title))
			continue;
		/* "นายก" is a post, "นายอำเภอ" and "นายช่าง" are too; a name goes on for a while. */
		const char *rest = fold + strlen(*title);
		static const char *const posts[] = {"กอง", "กเท", "กอบ",   "ก อ", "กรัฐ",  "กสภ",
						    "กส",  "ทะเ", "อำเภอ", "ช่าง", "แพทย์", NULL};
		if (*title == titles[0] && has_any(rest, posts) && !strchr(rest, ' '))
			for (const char *const *post = posts; *post; post++)
				if (g_str_has_prefix(rest, *post))
					return FALSE;
		return g_utf8_strlen(rest, -1) >= 4;
	}
	return FALSE;
}

static gboolean names_post(const char *fold)
{
	static const char *const posts[] = {"นายก",  "ปลัด",        "ผู้อำนวยการ", "หัวหน้า", "อธิบดี",
					    "ผู้ว่า",   "เลขา",       "ประธาน",    "รองผู้",  "คณบดี",
					    "อธิการ", "รักษาราชการ", NULL};
	return has_any(fold, posts);
}

/* A vacancy that is declared counts as a person named. */
static gboolean is_person(const char *fold)
{
	return starts_name(fold) || strcmp(fold, "ว่าง") == 0 || strcmp(fold, "-ว่าง-") == 0 ||
	       strcmp(fold, "(ว่าง)") == 0;
}

struct people {
	int names, posts, photos, phones;
	struct proof first;
};

static void count_people(const struct scope *scope, struct people *people)
{
	for (guint i = 0; i < scope->content->len; i++) {
		uint32_t block = g_array_index(scope->content, uint32_t, i);
		const struct site_text *text =
			site_text(scope->site, page_of(scope)->blocks[block].text);
		const char *name = strstr(text->fold, "นาย");
		gboolean person = text->letters < 200 &&
				  (is_person(text->fold) || (name && starts_name(name)));
		if (person && people->names++ == 0)
			people->first = proof_block(scope, block);
		people->posts += text->letters < 200 && names_post(text->fold);
		people->phones += check_has_phone(text->fold);
	}
	people->photos += (int)scope->pictures;
	for (guint i = 0; i < scope->links->len; i++)
		people->phones +=
			page_of(scope)->links[g_array_index(scope->links, uint32_t, i)].kind ==
			LINK_CONTACT;
}

static struct proof run_person(const struct check_context *context, const struct check *check,
			       const struct exhibit *exhibit)
{
	(void)context;
	struct people people = {.first = nothing};
	for (guint s = 0; s < exhibit->scopes->len; s++)
		count_people(g_ptr_array_index(exhibit->scopes, s), &people);
	const struct {
		const char *part;
		int have;
	} parts[] = {{"name", people.names},
		     {"position", people.posts},
		     {"photo", people.photos},
		     {"contact", people.phones}};
	int wanted = MAX(1, check->min);
	for (guint i = 0; i < check->of->len; i++)
		for (size_t p = 0; p < G_N_ELEMENTS(parts); p++)
			if (strcmp(g_ptr_array_index(check->of, i), parts[p].part) == 0 &&
			    parts[p].have < wanted)
				return nothing;
	if (people.names == 0 && people.photos > 0 && people.first.page == SITE_NONE)
		return run_image(context, &(struct check){.min = 1}, exhibit);
	return people.first.page == SITE_NONE && people.names < wanted ? nothing : people.first;
}

static struct proof run_separate(const struct check_context *context, const struct check *check,
				 const struct exhibit *exhibit)
{
	if (exhibit->scopes->len == 0)
		return nothing;
	const struct scope *own = g_ptr_array_index(exhibit->scopes, 0);
	for (guint i = 0; context->targets && i < check->of->len; i++) {
		const struct topic *other =
			ruleset_topic(context->rules, g_ptr_array_index(check->of, i));
		const GArray *pages = other ? g_hash_table_lookup(context->targets, other) : NULL;
		for (guint p = 0; pages && p < pages->len; p++)
			if (g_array_index(pages, uint32_t, p) == own->page)
				return nothing;
	}
	return (struct proof){VERDICT_FOUND, own->page, own->section, SITE_NONE, scope_kind(own)};
}

static struct proof run_all(const struct check_context *context, const struct check *check,
			    const struct exhibit *exhibit)
{
	struct proof first = nothing;
	for (guint i = 0; i < check->parts->len; i++) {
		struct proof proof =
			check_run(context, g_ptr_array_index(check->parts, i), exhibit);
		if (i == 0)
			first = proof;
		else
			first.verdict = verdict_all(first.verdict, proof.verdict);
	}
	if (first.verdict == VERDICT_PARTIAL)
		first.verdict = VERDICT_MISSING;
	return first;
}

static const struct check_entry entries[CHECK_KINDS] = {
	[CHECK_TEXT] = {run_text, TRUE},          [CHECK_HEADING] = {run_heading, TRUE},
	[CHECK_LABEL] = {run_label, FALSE},       [CHECK_ABSENT] = {run_absent, TRUE},
	[CHECK_OWN_TEXT] = {run_own_text, TRUE},  [CHECK_ENTRIES] = {run_entries, FALSE},
	[CHECK_DOCUMENT] = {run_document, FALSE}, [CHECK_IMAGE] = {run_image, FALSE},
	[CHECK_PHONE] = {run_phone, TRUE},        [CHECK_EMAIL] = {run_email, TRUE},
	[CHECK_ADDRESS] = {run_address, TRUE},    [CHECK_MAP] = {run_map, FALSE},
	[CHECK_PERSON] = {run_person, TRUE},      [CHECK_FORM] = {run_form, FALSE},
	[CHECK_CHAT] = {run_chat, FALSE},         [CHECK_SOCIAL] = {run_social, FALSE},
	[CHECK_BOARD] = {run_board, FALSE},       [CHECK_COLUMNS] = {run_columns, TRUE},
	[CHECK_NUMBERS] = {run_numbers, TRUE},    [CHECK_MONTHS] = {run_months, TRUE},
	[CHECK_YEAR] = {run_year, TRUE},          [CHECK_SERVICE] = {run_service, FALSE},
	[CHECK_SEPARATE] = {run_separate, FALSE}, [CHECK_ALL] = {run_all, FALSE},
};

static gboolean is_cut(const struct exhibit *exhibit)
{
	for (guint s = 0; s < exhibit->scopes->len; s++)
		if (page_of(g_ptr_array_index(exhibit->scopes, s))->read == READ_CUT)
			return TRUE;
	return FALSE;
}

/* Something of the exhibit holds text that was not read: a scan, a picture in place of text. */
static gboolean has_unread_text(const struct exhibit *exhibit)
{
	if (exhibit->unread > 0)
		return TRUE;
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = g_ptr_array_index(exhibit->scopes, s);
		const struct site_page *page = page_of(scope);
		if (page->n_blank_pages > 0 || page->kind == PAGE_IMAGE)
			return TRUE;
		if (scope->pictures > 0 && scope->fields == 0 && scope->letters < PICTURE_LETTERS)
			return TRUE;
	}
	return FALSE;
}

/* What was not met may stand in what was not read; so may what must not be there. */
struct proof check_run(const struct check_context *context, const struct check *check,
		       const struct exhibit *exhibit)
{
	struct proof proof = entries[check->kind].run(context, check, exhibit);
	gboolean nothing_met = check->kind == CHECK_ABSENT ? proof.verdict == VERDICT_FOUND
							   : proof.verdict == VERDICT_MISSING;
	if (nothing_met &&
	    (is_cut(exhibit) || (entries[check->kind].in_text && has_unread_text(exhibit))))
		proof.verdict = VERDICT_UNCLEAR;
	return proof;
}

struct proof check_element(const struct check_context *context, const struct element *element,
			   const struct exhibit *exhibit)
{
	struct proof best = nothing;
	for (guint i = 0; i < element->any->len; i++) {
		struct proof proof =
			check_run(context, g_ptr_array_index(element->any, i), exhibit);
		if (proof.verdict == VERDICT_FOUND)
			return proof;
		if (proof.verdict == VERDICT_UNCLEAR)
			best = proof;
	}
	return best;
}
