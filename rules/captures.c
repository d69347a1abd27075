#include "rules/captures.h"

#include <stdlib.h>

#define AGENCY "(?:องค์การบริหารส่วนตำบล|เทศบาล(?:ตำบล|เมือง|นคร)|อบต\\.?|(?:ทต|ทม|ทน)\\.)"
/* … "องค์การบริหารส่วนตำบลในเขตอำเภอ…" are many. */
#define MANY "(?:ใน|ทุก|ทั้ง|ต่าง|และ|หรือ|ของ|กับ|จำนวน|สังกัด|ประจำ|เรื่อง|ตาม)"
/* What a name goes on to is no part of the place. */
#define PLACE    "(?<place>(?!" MANY ")[ก-ฮเ-ไ][ก-๎]{1,19}?)"
#define DISTRICT "(?:อำเภอ|อ\\.)[ก-๎]"
#define OWN      AGENCY PLACE "(?=" DISTRICT "|ตำบล|ต\\.|จังหวัด|จ\\.|[^ก-๎]|$)"
/* Whose place, project or partner it is has not written the paper. */
#define VISITED "(?<!ณ|ที่|กับ|ดูงาน|เยี่ยมชม|ระหว่าง)"
#define OTHER   VISITED "(?<name>" AGENCY PLACE ")(?:(?:ตำบล|ต\\.)[ก-๎]{2,30}?)?" DISTRICT

/* No part of a telephone number. */
#define TERM                                                                                       \
	"(?<![0-9])(?<![0-9][ -])2[45][0-9]{2} ?(?:-|ถึง) ?"                                 \
	"(?:[0-9]{1,2}(?![0-9]))?[^0-9]{0,16}(?<end>2[45][0-9]{2})(?![0-9])"

struct captures {
	GRegex *own, *other, *term;
};

struct captures *captures_new(void)
{
	struct captures *captures = g_new0(struct captures, 1);
	captures->own = g_regex_new(OWN, G_REGEX_OPTIMIZE, 0, NULL);
	captures->other = g_regex_new(OTHER, G_REGEX_OPTIMIZE, 0, NULL);
	captures->term = g_regex_new(TERM, G_REGEX_OPTIMIZE, 0, NULL);
	return captures;
}

void captures_free(struct captures *captures)
{
	g_regex_unref(captures->own);
	g_regex_unref(captures->other);
	g_regex_unref(captures->term);
	g_free(captures);
}

char *captures_place(const struct captures *captures, const char *fold)
{
	g_autoptr(GMatchInfo) match = NULL;
	if (!g_regex_match(captures->own, fold, 0, &match))
		return NULL;
	return g_match_info_fetch_named(match, "place");
}

char *captures_other_place(const struct captures *captures, const char *fold, char **name)
{
	g_autoptr(GMatchInfo) match = NULL;
	if (!g_regex_match(captures->other, fold, 0, &match))
		return NULL;
	*name = g_match_info_fetch_named(match, "name");
	return g_match_info_fetch_named(match, "place");
}

int captures_term_end(const struct captures *captures, const char *fold)
{
	g_autoptr(GMatchInfo) match = NULL;
	if (!g_regex_match(captures->term, fold, 0, &match))
		return 0;
	g_autofree char *end = g_match_info_fetch_named(match, "end");
	return atoi(end);
}
