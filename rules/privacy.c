#include "rules/privacy.h"

#include "rules/person.h"

#include <string.h>

#define DIGITS         "0123456789"
#define CITIZEN_DIGITS 13u
#define MOBILE_DIGITS  10u
#define DIGITS_MAX     20u
#define MOST_WARNINGS  20u /* a site with so many is told often enough */
#define LIST_PERSONS   5u  /* a list, not the officer to call */
#define NAME_DISTANCE  48u /* bytes between "ผู้ร้องเรียน" and the name: "ชื่อ", a colon, blanks */
#define NAME_WINDOW    640u /* bytes behind it that are read: the name may be long */
#define ROW_CELLS      32u  /* that are read together */

enum finding_kind { FOUND_CITIZEN, FOUND_ACCOUNT, FOUND_COMPLAINANT, FOUND_PHONES, FINDING_KINDS };

struct finding {
	enum finding_kind kind;
	char *url;
	char *masked; /* "" where there is no number */
	unsigned page_no;
};

struct privacy {
	GPtrArray *findings; /* struct finding * */
	GHashTable *seen;    /* URL key → itself: a document that OCR reads again counts once */
};

static void finding_free(gpointer data)
{
	struct finding *finding = data;
	g_free(finding->url);
	g_free(finding->masked);
	g_free(finding);
}

struct privacy *privacy_new(void)
{
	struct privacy *privacy = g_new0(struct privacy, 1);
	privacy->findings = g_ptr_array_new_with_free_func(finding_free);
	privacy->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return privacy;
}

void privacy_free(struct privacy *privacy)
{
	if (!privacy)
		return;
	g_ptr_array_free(privacy->findings, TRUE);
	g_hash_table_destroy(privacy->seen);
	g_free(privacy);
}

/* Digits with single blanks or dashes among them. */
struct number {
	char digits[DIGITS_MAX + 1];
	unsigned count;                        /* may be more than fit */
	unsigned groups[DIGITS_MAX], n_groups; /* digits between dashes */
};

/* The next number of the text from *at on, which is moved behind it; FALSE where there is none. */
static gboolean next_number(const char **at, struct number *number)
{
	const char *here = strpbrk(*at, DIGITS);
	if (!here)
		return FALSE;
	*number = (struct number){.n_groups = 1};
	while (g_ascii_isdigit(*here)) {
		if (number->count < DIGITS_MAX)
			number->digits[number->count] = *here;
		number->count++;
		number->groups[number->n_groups - 1]++;
		here++;
		if ((*here == '-' || *here == ' ') && g_ascii_isdigit(here[1]) &&
		    number->n_groups < DIGITS_MAX) {
			number->n_groups += *here == '-';
			here++;
		}
	}
	*at = here;
	return TRUE;
}

/* Mod 11 over the first twelve, weights 13 down to 2 (Department of Provincial Administration). */
static gboolean is_citizen(const char *digits)
{
	unsigned sum = 0;
	if (digits[0] < '1' || digits[0] > '8')
		return FALSE;
	for (unsigned i = 0; i < CITIZEN_DIGITS - 1; i++)
		sum += (unsigned)(digits[i] - '0') * (CITIZEN_DIGITS - i);
	return (unsigned)(digits[CITIZEN_DIGITS - 1] - '0') == (11 - sum % 11) % 10;
}

/* Groups of digits of these lengths (0: no more), with a dash or a blank between them. */
static gboolean take_groups(const char *text, const unsigned *lengths, char *digits)
{
	for (;; lengths++) {
		if (strspn(text, DIGITS) != *lengths)
			return FALSE;
		memcpy(digits, text, *lengths);
		digits += *lengths;
		text += *lengths;
		if (lengths[1] == 0)
			return *text != '-' || !g_ascii_isdigit(text[1]);
		if (*text != '-' && *text != ' ')
			return FALSE;
		text++;
	}
}

/* As banks print them: 3-1-5-1. */
static gboolean is_account(const struct number *number)
{
	static const unsigned groups[] = {3, 1, 5, 1};
	return number->n_groups == G_N_ELEMENTS(groups) &&
	       memcmp(number->groups, groups, sizeof groups) == 0;
}

/* 06, 08 and 09 are mobile numbers (numbering plan of the NBTC). */
static gboolean is_mobile(const struct number *number)
{
	return number->count == MOBILE_DIGITS && number->digits[0] == '0' &&
	       strchr("689", number->digits[1]) != NULL;
}

/* The first number of a kind in folded text. */
static gboolean find_number(const char *fold, gboolean (*is)(const struct number *),
			    struct number *number)
{
	while (next_number(&fold, number))
		if (is(number))
			return TRUE;
	return FALSE;
}

char *privacy_citizen_number(const char *fold)
{
	/* in one, or as the card prints it; figures of a table's row are neither */
	static const unsigned forms[][6] = {{CITIZEN_DIGITS, 0}, {1, 4, 5, 2, 1, 0}};
	char digits[CITIZEN_DIGITS];
	for (const char *at = fold; (at = strpbrk(at, DIGITS)) != NULL; at += strspn(at, DIGITS))
		for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
			if (take_groups(at, forms[i], digits) && is_citizen(digits))
				return g_strdup_printf("%c-%.4s-XXXXX-XX-X", digits[0], digits + 1);
	return NULL;
}

static int by_place(gconstpointer a, gconstpointer b)
{
	const struct finding *one = *(const struct finding *const *)a;
	const struct finding *other = *(const struct finding *const *)b;
	int urls = strcmp(one->url, other->url);
	if (urls != 0)
		return urls;
	if (one->page_no != other->page_no)
		return one->page_no < other->page_no ? -1 : 1;
	return (int)one->kind - (int)other->kind;
}

static void add(GPtrArray *findings, const struct page *page, enum finding_kind kind,
		const char *masked, unsigned page_no)
{
	struct finding *finding = g_new0(struct finding, 1);
	finding->kind = kind;
	finding->url = g_strdup(page->url);
	finding->masked = g_strdup(masked);
	finding->page_no = page_no;
	g_ptr_array_add(findings, finding);
}

/* What a reader takes in as one line: the block, with the other cells of its table row. Yours. */
static char *row_of(const struct page *page, uint32_t at)
{
	const struct block *block = &page->blocks[at];
	uint32_t first = at, last = at;
	GString *text = g_string_new(NULL);
	while (block->table && first > 0 && at - first < ROW_CELLS &&
	       page->blocks[first - 1].table == block->table &&
	       page->blocks[first - 1].row == block->row)
		first--;
	while (block->table && last + 1 < page->n_blocks && last - at < ROW_CELLS &&
	       page->blocks[last + 1].table == block->table &&
	       page->blocks[last + 1].row == block->row)
		last++;
	for (uint32_t i = first; i <= last; i++)
		g_string_append_printf(text, "%s ", page->blocks[i].text);
	return g_string_free(text, FALSE);
}

static gboolean names_somebody(const char *text)
{
	g_autoptr(GArray) names = person_names(text);
	return names->len > 0;
}

static gboolean row_names_somebody(const struct page *page, uint32_t block)
{
	g_autofree char *row = row_of(page, block);
	return names_somebody(row);
}

/* The next "ผู้" of the text, NULL for none. Each text of a site is looked through: strstr() stops at
 * every Thai letter, since all begin with the same byte, but the last byte of ผ is rare. */
static const char *next_person(const char *text)
{
	static const char word[] = "ผู้";
	const char *at = text;
	while ((at = strchr(at, word[2])) != NULL) {
		if (at - text >= 2 && g_str_has_prefix(at - 2, word))
			return at - 2;
		at++;
	}
	return NULL;
}

/* Only so far is read: the word may stand there a thousand times, and all the text behind each. */
static gboolean name_follows(const char *text)
{
	gsize size = strnlen(text, NAME_WINDOW);
	while (((guchar)text[size] & 0xc0) == 0x80) /* a whole character at the end */
		size--;
	g_autofree char *window = g_strndup(text, size);
	g_autoptr(GArray) names = person_names(window);
	return names->len > 0 && g_array_index(names, struct person_name, 0).start <= NAME_DISTANCE;
}

/* "ผู้ร้องเรียน: นาย …": the name follows at once. Who takes complaints (ผู้รับเรื่องร้องเรียน) is
 * another word. */
static gboolean tells_complainant(const char *text)
{
	static const char *const words[] = {"ผู้ร้องเรียน", "ผู้ร้องทุกข์", "ผู้แจ้งเบาะแส", NULL};
	for (const char *at = text; (at = next_person(at)) != NULL; at++) {
		const char *const *word = words;
		while (*word && !g_str_has_prefix(at, *word))
			word++;
		if (*word && name_follows(at + strlen(*word)))
			return TRUE;
	}
	return FALSE;
}

/* The column of a table whose heading is "ผู้ร้องเรียน". */
struct column {
	uint32_t table;
	uint16_t col;
};

static gboolean in_complainants(const struct block *block, struct column *column)
{
	if (block->table == 0)
		return FALSE;
	if (block->kind == BLOCK_HEAD_CELL && g_str_has_prefix(block->fold, "ผู้ร้อง"))
		*column = (struct column){block->table, block->col};
	return block->kind == BLOCK_CELL && block->table == column->table &&
	       block->col == column->col && names_somebody(block->text);
}

static gboolean is_private_list(const struct ruleset *rules, const struct page *page)
{
	for (uint32_t i = 0; i < page->n_blocks; i++) {
		const struct block *block = &page->blocks[i];
		if (block->kind != BLOCK_HEADING && block->kind != BLOCK_TITLE)
			continue;
		for (guint w = 0; w < rules->private_lists->len; w++)
			if (strstr(block->fold, g_ptr_array_index(rules->private_lists, w)))
				return TRUE;
	}
	return FALSE;
}

static void look_for_citizens(GPtrArray *findings, const struct page *page)
{
	for (uint32_t i = 0; i < page->n_blocks; i++) {
		g_autofree char *masked = privacy_citizen_number(page->blocks[i].fold);
		if (masked) {
			add(findings, page, FOUND_CITIZEN, masked, page->blocks[i].page_no);
			return;
		}
	}
}

static void look_for_accounts(GPtrArray *findings, const struct page *page)
{
	for (uint32_t i = 0; i < page->n_blocks; i++) {
		struct number number;
		if (page->blocks[i].ocr ||
		    !find_number(page->blocks[i].fold, is_account, &number) ||
		    !row_names_somebody(page, i))
			continue;
		g_autofree char *masked = g_strdup_printf("%.3s-X-XXXXX-X", number.digits);
		add(findings, page, FOUND_ACCOUNT, masked, page->blocks[i].page_no);
		return;
	}
}

static void look_for_complainants(GPtrArray *findings, const struct page *page)
{
	struct column column = {0, 0};
	for (uint32_t i = 0; i < page->n_blocks; i++) {
		const struct block *block = &page->blocks[i];
		if (!in_complainants(block, &column) && !tells_complainant(block->text))
			continue;
		add(findings, page, FOUND_COMPLAINANT, "", block->page_no);
		return;
	}
}

static void look_for_phones(GPtrArray *findings, const struct ruleset *rules,
			    const struct page *page)
{
	unsigned persons = 0;
	if (!is_private_list(rules, page))
		return;
	for (uint32_t i = 0; i < page->n_blocks; i++) {
		const struct block *block = &page->blocks[i];
		struct number number;
		if (block->ocr || !find_number(block->fold, is_mobile, &number) ||
		    !row_names_somebody(page, i) || ++persons < LIST_PERSONS)
			continue;
		g_autofree char *masked = g_strdup_printf("%.3s-XXX-XXXX", number.digits);
		add(findings, page, FOUND_PHONES, masked, block->page_no);
		return;
	}
}

GPtrArray *privacy_look(const struct ruleset *rules, const struct page *page)
{
	g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func(finding_free);
	look_for_citizens(findings, page);
	look_for_accounts(findings, page);
	look_for_complainants(findings, page);
	look_for_phones(findings, rules, page);
	return findings->len > 0 ? g_steal_pointer(&findings) : NULL;
}

/* Of more than are told those are kept that come first by their address: which page was read first
 * is chance. */
void privacy_take(struct privacy *privacy, const struct page *page, GPtrArray *findings)
{
	g_autoptr(GPtrArray) owned = findings;
	gboolean new = page->n_blocks > 0 && g_hash_table_add(privacy->seen, g_strdup(page->key));
	if (!new || !owned)
		return;
	g_ptr_array_extend_and_steal(privacy->findings, g_steal_pointer(&owned));
	g_ptr_array_sort(privacy->findings, by_place);
	if (privacy->findings->len > MOST_WARNINGS)
		g_ptr_array_set_size(privacy->findings, (int)MOST_WARNINGS);
}

static const struct {
	const char *th, *en;
} words[FINDING_KINDS] = {
	[FOUND_CITIZEN] = {"แสดงเลขประจำตัวประชาชน ควรปิดหรือลบออกก่อนเผยแพร่",
			   "shows a citizen number: mask or remove it"},
	[FOUND_ACCOUNT] = {"แสดงเลขที่บัญชีธนาคารคู่กับชื่อบุคคล ควรปิดเลขบัญชีก่อนเผยแพร่",
			   "shows a bank account beside a person's name: mask the number"},
	[FOUND_COMPLAINANT] = {"แสดงชื่อผู้ร้องเรียน ต้องปกปิดตัวตนของผู้ร้อง ให้เหลือแต่จำนวนและเรื่อง",
			       "names somebody who complained: leave only numbers and subjects"},
	[FOUND_PHONES] = {"แสดงหมายเลขโทรศัพท์ส่วนตัวในบัญชีรายชื่อประชาชน ควรลบคอลัมน์โทรศัพท์ออก",
			  "lists private telephone numbers of citizens: remove that column"},
};

void privacy_tell(const struct privacy *privacy, struct result *result)
{
	for (guint i = 0; i < privacy->findings->len; i++) {
		const struct finding *finding = g_ptr_array_index(privacy->findings, i);
		g_autoptr(GString) th = g_string_new("หน้านี้"), en = g_string_new("This page ");
		if (finding->page_no) {
			g_string_printf(th, "เอกสารนี้ (หน้า %u) ", finding->page_no);
			g_string_printf(en, "This document (page %u) ", finding->page_no);
		}
		g_string_append(th, words[finding->kind].th);
		g_string_append(en, words[finding->kind].en);
		if (*finding->masked) {
			g_string_append_printf(th, " (%s)", finding->masked);
			g_string_append_printf(en, " (%s)", finding->masked);
		}
		result_warn(result, "privacy", th->str, en->str, finding->url);
	}
}
