/* Ways to reach an agency: telephone, e-mail, address, map, chat and social accounts. */
#include "rules/check_parts.h"

#include "base/fold.h"
#include "rules/hosts.h"
#include "rules/placeholder.h"

#include <string.h>

#define PHONE_GROUPS    8 /* more groups of digits than this are no telephone number */
#define LANDLINE_DIGITS 9
#define MOBILE_DIGITS   10
#define RANGE_DIGITS    3  /* "0 4285 4034-36": the end of a range of numbers */
#define WORD_BEFORE     48 /* bytes before a number in which a word says what it is */
#define ADDRESS_BLOCKS  4u /* neighbouring blocks that may hold one address */

/* Groups of digits with a blank, dash, dot or bracket or two between them. */
struct digit_groups {
	char digits[PHONE_GROUPS * 10];
	int length[PHONE_GROUPS]; /* of each group */
	int groups;
};

static const char *read_groups(const char *at, struct digit_groups *to)
{
	size_t total = 0;
	to->groups = 0;
	while (to->groups < PHONE_GROUPS) {
		size_t run = strspn(at, "0123456789");
		if (run == 0 || total + run > sizeof(to->digits))
			break;
		memcpy(to->digits + total, at, run);
		total += run;
		to->length[to->groups++] = (int)run;
		at += run;
		size_t gap = strspn(at, " -.()");
		if (gap == 0 || gap > 3 || !g_ascii_isdigit(at[gap]))
			break;
		at += gap;
	}
	return at;
}

static gboolean has_shape(const struct digit_groups *groups, int count, const int *shape)
{
	if (groups->groups < count)
		return FALSE;
	for (int i = 0; i < count; i++)
		if (groups->length[i] != shape[i])
			return FALSE;
	return TRUE;
}

/* Numbers that are written in groups, too: a date (08-02-2566), a bank account (020-1-23456-7). */
static gboolean is_other_number(const struct digit_groups *groups)
{
	static const int date[] = {2, 2, 4}, account[] = {3, 1, 5, 1};
	return has_shape(groups, 3, date) || has_shape(groups, 4, account);
}

/* A telephone number ends with a group: 9 digits from 02…07 on, 10 from 06, 08, 09. What follows
 * may be the end of a range, or the next number. */
static gboolean is_phone(const struct digit_groups *groups)
{
	if (groups->digits[0] != '0' || is_other_number(groups))
		return FALSE;
	char area = groups->groups > 1 || groups->length[0] > 1 ? groups->digits[1] : '0';
	int taken = 0;
	for (int i = 0; i < groups->groups && taken < MOBILE_DIGITS; i++) {
		taken += groups->length[i];
		gboolean complete = (taken == LANDLINE_DIGITS && area >= '2' && area <= '7') ||
				    (taken == MOBILE_DIGITS && strchr("689", area));
		int left = groups->groups - i - 1;
		if (complete && (left == 0 || groups->digits[taken] == '0' ||
				 (left == 1 && groups->length[i + 1] <= RANGE_DIGITS)))
			return !placeholder_phone(groups->digits, (gsize)taken);
	}
	return FALSE;
}

/* One of the words stands shortly before at. */
static gboolean said_before(const char *fold, const char *at, const char *const *words)
{
	const char *from = at - fold > WORD_BEFORE ? at - WORD_BEFORE : fold;
	g_autofree char *before = g_strndup(from, (gsize)(at - from));
	return has_word(before, words);
}

/* "+66 42 854 034", "+66(0)42 854034" as a number from 0 on. NULL where it is none. */
static char *without_country(const char *at)
{
	if (!g_str_has_prefix(at, "+66"))
		return NULL;
	at += 3 + strspn(at + 3, " -.(");
	return g_strdup_printf("%s%s", *at == '0' ? "" : "0", at);
}

/* Short numbers (1300, 1669) are numbers only where a word says so. */
static gboolean is_hotline(const char *fold, const char *at)
{
	static const char *const words[] = {"สายด่วน", "โทร", "hotline", "call center", NULL};
	size_t digits = strspn(at, "0123456789");
	return *at == '1' && (digits == 3 || digits == 4) && !strchr("/.,", at[digits] ?: ' ') &&
	       said_before(fold, at, words);
}

/* What stands at at is the rest of a longer number: "1,042", "25-02". */
static gboolean goes_on(const char *fold, const char *at)
{
	return at - fold >= 2 && strchr("-./,", at[-1]) && g_ascii_isdigit(at[-2]);
}

gboolean check_has_phone(const char *fold)
{
	static const char *const others[] = {"บัญชี", "ประจำตัว", "เลขที่โครงการ", NULL};
	struct digit_groups groups;
	for (const char *at = fold; (at = strpbrk(at, "+0123456789")) != NULL;) {
		gboolean inside = goes_on(fold, at) || (at > fold && at[-1] == '+');
		g_autofree char *national = without_country(at);
		const char *end = read_groups(national ? national : at, &groups);
		if (national ? groups.groups > 0 && is_phone(&groups)
			     : !inside && groups.groups > 0 &&
				       ((is_phone(&groups) && !said_before(fold, at, others)) ||
					is_hotline(fold, at)))
			return TRUE;
		at = national || *at == '+' ? at + 1 : end;
	}
	return FALSE;
}

/* Past one spelling of a sign, and blanks around it; NULL where none stands there. */
static const char *past_sign(const char *at, const char *const *spellings)
{
	at += strspn(at, " ");
	for (; *spellings; spellings++)
		if (g_str_has_prefix(at, *spellings)) {
			at += strlen(*spellings);
			return at + strspn(at, " ");
		}
	return NULL;
}

static gboolean is_name_letter(char c)
{
	return g_ascii_isalnum(c) || c == '_' || c == '-';
}

/* Written plainly, or so as to hide it from robots: "name [at] agency (dot) go.th". */
gboolean check_has_email(const char *fold)
{
	static const char *const ats[] = {"@", "[at]", "(at)", NULL};
	static const char *const dots[] = {".", "[dot]", "(dot)", NULL};
	for (const char *at = fold; *at; at++) {
		if (!is_name_letter(*at))
			continue;
		const char *domain = past_sign(at + 1, ats), *from = at;
		size_t name = domain ? strspn(domain, "abcdefghijklmnopqrstuvwxyz0123456789-") : 0;
		const char *rest = name > 0 ? past_sign(domain + name, dots) : NULL;
		while (from > fold && (is_name_letter(from[-1]) || from[-1] == '.'))
			from--;
		if (rest && g_ascii_isalpha(rest[0]) && g_ascii_isalpha(rest[1]) &&
		    !placeholder_email(from, (gsize)(at + 1 - from), domain))
			return TRUE;
	}
	return FALSE;
}

/* The shortest block in which test holds: the number itself rather than the paragraph around it. */
static struct proof find_by_text(const struct exhibit *exhibit, gboolean (*test)(const char *fold))
{
	struct proof best = proof_none();
	uint32_t letters = UINT32_MAX;
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		for (guint i = 0; i < scope->content->len; i++) {
			const struct site_text *text = content_text(scope, i);
			if (text->letters >= letters || !test(text->fold))
				continue;
			letters = text->letters;
			best = proof_block(scope, content_index(scope, i));
		}
	}
	return best;
}

/* What a tel: link calls is held to what the text is: templates call "010-020-0120". It may be
 * escaped, lack the plus sign before the country's 66, or be a short number (1300), which nothing
 * need introduce. */
static gboolean is_phone_link(const struct check_context *context, const struct scope *scope,
			      const struct site_link *link)
{
	(void)context;
	(void)scope;
	if (link->kind != LINK_CONTACT || !link->fragment ||
	    !g_str_has_prefix(link->fragment, "tel:"))
		return FALSE;
	const char *written = link->fragment + strlen("tel:");
	g_autofree char *plain = g_uri_unescape_string(written, NULL);
	g_autofree char *number =
		g_strdup_printf("%s%s", g_str_has_prefix(plain ? plain : written, "66") ? "+" : "",
				plain ? plain : written);
	size_t digits = strspn(number, "0123456789");
	gboolean is_short = number[0] == '1' && !number[digits] && (digits == 3 || digits == 4);
	return is_short || check_has_phone(number);
}

static gboolean is_email_link(const struct check_context *context, const struct scope *scope,
			      const struct site_link *link)
{
	(void)context;
	(void)scope;
	if (link->kind != LINK_CONTACT || !link->fragment ||
	    !g_str_has_prefix(link->fragment, "mailto:"))
		return FALSE;
	g_autofree char *address = g_ascii_strdown(link->fragment + strlen("mailto:"), -1);
	return check_has_email(address);
}

struct proof run_phone(const struct check_context *context, const struct check *check,
		       const struct exhibit *exhibit)
{
	(void)check;
	struct proof proof = find_by_text(exhibit, check_has_phone);
	return proof.verdict == VERDICT_FOUND ? proof
					      : find_link(context, exhibit, "link", is_phone_link);
}

struct proof run_email(const struct check_context *context, const struct check *check,
		       const struct exhibit *exhibit)
{
	(void)check;
	struct proof proof = find_by_text(exhibit, check_has_email);
	return proof.verdict == VERDICT_FOUND ? proof
					      : find_link(context, exhibit, "link", is_email_link);
}

enum address_part {
	ADDRESS_PLACE = 1,    /* sub-district or district */
	ADDRESS_PROVINCE = 2, /* … */
	ADDRESS_STREET = 4,   /* house number, village, road */
	ADDRESS_POSTCODE = 8,
};

/* A line to fill in: "ต. ............ อ. ____". */
static gboolean is_left_blank(const char *after)
{
	after += strspn(after, " ");
	return g_str_has_prefix(after, "..") || g_str_has_prefix(after, "…") ||
	       g_str_has_prefix(after, "__") || g_str_has_prefix(after, "--");
}

/* A word at a blank or at the beginning: "ต." is not in "อบต.", "เขต" not in "ขอบเขต". */
static gboolean has_own_word(const char *text, const char *word)
{
	for (const char *at = text; (at = text_find(at, word)) != NULL; at++)
		if ((at == text || g_ascii_isspace(at[-1]) || g_ascii_ispunct(at[-1]) ||
		     g_ascii_isdigit(at[-1])) &&
		    !is_left_blank(at + strlen(word)))
			return TRUE;
	return FALSE;
}

/* Five digits of their own; no part of a sum of money or of a longer number. */
static gboolean has_postcode(const char *fold)
{
	for (const char *at = fold; (at = strpbrk(at, "0123456789")) != NULL;) {
		size_t digits = strspn(at, "0123456789");
		if (digits == 5 && *at != '0' && !goes_on(fold, at) &&
		    !strchr(",/", at[digits] ?: ' '))
			return TRUE;
		at += digits;
	}
	return FALSE;
}

static unsigned address_parts(const struct site_text *text)
{
	static const struct {
		const char *word;
		enum address_part part;
	} words[] = {
		{"ตำบล", ADDRESS_PLACE},     {"ต.", ADDRESS_PLACE},    {"แขวง", ADDRESS_PLACE},
		{"อำเภอ", ADDRESS_PLACE},    {"อ.", ADDRESS_PLACE},    {"เขต", ADDRESS_PLACE},
		{"จังหวัด", ADDRESS_PROVINCE}, {"จ.", ADDRESS_PROVINCE}, {"กรุงเทพ", ADDRESS_PROVINCE},
		{"กทม", ADDRESS_PROVINCE},   {"เลขที่", ADDRESS_STREET}, {"ที่อยู่", ADDRESS_STREET},
		{"หมู่", ADDRESS_STREET},      {"ม.", ADDRESS_STREET},   {"ถนน", ADDRESS_STREET},
		{"ถ.", ADDRESS_STREET},      {"ซอย", ADDRESS_STREET},  {"ซ.", ADDRESS_STREET},
	};
	unsigned parts = has_postcode(text->fold) ? ADDRESS_POSTCODE : 0;
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (!(parts & words[i].part) && has_own_word(text->text, words[i].word))
			parts |= words[i].part;
	return parts;
}

/* What is in every agency's name ("องค์การบริหารส่วนตำบล… จังหวัด…") is no address yet: a postcode,
 * or a street with a number, must be there. */
static gboolean is_address(unsigned parts)
{
	return (parts & ADDRESS_PLACE) && (parts & ADDRESS_PROVINCE) &&
	       (parts & (ADDRESS_STREET | ADDRESS_POSTCODE));
}

/* How many blocks from `from` on are together an address, fewer than `limit`; 0: they are none. */
static guint address_length(const struct scope *scope, guint from, guint limit)
{
	unsigned parts = 0;
	for (guint n = 1; n < limit && from + n <= scope->content->len; n++) {
		parts |= address_parts(content_text(scope, from + n - 1));
		if (is_address(parts))
			return n;
	}
	return 0;
}

/* The fewest neighbouring blocks that hold a whole address. */
struct proof run_address(const struct check_context *context, const struct check *check,
			 const struct exhibit *exhibit)
{
	(void)context;
	(void)check;
	struct proof best = proof_none();
	guint fewest = ADDRESS_BLOCKS + 1;
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		for (guint i = 0; i < scope->content->len; i++) {
			guint length = address_length(scope, i, fewest);
			if (length == 0)
				continue;
			fewest = length;
			best = proof_block(scope, content_index(scope, i));
		}
	}
	return best;
}

static gboolean is_map_link(const struct check_context *context, const struct scope *scope,
			    const struct site_link *link)
{
	return hosts_have(context->rules->map_hosts, link_address(scope, link));
}

static gboolean says_map(const struct scope *scope, uint32_t text)
{
	static const char *const maps[] = {"แผนที่", "พิกัด", NULL};
	static const char *const others[] = {"แผนที่เว็บ", "แผนที่ภาษี", "แผนที่ยุทธศาสตร์", NULL};
	return text_has_word(scope, text, maps) && !text_has_word(scope, text, others);
}

/* A map drawn as a picture: its alt text, its heading or the line above it says so. */
static struct proof prove_map(const struct scope *scope, const struct site_image *image)
{
	const struct site_page *page = scope_site_page(scope);
	uint32_t above =
		image->block > 0 && image->block <= page->n_blocks ? image->block - 1 : SITE_NONE;
	const uint32_t blocks[] = {image->heading, above};
	if (says_map(scope, image->alt))
		return proof_scope(scope, "image");
	for (size_t b = 0; b < G_N_ELEMENTS(blocks); b++)
		if (blocks[b] < page->n_blocks && !page->blocks[blocks[b]].in_link &&
		    says_map(scope, page->blocks[blocks[b]].text))
			return proof_block(scope, blocks[b]);
	return proof_none();
}

static struct proof find_map_picture(const struct exhibit *exhibit)
{
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		const struct site_image *images = scope_site_page(scope)->images;
		for (guint i = 0; i < scope->images->len; i++) {
			uint32_t number = g_array_index(scope->images, uint32_t, i);
			struct proof proof = prove_map(scope, &images[number]);
			if (proof.verdict == VERDICT_FOUND)
				return proof;
		}
	}
	return proof_none();
}

struct proof run_map(const struct check_context *context, const struct check *check,
		     const struct exhibit *exhibit)
{
	(void)check;
	struct proof proof = find_link(context, exhibit, "link", is_map_link);
	return proof.verdict == VERDICT_FOUND ? proof : find_map_picture(exhibit);
}

/* On a host of accounts or chats: a button to pass the page on, or to enter the service. */
static gboolean is_sharing(const char *url)
{
	static const char *const ways[] = {"sharer",    "/share",   "share?",       "/intent/",
					   "l.php",     "//msg/",   "/dialog/",     "lineit",
					   "/R/msg/",   "/R/share", "sharearticle", "/login",
					   "/home.php", "?text=",   "/hashtag/",    NULL};
	return has_word(url, ways);
}

gboolean check_is_share_button(const char *url)
{
	static const char *const ways[] = {"sharer",   "share?",  "share-offsite", "/intent/",
					   "/dialog/", "/R/msg/", "/R/share",      NULL};
	return has_word(url, ways);
}

/* After host and "/" something more than a place-holder. */
static gboolean has_path(const char *url)
{
	const char *path = strstr(url, "://");
	path = path ? strchr(path + 3, '/') : NULL;
	return path && path[1] != '\0' && path[1] != '#' && path[1] != '?';
}

static gboolean is_chat_link(const struct check_context *context, const struct scope *scope,
			     const struct site_link *link)
{
	if (link->kind == LINK_CONTACT) /* opens the program in which one writes */
		return link->fragment && g_str_has_prefix(link->fragment, "line:") &&
		       !is_sharing(link->fragment);
	const char *url = link_address(scope, link);
	return hosts_have(context->rules->chat_hosts, url) && !is_sharing(url);
}

/* A page plugin shows the account named in its href. Other plugins are buttons. */
static gboolean is_plugin_account(const char *url)
{
	const char *href = strstr(url, "href=");
	if (!strstr(url, "/plugins/page.php") || !href)
		return FALSE;
	g_autofree char *account = g_uri_unescape_segment(href + 5, strpbrk(href, "&#"), NULL);
	return account && has_path(account);
}

/* An account has a path of its own; a single video is no account. */
static gboolean is_social_link(const struct check_context *context, const struct scope *scope,
			       const struct site_link *link)
{
	static const char *const videos[] = {"youtube.com/watch", "youtube.com/embed", "youtu.be/",
					     "fb.watch/",         "/results?",         NULL};
	const char *url = link_address(scope, link);
	if (!hosts_have(context->rules->social_hosts, url))
		return FALSE;
	if (strstr(url, "/plugins/"))
		return is_plugin_account(url);
	return has_path(url) && !is_sharing(url) && !has_word(url, videos);
}

struct proof run_chat(const struct check_context *context, const struct check *check,
		      const struct exhibit *exhibit)
{
	(void)check;
	return find_link(context, exhibit, "external", is_chat_link);
}

struct proof run_social(const struct check_context *context, const struct check *check,
			const struct exhibit *exhibit)
{
	(void)check;
	return find_link(context, exhibit, "external", is_social_link);
}
