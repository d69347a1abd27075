/*
 * Filters without a script: radio buttons, and style rules that hide every item but those of the
 * checked verdict and sub-indicator. A browser that does not know :has() shows all items and no
 * buttons.
 */
#include "reports/html_parts.h"
#include "reports/view.h"

enum { CHOICES = VERDICT_COUNT + 2 }; /* all, the four verdicts, waived */

static const char *const choices[CHOICES] = {"v-all",     "v-missing", "v-partial",
					     "v-unclear", "v-found",   "v-waived"};
static const enum verdict choice_verdicts[] = {0, VERDICT_MISSING, VERDICT_PARTIAL, VERDICT_UNCLEAR,
					       VERDICT_FOUND};

/* "s-all" for 0, else "s-1" …: sub-indicators are told by their place, never by a name from a
 * file. */
static char *part_choice(guint n)
{
	return n ? g_strdup_printf("s-%u", n) : g_strdup("s-all");
}

void html_filter_style(struct html *html, const struct result *result)
{
	g_autoptr(GArray) parts = view_parts(result);

	html_put(html, "<style>\n");
	for (guint part = 0; part <= parts->len; part++) {
		g_autofree char *s = part_choice(part);

		for (guint i = 0; i < CHOICES; i++) {
			g_autofree char *state = g_strdup_printf(
				".checklist:has(#%s:checked):has(#%s:checked)", choices[i], s);

			html_putf(html,
				  "%s :is(.item:not(.%s.%s),.group:not(:has(.%s.%s)))"
				  "{display:none}\n",
				  state, choices[i], s, choices[i], s);
			html_putf(html, "%s:not(:has(.%s.%s)) .nothing{display:block}\n", state,
				  choices[i], s);
		}
	}
	html_put(html, "</style>\n");
}

static void write_choice(struct html *html, const char *group, const char *id, const char *label,
			 gint count)
{
	html_putf(html, "<span class=\"choice\"><input type=\"radio\" name=\"%s\" id=\"%s\"%s>",
		  group, id, g_str_has_suffix(id, "-all") ? " checked" : "");
	html_putf(html, "<label for=\"%s\">", id);
	html_text(html, label);
	if (count >= 0)
		html_putf(html, " <span class=\"count\">%d</span>", count);
	html_put(html, "</label></span>\n");
}

static void write_verdicts(struct html *html, const struct result *result)
{
	g_autoptr(GPtrArray) waived = view_items(result, &view_waived);
	guint counts[VERDICT_COUNT];

	view_counts(result, counts);
	html_put(html, "<fieldset><legend>");
	html_word(html, WORD_VERDICT);
	html_put(html, "</legend>\n");
	write_choice(html, "verdict", choices[0], word(WORD_ALL, html->lang),
		     (gint)result->items->len);
	for (gsize i = 1; i < G_N_ELEMENTS(choice_verdicts); i++)
		write_choice(html, "verdict", choices[i],
			     word_verdict(choice_verdicts[i], html->lang),
			     (gint)counts[choice_verdicts[i]]);
	if (waived->len)
		write_choice(html, "verdict", choices[CHOICES - 1], word(WORD_WAIVED, html->lang),
			     (gint)waived->len);
	html_put(html, "</fieldset>\n");
}

static void write_parts(struct html *html, const struct result *result)
{
	g_autoptr(GArray) parts = view_parts(result);

	html_put(html, "<fieldset><legend>");
	html_word(html, WORD_PART);
	html_put(html, "</legend>\n");
	write_choice(html, "part", "s-all", word(WORD_ALL, html->lang), -1);
	for (guint i = 0; i < parts->len; i++) {
		g_autofree char *id = part_choice(i + 1);
		g_autofree char *label =
			view_part_name(&g_array_index(parts, struct part, i), html->lang);

		write_choice(html, "part", id, label, -1);
	}
	html_put(html, "</fieldset>\n");
}

void html_filters(struct html *html, const struct result *result)
{
	html_put(html, "<form class=\"filters\"");
	html_attr(html, "aria-label", word(WORD_FILTERS, html->lang));
	html_put(html, ">\n");
	write_verdicts(html, result);
	write_parts(html, result);
	html_put(html, "</form>\n");
}
