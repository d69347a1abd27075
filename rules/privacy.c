#include "rules/privacy.h"

#include <string.h>

#define CITIZEN_DIGITS 13u
#define MOST_WARNINGS  20u /* a site with so many is told often enough */

/* Mod 11 over the first twelve, weights 13 down to 2 (Department of Provincial Administration). */
static gboolean is_citizen_number(const char *digits)
{
	unsigned sum = 0;
	for (unsigned i = 0; i < CITIZEN_DIGITS - 1; i++)
		sum += (unsigned)(digits[i] - '0') * (CITIZEN_DIGITS - i);
	return digits[0] >= '1' && digits[0] <= '8' &&
	       (unsigned)(digits[CITIZEN_DIGITS - 1] - '0') == (11 - sum % 11) % 10;
}

/* Digits from at on, with single blanks or dashes among them; their end. More than fit are counted
 * only. */
static const char *read_digits(const char *at, char *digits, size_t *count)
{
	*count = 0;
	while (g_ascii_isdigit(*at)) {
		if (*count < CITIZEN_DIGITS)
			digits[*count] = *at;
		(*count)++;
		at++;
		if ((*at == '-' || *at == ' ') && g_ascii_isdigit(at[1]))
			at++;
	}
	return at;
}

char *privacy_citizen_number(const char *fold)
{
	char digits[CITIZEN_DIGITS];
	size_t count;
	for (const char *at = fold; (at = strpbrk(at, "0123456789")) != NULL;) {
		at = read_digits(at, digits, &count);
		if (count == CITIZEN_DIGITS && is_citizen_number(digits))
			return g_strdup_printf("%c-%.4s-XXXXX-XX-X", digits[0], digits + 1);
	}
	return NULL;
}

static char *number_on_page(const struct site *site, const struct site_page *page)
{
	for (uint32_t i = 0; i < page->n_blocks; i++) {
		char *number = privacy_citizen_number(site_text(site, page->blocks[i].text)->fold);
		if (number)
			return number;
	}
	return NULL;
}

void privacy_warn(const struct site *site, struct result *result)
{
	unsigned warned = 0;
	for (uint32_t i = 0; i < site_pages(site) && warned < MOST_WARNINGS; i++) {
		const struct site_page *page = site_page(site, i);
		g_autofree char *number = number_on_page(site, page);
		if (!number)
			continue;
		g_autofree char *th = g_strdup_printf(
			"หน้านี้แสดงเลขประจำตัวประชาชน (%s) ควรปิดหรือลบออกก่อนเผยแพร่", number);
		g_autofree char *en = g_strdup_printf(
			"this page shows a citizen number (%s): mask or remove it", number);
		result_warn(result, "privacy", th, en, site_url(site, page->url)->url);
		warned++;
	}
}
