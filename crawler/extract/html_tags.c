#include "crawler/extract/html_tags.h"

#include <stdlib.h>
#include <string.h>

#include "base/ending.h"
#include "crawler/page.h"

#define NONE  (-1)
#define BLOCK TAG_IS_BLOCK
#define BOX   (TAG_IS_BLOCK | TAG_IS_BOX | TAG_HOLDS)
#define HOLDS (TAG_IS_BLOCK | TAG_HOLDS)
#define SKIP  TAG_IS_SKIPPED

/* Sorted by name. */
static const struct tag tags[] = {
	{"a", TAG_A, 0, 0, NONE},
	{"address", TAG_OTHER, BOX, 0, NONE},
	{"app-root", TAG_OTHER, HOLDS, 0, NONE},
	{"area", TAG_AREA, 0, 0, NONE},
	{"article", TAG_OTHER, BOX, 0, NONE},
	{"aside", TAG_OTHER, BLOCK, 0, REGION_ASIDE},
	{"b", TAG_OTHER, TAG_IS_BOLD, 0, NONE},
	{"base", TAG_BASE, 0, 0, NONE},
	{"blockquote", TAG_OTHER, BOX, 0, NONE},
	{"body", TAG_BODY, BLOCK | TAG_IS_ROOT, 0, NONE},
	{"br", TAG_BR, 0, 0, NONE},
	{"button", TAG_BUTTON, 0, 0, NONE},
	{"canvas", TAG_CANVAS, SKIP, 0, NONE},
	{"caption", TAG_HEADING, BLOCK, 4, NONE},
	{"center", TAG_OTHER, BLOCK | TAG_IS_BOLD, 0, NONE},
	{"dd", TAG_DD, BLOCK, 0, NONE},
	{"details", TAG_OTHER, BOX, 0, NONE},
	{"dialog", TAG_OTHER, BLOCK, 0, NONE},
	{"div", TAG_OTHER, BOX, 0, NONE},
	{"dl", TAG_OTHER, BLOCK, 0, NONE},
	{"dt", TAG_DT, BLOCK, 0, NONE},
	{"embed", TAG_EMBED, 0, 0, NONE},
	{"fieldset", TAG_OTHER, BLOCK, 0, NONE},
	{"figcaption", TAG_OTHER, BLOCK, 0, NONE},
	{"figure", TAG_OTHER, BOX, 0, NONE},
	{"font", TAG_FONT, 0, 0, NONE},
	{"footer", TAG_OTHER, BLOCK, 0, REGION_FOOTER},
	{"form", TAG_FORM, BLOCK, 0, NONE},
	{"frame", TAG_FRAME, 0, 0, NONE},
	{"frameset", TAG_OTHER, BLOCK | TAG_IS_ROOT, 0, NONE},
	{"h1", TAG_HEADING, BLOCK, 1, NONE},
	{"h2", TAG_HEADING, BLOCK, 2, NONE},
	{"h3", TAG_HEADING, BLOCK, 3, NONE},
	{"h4", TAG_HEADING, BLOCK, 4, NONE},
	{"h5", TAG_HEADING, BLOCK, 5, NONE},
	{"h6", TAG_HEADING, BLOCK, 6, NONE},
	{"head", TAG_OTHER, BLOCK | TAG_IS_ROOT, 0, NONE},
	{"header", TAG_OTHER, BLOCK, 0, REGION_HEADER},
	{"hr", TAG_OTHER, BLOCK, 0, NONE},
	{"html", TAG_HTML, BLOCK | TAG_IS_ROOT, 0, NONE},
	{"iframe", TAG_FRAME, SKIP, 0, NONE},
	{"img", TAG_IMG, 0, 0, NONE},
	{"input", TAG_INPUT, 0, 0, NONE},
	{"label", TAG_LABEL, 0, 0, NONE},
	{"legend", TAG_HEADING, BLOCK, 4, NONE},
	{"li", TAG_LI, BLOCK, 0, NONE},
	{"link", TAG_LINK, 0, 0, NONE},
	{"main", TAG_OTHER, HOLDS, 0, REGION_MAIN},
	{"marquee", TAG_OTHER, BLOCK, 0, NONE},
	{"menu", TAG_LIST, HOLDS, 0, NONE},
	{"meta", TAG_META, 0, 0, NONE},
	{"nav", TAG_OTHER, BLOCK, 0, REGION_NAV},
	{"noembed", TAG_OTHER, SKIP, 0, NONE},
	{"noframes", TAG_OTHER, SKIP, 0, NONE},
	{"noscript", TAG_NOSCRIPT, SKIP, 0, NONE},
	{"object", TAG_OBJECT, 0, 0, NONE},
	{"ol", TAG_LIST, HOLDS, 0, NONE},
	{"option", TAG_OPTION, BLOCK, 0, NONE},
	{"p", TAG_OTHER, BOX, 0, NONE},
	{"pre", TAG_OTHER, BLOCK, 0, NONE},
	{"script", TAG_SCRIPT, SKIP, 0, NONE},
	{"section", TAG_OTHER, BOX, 0, NONE},
	{"select", TAG_SELECT, BLOCK, 0, NONE},
	{"strong", TAG_OTHER, TAG_IS_BOLD, 0, NONE},
	{"style", TAG_OTHER, SKIP, 0, NONE},
	{"summary", TAG_HEADING, BLOCK, 5, NONE},
	{"svg", TAG_SVG, SKIP, 0, NONE},
	{"table", TAG_TABLE, HOLDS, 0, NONE},
	{"tbody", TAG_OTHER, HOLDS, 0, NONE},
	{"td", TAG_CELL, BLOCK, 0, NONE},
	{"template", TAG_OTHER, SKIP, 0, NONE},
	{"textarea", TAG_TEXTAREA, SKIP, 0, NONE},
	{"tfoot", TAG_OTHER, BLOCK, 0, NONE},
	{"th", TAG_CELL, BLOCK | TAG_IS_HEAD, 0, NONE},
	{"thead", TAG_THEAD, BLOCK, 0, NONE},
	{"title", TAG_TITLE, BLOCK, 0, NONE},
	{"tr", TAG_TR, BLOCK, 0, NONE},
	{"ul", TAG_LIST, HOLDS, 0, NONE},
};

static int compare_tag(const void *name, const void *tag)
{
	return strcmp(name, ((const struct tag *)tag)->name);
}

const struct tag *tag_find(const char *name)
{
	static const struct tag other = {"", TAG_OTHER, 0, 0, NONE};
	const struct tag *found =
		bsearch(name, tags, G_N_ELEMENTS(tags), sizeof(tags[0]), compare_tag);

	return found ? found : &other;
}

/* In the order of enum attr_id, which is sorted. */
static const char *const attr_names[ATTR_COUNT] = {
	"action",    "alt",       "aria-controls", "aria-expanded", "aria-label",
	"class",     "colspan",   "content",       "data",          "data-bs-target",
	"data-href", "data-link", "data-src",      "data-target",   "data-url",
	"for",       "height",    "hidden",        "href",          "http-equiv",
	"id",        "lang",      "method",        "name",          "onchange",
	"onclick",   "onload",    "placeholder",   "rel",           "role",
	"rowspan",   "size",      "src",           "srcdoc",        "style",
	"title",     "type",      "value",         "width",         "xlink:href",
};

static int compare_name(const void *name, const void *entry)
{
	return strcmp(name, *(const char *const *)entry);
}

#define VIEWED_LEAST 6 /* "/a.pdf" */

/* An address or settings as JSON; or, in an attribute of the page's own making, a bare file name
 * (data-page="plan.html", data-pdf="plan.pdf"). */
static gboolean names_target(const char *name, const char *value)
{
	return (strchr("/.hH{[", *value) && strlen(value) > VIEWED_LEAST) ||
	       (g_str_has_prefix(name, "data-") &&
		(ending_is_page(value) || ending_is_document(value)));
}

/* data-id="12", data-file="plan", data-news-no="7", data-tab="#all". */
static gboolean is_key(const char *name, const char *value)
{
	static const char *const words[] = {"id",   "no",   "key",  "code", "item", "file", "doc",
					    "page", "link", "news", "pdf",  "tab",  NULL};

	return g_str_has_prefix(name, "data-") && *value &&
	       g_strv_contains(words, strrchr(name, '-') + 1);
}

void attrs_read(struct attrs *attrs, const unsigned char **names_values)
{
	memset(attrs, 0, sizeof(*attrs));
	for (guint i = 0; names_values && names_values[i]; i += 2) {
		const char *value = (const char *)names_values[i + 1];
		const char *const *found = bsearch(names_values[i], attr_names, ATTR_COUNT,
						   sizeof(attr_names[0]), compare_name);
		if (found)
			attrs->value[found - attr_names] = value ? value : "";
		else if (value && *value && names_target((const char *)names_values[i], value) &&
			 !(attrs->viewed && ending_is_document(attrs->viewed)))
			attrs->viewed = value;
		if (!found && value && is_key((const char *)names_values[i], value))
			attrs->key = value;
	}
}

enum word_meaning {
	WORD_NONE,
	WORD_HEADER,
	WORD_NAV,
	WORD_ASIDE,
	WORD_FOOTER,
	WORD_MAIN,
	WORD_HEADING,
	WORD_TABS,
	WORD_LATER,
	WORD_SUBMENU,
	WORD_TITLE_BAR,
};

struct word {
	const char *name;
	enum word_meaning meaning;
};

/* Class names and ids as a whole; sorted. "content-menu" and its like say nothing certain and so
 * are not here. */
static const struct word words[] = {
	{"accordion-body", WORD_LATER},
	{"accordion-button", WORD_HEADING},
	{"accordion-collapse", WORD_LATER},
	{"accordion-content", WORD_LATER},
	{"accordion-header", WORD_HEADING},
	{"accordion-panel", WORD_LATER},
	{"accordion-title", WORD_HEADING},
	{"accordion-toggle", WORD_HEADING},
	{"block-title", WORD_HEADING},
	{"box-title", WORD_HEADING},
	{"breadcrumb", WORD_NAV},
	{"breadcrumbs", WORD_NAV},
	{"card-header", WORD_HEADING},
	{"card-title", WORD_HEADING},
	{"collapse", WORD_LATER},
	{"collapsible-body", WORD_LATER},
	{"collapsible-header", WORD_HEADING},
	{"dropdown-menu", WORD_SUBMENU},
	{"elementor-heading-title", WORD_HEADING},
	{"entry-title", WORD_HEADING},
	{"footer", WORD_FOOTER},
	{"header", WORD_HEADER},
	{"leftmenu", WORD_ASIDE},
	{"main-content", WORD_MAIN},
	{"main-menu", WORD_NAV},
	{"main-nav", WORD_NAV},
	{"mainmenu", WORD_NAV},
	{"megamenu", WORD_NAV},
	{"menu", WORD_NAV},
	{"menu-bar", WORD_NAV},
	{"menubar", WORD_NAV},
	{"mobile-menu", WORD_NAV},
	{"modal", WORD_LATER},
	{"modal-title", WORD_HEADING},
	{"nav", WORD_NAV},
	{"nav-pills", WORD_TABS},
	{"nav-tabs", WORD_TABS},
	{"navbar", WORD_NAV},
	{"navigation", WORD_NAV},
	{"off-canvas-menu", WORD_NAV},
	{"page-footer", WORD_FOOTER},
	{"page-header", WORD_TITLE_BAR},
	{"page-title", WORD_HEADING},
	{"panel-collapse", WORD_LATER},
	{"panel-heading", WORD_HEADING},
	{"panel-title", WORD_HEADING},
	{"section-header", WORD_TITLE_BAR},
	{"section-title", WORD_HEADING},
	{"sidebar", WORD_ASIDE},
	{"sidenav", WORD_NAV},
	{"site-footer", WORD_FOOTER},
	{"site-header", WORD_HEADER},
	{"sub-menu", WORD_SUBMENU},
	{"submenu", WORD_SUBMENU},
	{"tab-content", WORD_LATER},
	{"tab-pane", WORD_LATER},
	{"tabcontent", WORD_LATER},
	{"tabs", WORD_TABS},
	{"title", WORD_TITLE_BAR},
	{"title-bar", WORD_TITLE_BAR},
	{"titlebar", WORD_TITLE_BAR},
	{"top-bar", WORD_HEADER},
	{"top-menu", WORD_NAV},
	{"top-nav", WORD_NAV},
	{"topbar", WORD_HEADER},
	{"topmenu", WORD_NAV},
	{"topnav", WORD_NAV},
	{"widget-title", WORD_HEADING},
};

/* Families of names: "navbar-expand-lg", "footer_bottom", "sidebar-left". */
static const struct word prefixes[] = {
	{"navbar-", WORD_NAV},    {"footer-", WORD_FOOTER}, {"footer_", WORD_FOOTER},
	{"sidebar-", WORD_ASIDE}, {"sidebar_", WORD_ASIDE}, {"breadcrumb-", WORD_NAV},
};

/* What page builders call their parts, each with its own name before it: "sppb-panel-heading",
 * "elementor-tab-title", "et_pb_toggle_content". */
static const struct word suffixes[] = {
	{"-accordion-body", WORD_LATER},     {"-accordion-content", WORD_LATER},
	{"-accordion-header", WORD_HEADING}, {"-accordion-title", WORD_HEADING},
	{"-panel-collapse", WORD_LATER},     {"-panel-heading", WORD_HEADING},
	{"-panel-title", WORD_HEADING},      {"-tab-content", WORD_LATER},
	{"-tab-title", WORD_HEADING},        {"-toggle-content", WORD_LATER},
	{"-toggle-title", WORD_HEADING},     {"_toggle_content", WORD_LATER},
	{"_toggle_title", WORD_HEADING},
};

static int compare_word(const void *name, const void *word)
{
	return strcmp(name, ((const struct word *)word)->name);
}

static enum word_meaning word_find(const char *name)
{
	const struct word *found =
		bsearch(name, words, G_N_ELEMENTS(words), sizeof(words[0]), compare_word);

	if (found)
		return found->meaning;
	for (guint i = 0; i < G_N_ELEMENTS(prefixes); i++)
		if (g_str_has_prefix(name, prefixes[i].name))
			return prefixes[i].meaning;
	for (guint i = 0; i < G_N_ELEMENTS(suffixes); i++)
		if (g_str_has_suffix(name, suffixes[i].name))
			return suffixes[i].meaning;
	return WORD_NONE;
}

/* What a list of names means, as one number for the memo: flags, a heading's level, and the region
 * that the first such name gives, plus one. */
enum {
	NAMES_TABS = 1 << 0,
	NAMES_SUBMENU = 1 << 1,
	NAMES_LATER = 1 << 2,
	NAMES_TITLE_BAR = 1 << 3,
	NAMES_HEADING = 1 << 4,
	NAMES_ACCORDION = 1 << 5,
	NAMES_VIEWER = 1 << 6,
	NAMES_REGION = 8, /* bits to shift by */
};

static guint add_word(guint names, enum word_meaning meaning)
{
	static const guint flags[] = {
		[WORD_HEADING] = NAMES_HEADING,     [WORD_TABS] = NAMES_TABS,
		[WORD_LATER] = NAMES_LATER,         [WORD_SUBMENU] = NAMES_SUBMENU | NAMES_LATER,
		[WORD_TITLE_BAR] = NAMES_TITLE_BAR,
	};
	static const guint regions[] = {
		[WORD_HEADER] = REGION_HEADER + 1, [WORD_NAV] = REGION_NAV + 1,
		[WORD_ASIDE] = REGION_ASIDE + 1,   [WORD_FOOTER] = REGION_FOOTER + 1,
		[WORD_MAIN] = REGION_MAIN + 1,
	};

	if (meaning < G_N_ELEMENTS(regions) && regions[meaning] > 0)
		return names >> NAMES_REGION ? names : names | regions[meaning] << NAMES_REGION;
	return names | flags[meaning];
}

/* What the program that made the page calls its parts holds such a word somewhere. */
static guint read_parts(const char *list)
{
	static const struct {
		const char *part;
		guint flag;
	} parts[] = {
		{"accordion", NAMES_ACCORDION}, {"collaps", NAMES_ACCORDION},
		{"flip", NAMES_VIEWER},         {"pdf", NAMES_VIEWER},
		{"viewer", NAMES_VIEWER},       {"chart", NAMES_VIEWER},
	};
	guint names = 0;

	for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
		if (strcasestr(list, parts[i].part))
			names |= parts[i].flag;
	return names;
}

static guint read_names(const char *list)
{
	guint names = read_parts(list);
	char word[40];

	while (*list) {
		gsize length = strcspn(list, " \t\r\n\f");
		if (length > 0 && length < sizeof(word)) {
			for (gsize i = 0; i < length; i++)
				word[i] = g_ascii_tolower(list[i]);
			word[length] = '\0';
			names = add_word(names, word_find(word));
		}
		list += length;
		list += strspn(list, " \t\r\n\f");
	}
	return names;
}

/* What the blank-separated words of a class or id say; 0 for NULL. */
static guint names_of(const char *list, struct memo *memo)
{
	return list ? memo_names(memo, list, read_names) : 0;
}

static void apply_words(struct traits *traits, guint names)
{
	if (names & NAMES_HEADING)
		traits->heading = 5;
	traits->tabs |= (names & NAMES_TABS) != 0;
	traits->submenu |= (names & NAMES_SUBMENU) != 0;
	traits->shown_later |= (names & NAMES_LATER) != 0;
	traits->title_bar |= (names & NAMES_TITLE_BAR) != 0;
	if (traits->region < 0 && names >> NAMES_REGION)
		traits->region = (int8_t)((names >> NAMES_REGION) - 1);
}

static void apply_role(struct traits *traits, const char *role)
{
	static const struct {
		const char *role;
		int8_t region;
		uint8_t heading;
	} roles[] = {
		{"banner", REGION_HEADER, 0},       {"navigation", REGION_NAV, 0},
		{"complementary", REGION_ASIDE, 0}, {"contentinfo", REGION_FOOTER, 0},
		{"main", REGION_MAIN, 0},           {"heading", NONE, 3},
	};

	if (g_ascii_strcasecmp(role, "tablist") == 0)
		traits->tabs = TRUE;
	traits->tab = g_ascii_strcasecmp(role, "tab") == 0;
	if (g_ascii_strcasecmp(role, "tabpanel") == 0 || g_ascii_strcasecmp(role, "dialog") == 0)
		traits->shown_later = TRUE;
	for (guint i = 0; i < G_N_ELEMENTS(roles); i++) {
		if (g_ascii_strcasecmp(role, roles[i].role) != 0)
			continue;
		traits->region = roles[i].region;
		traits->heading = roles[i].heading;
	}
}

/* display:none in any spacing. */
static gboolean style_hides(const char *style)
{
	const char *display = strcasestr(style, "display");

	if (!display)
		return FALSE;
	display += strlen("display");
	display += strspn(display, " \t");
	if (*display != ':')
		return FALSE;
	display++;
	display += strspn(display, " \t");
	return g_ascii_strncasecmp(display, "none", 4) == 0;
}

static gboolean is_app_root(const struct tag *tag, const char *id)
{
	static const char *const ids[] = {"root", "app", "__next", "__nuxt", "svelte", NULL};

	return strcmp(tag->name, "app-root") == 0 ||
	       (strcmp(tag->name, "div") == 0 && id && g_strv_contains(ids, id));
}

/* React sends what it still waited for as hidden parts at the end of a page (S:0, S:1 …), which its
 * script moves into their places. */
static gboolean is_streamed(const char *id)
{
	return id && g_str_has_prefix(id, "S:");
}

static gboolean is_hidden(const struct attrs *attrs)
{
	const char *style = attrs->value[ATTR_STYLE];

	return (attrs->value[ATTR_HIDDEN] && !is_streamed(attrs->value[ATTR_ID])) ||
	       (style && style_hides(style));
}

void traits_read(struct traits *traits, const struct tag *tag, const struct attrs *attrs,
		 struct memo *memo)
{
	const char *role = attrs->value[ATTR_ROLE];
	guint class = names_of(attrs->value[ATTR_CLASS], memo);

	memset(traits, 0, sizeof(*traits));
	traits->region = NONE;
	traits->accordion = (class & NAMES_ACCORDION) != 0;
	traits->viewer = (class & NAMES_VIEWER) != 0;
	if (tag->flags & TAG_IS_ROOT)
		return;
	if (tag->flags & TAG_IS_BLOCK) {
		apply_words(traits, names_of(attrs->value[ATTR_ID], memo));
		apply_words(traits, class);
	} else {
		struct traits inline_traits = *traits;
		apply_words(&inline_traits, class);
		traits->heading = inline_traits.heading;
	}
	if (role)
		apply_role(traits, role);
	if (tag->region >= 0)
		traits->region = tag->region;
	if (traits->tabs)
		traits->region = NONE;
	traits->app_root = is_app_root(tag, attrs->value[ATTR_ID]);
	traits->said_hidden = is_hidden(attrs);
	traits->latent = traits->said_hidden && !traits->shown_later && tag->id != TAG_LIST &&
			 tag->id != TAG_LI;
}
