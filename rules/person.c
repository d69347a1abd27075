#include "rules/person.h"

#include "base/fold.h"
#include "rules/person_latin.h"
#include "rules/placeholder.h"

#include <string.h>

#define NAME_TOKENS   6u /* titles, given and family name with its particle */
#define NAME_LETTERS  2u /* the shortest given or family name */
#define GLUED_LETTERS 9u /* a name so long may be given and family name without a blank */
#define VACANT_BYTES  400u
#define TEACHER       "อาจารย์"
#define WOMAN         "หญิง "

/* Tried before the others, which some of them begin with. */
static const char *const LONG_TITLES[] = {
	"พลตำรวจเอก",  "พลตำรวจโท",  "พลตำรวจตรี",  "พลอากาศเอก", "พลอากาศโท", "พลอากาศตรี",
	"พลเรือเอก",    "พลเรือโท",    "พลเรือตรี",    "พลเอก",      "พลโท",      "พลตรี",
	"นาวาเอก",     "นาวาโท",     "นาวาตรี",     "เรือเอก",     "เรือโท",     "เรือตรี",
	"เรืออากาศเอก", "เรืออากาศโท", "เรืออากาศตรี", "จ่าอากาศเอก", "จ่าอากาศโท", "จ่าอากาศตรี",
	"จ่าสิบตำรวจ",   "สิบตำรวจโท",  "สิบตำรวจตรี",  "พระครู",      "พล.อ.อ.",   "พล.อ.ท.",
	"พล.อ.ต.",     "พล.ร.อ.",    "พล.ร.ท.",    "พล.ร.ต.",    "น.อ.",      "น.ท.",
	"น.ต.",        NULL};

/* Longer ones first: the first that fits is taken. */
static const char *const TITLES[] = {
	"ว่าที่ร้อยตรีหญิง", "ว่าที่ร้อยตรี",   "ว่าที่ร้อยโท",   "ว่าที่ร้อยเอก",  "ว่าที่พันตรี",   "ว่าที่พันโท",
	"ว่าที่พันเอก",    "ว่าที่",        "พันตำรวจเอก", "พันตำรวจโท",  "พันตำรวจตรี", "ร้อยตำรวจเอก",
	"ร้อยตำรวจโท",  "ร้อยตำรวจตรี", "พันจ่าเอก",    "พันจ่าโท",     "พันจ่าตรี",    "จ่าสิบเอก",
	"จ่าสิบโท",      "จ่าสิบตรี",     "จ่าเอก",      "จ่าโท",       "จ่าตรี",      "สิบเอก",
	"สิบโท",        "สิบตรี",       "พันเอก",      "พันโท",       "พันตรี",      "ร้อยเอก",
	"ร้อยโท",       "ร้อยตรี",      "ดาบตำรวจ",   "สิบตำรวจเอก", "นายแพทย์",   "แพทย์หญิง",
	"ทันตแพทย์หญิง",  "ทันตแพทย์",    "เภสัชกรหญิง",  "เภสัชกร",     "หม่อมหลวง",  "หม่อมราชวงศ์",
	"นางสาว",      "น.ส.",       "นส.",        "นาง",        "นาย",       "ดร.",
	"ผศ.ดร.",      "รศ.ดร.",     "ศ.ดร.",      "ผศ.",        "รศ.",       "ศ.",
	"นพ.",         "น.พ.",       "พญ.",        "พ.ญ.",       "ทพญ.",      "ทพ.",
	"ภญ.",         "ภก.",        "สพ.ญ.",      "น.สพ.",      "พล.ต.อ.",   "พล.ต.ท.",
	"พล.ต.ต.",     "พล.อ.",      "พล.ท.",      "พล.ต.",      "พล.ร.",     "พ.ต.อ.",
	"พ.ต.ท.",      "พ.ต.ต.",     "พ.จ.อ.",     "พ.จ.ท.",     "พ.จ.ต.",    "พ.อ.อ.",
	"พ.อ.ท.",      "พ.อ.ต.",     "พ.อ.",       "พ.ท.",       "พ.ต.",      "ร.ต.อ.",
	"ร.ต.ท.",      "ร.ต.ต.",     "ร.อ.",       "ร.ท.",       "ร.ต.",      "จ.ส.อ.",
	"จ.ส.ท.",      "จ.ส.ต.",     "จ.อ.",       "จ.ท.",       "จ.ต.",      "ส.ต.อ.",
	"ส.ต.ท.",      "ส.ต.ต.",     "ส.อ.",       "ส.ท.",       "ส.ต.",      "ด.ต.",
	"ม.ร.ว.",      "ม.ล.",       NULL};

/* What follows "นาย" in the name of a post. */
static const char *const POST_REST[] = {
	"กเทศ",   "กองค์การ",  "กอบต",    "กอบจ",   "กเมือง",   "กสภา",  "กสมาคม", "กรัฐมนตรี", "กเหล่า",
	"กพัทยา",  "อำเภอ",    "ช่าง",     "ทะเบียน", "ด่าน",     "สถานี",  "ไปรษณีย์", "หมวด",    "ทหาร",
	"พยาบาล", "สาธารณสุข", "เชี่ยวชาญ", "ชำนาญ",  "ปฏิบัติการ", "ทรงคุณ", "อาวุโส",  NULL};

/* What stands after a given name and is no family name. */
static const char *const NO_FAMILY[] = {
	"ตำแหน่ง",    "โทร",       "เบอร์",      "มือถือ",     "อีเมล",    "นายก",      "รองนายก",
	"ปลัดเทศบาล", "ปลัดองค์",    "ปลัดอบ",     "ปลัดอำเภอ", "รองปลัด",  "รองประธาน", "รองผู้",
	"รองอธิบดี",   "รองเลขา",   "ผู้อำนวยการ", "ผู้ช่วย",     "ผู้ใหญ่",    "หัวหน้า",     "ประธาน",
	"สมาชิก",     "เลขานุการ",  "เลขาธิการ",  "ที่ปรึกษา",   "กรรมการ", "รักษา",      "กำนัน",
	"นักวิชาการ",  "เจ้าพนักงาน", "จังหวัด",     "อำเภอ",    "ตำบล",    "และ",       "พร้อม",
	"เป็น",       NULL};

/* What no family name holds: where names and posts are lines by style alone, no blank parts them.
 */
static const char *const GLUED_POSTS[] = {
	"ผู้อำนวยการ",  "ผู้ช่วย",     "ผู้ว่าการ",   "นายกองค์",  "นายกเทศ",   "นายกอบ",
	"รองนายก",    "รองผู้",     "รองปลัด",   "รองอธิบดี",  "ปลัดองค์",    "ปลัดเทศบาล",
	"หัวหน้า",      "ตำแหน่ง",   "เลขานุการ", "นักวิชาการ", "เจ้าพนักงาน", "รักษาการ",
	"รักษาราชการ", "สมาชิกสภา", "ที่ปรึกษา",   NULL};

/* The first of the words, which are Thai, that the text begins with; NULL for none. Every text is
 * asked at every word of it: the last byte of the first letter mostly answers. */
static const char *first_word(const char *text, const char *const *words)
{
	if ((guchar)text[0] != 0xe0)
		return NULL;
	for (; *words; words++)
		if (text[2] == (*words)[2] && g_str_has_prefix(text, *words))
			return *words;
	return NULL;
}

static gboolean starts_with(const char *text, const char *const *words)
{
	return first_word(text, words) != NULL;
}

/* Bytes of Thai letters and marks from text on: U+0E01 to U+0E4E, E0 B8 81 to E0 B9 8E, without ฯ
 * and ฿. Digits (U+0E50…) are none. */
static gsize thai_span(const char *text)
{
	gsize span = 0;
	for (;; span += 3) {
		const guchar *at = (const guchar *)text + span;
		gboolean thai = at[0] == 0xe0 &&
				(at[1] == 0xb8 ? at[2] > 0x80 && at[2] < 0xbf && at[2] != 0xaf
					       : at[1] == 0xb9 && at[2] < 0x8f);
		if (!thai)
			return span;
	}
}

/* Bytes of the word that begins there, or of the one character that is none. */
static gsize word_span(const char *at)
{
	gsize span = thai_span(at);
	if (span > 0)
		return span;
	while (g_ascii_isalpha(at[span]))
		span++;
	return span > 0 || *at == '\0' ? span : (gsize)(g_utf8_next_char(at) - at);
}

/* Past digits, bullets and brackets that stand before a name in lists. */
static const char *skip_marks(const char *at)
{
	for (; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (!g_unichar_isdigit(c) && !g_unichar_ispunct(c) && c != ' ')
			break;
	}
	return at;
}

/* "อาจารย์สมชาย": a teacher's name follows without a blank; "อาจารย์ประจำ" is a post. */
static const char *past_teacher(const char *at)
{
	static const char *const posts[] = {"ประจำ", "พิเศษ",  "ที่ปรึกษา", "ผู้",      "และ", "ใหญ่",
					    "ชาว",   "อาวุโส", "นิเทศ",   "แนะแนว", NULL};
	if (!g_str_has_prefix(at, TEACHER))
		return NULL;
	at += strlen(TEACHER);
	return thai_span(at) > 0 && !starts_with(at, posts) ? at : NULL;
}

static const char *past_title(const char *at)
{
	const char *title = first_word(at, LONG_TITLES);
	if (!title)
		title = first_word(at, TITLES);
	return title ? at + strlen(title) : past_teacher(at);
}

/* Past all titles ("ว่าที่ ร.ต.", "ผศ. ดร.") and blanks; NULL where there is none. */
static const char *past_titles(const char *at)
{
	const char *past = NULL;
	for (const char *next = past_title(at); next; next = past_title(next)) {
		past = next + strspn(next, " ");
		if (g_str_has_prefix(past, WOMAN)) /* "ร.ต.หญิง สมศรี" */
			past += strlen(WOMAN);
		next = past;
	}
	return past;
}

static gsize letters_of(const char *at, gsize span)
{
	return (gsize)g_utf8_strlen(at, (gssize)span);
}

/* A word of Thai letters alone that ends at a blank, a mark or the end. 0 where it is none. */
static gsize name_span(const char *at)
{
	gsize span = thai_span(at);
	gboolean ends = at[span] == '\0' || g_ascii_isspace(at[span]) || g_ascii_ispunct(at[span]);
	return ends && letters_of(at, span) >= NAME_LETTERS ? span : 0;
}

/* Bytes of a name before the post that is glued to it; all of them where none is. */
static gsize before_post(const char *name, gsize span)
{
	for (gsize at = NAME_LETTERS * 3; at < span; at += 3)
		if (starts_with(name + at, GLUED_POSTS))
			return at;
	return span;
}

/* A family name may begin with a particle: "ณ อยุธยา". */
static gsize family_span(const char *at)
{
	gsize particle = g_str_has_prefix(at, "ณ ") ? strlen("ณ ") : 0;
	if (starts_with(at + particle, NO_FAMILY) || past_title(at) == at)
		return 0;
	gsize span = name_span(at + particle);
	return span > 0 ? particle + before_post(at + particle, span) : 0;
}

static gboolean read_name(const char *text, const char *at, struct person_name *name)
{
	const char *given = past_titles(at);
	if (!given || starts_with(given, POST_REST))
		return FALSE;
	gsize span = name_span(given);
	if (span == 0 || placeholder_name(given, span))
		return FALSE;
	const char *end = given + span;
	const char *next = end + strspn(end, " ");
	gsize family = next > end ? family_span(next) : 0;
	if (family > 0 && placeholder_name(next, family))
		return FALSE;
	*name = (struct person_name){
		.start = (gsize)(at - text),
		.end = (gsize)((family ? next + family : end) - text),
		.family = family > 0 || letters_of(given, span) >= GLUED_LETTERS,
	};
	return TRUE;
}

GArray *person_names(const char *text)
{
	GArray *names = g_array_new(FALSE, FALSE, sizeof(struct person_name));
	const char *at = skip_marks(text);
	while (*at) {
		struct person_name name;
		if (read_name(text, at, &name) ||
		    (g_ascii_isalpha(*at) && person_latin_name(text, at, &name))) {
			g_array_append_val(names, name);
			at = text + name.end;
		}
		at += word_span(at);
		at = skip_marks(at);
	}
	return names;
}

static gboolean has_any(const char *fold, const char *const *words)
{
	for (; *words; words++)
		if (text_find(fold, *words))
			return TRUE;
	return FALSE;
}

gboolean person_has_post(const char *fold)
{
	static const char *const posts[] = {
		"นายก",     "ปลัด",        "ผู้อำนวยการ",     "ผอ.",        "หัวหน้า",   "อธิบดี",
		"ผู้ว่า",      "เลขา",       "ประธาน",        "รองผู้",       "คณบดี",    "อธิการ",
		"รักษาการ",  "รักษาราชการ", "ผู้จัดการ",        "ที่ปรึกษา",     "กรรมการ", "สมาชิกสภา",
		"นักวิชาการ", "นักจัดการ",    "นักทรัพยากร",     "นักวิเคราะห์",  "นักพัฒนา",  "เจ้าพนักงาน",
		"เจ้าหน้าที่",  "ผู้ช่วย",       "ผู้บัญชาการ",      "ผู้กำกับ",      "สารวัตร",  "นายช่าง",
		"นายแพทย์",  "นายอำเภอ",   "สาธารณสุขอำเภอ", "ท้องถิ่นจังหวัด", "ครู",      "ตำแหน่ง",
		"นิติกร",     "พนักงาน",     "คนงาน",         "ผู้ดูแล",       "ผู้บังคับ",   "ผกก.",
		"ผบก.",     "อัยการ",      "ผู้พิพากษา",       "แม่ทัพ",       "เจ้ากรม",  NULL};
	return has_any(fold, posts) || person_latin_post(fold);
}

gboolean person_is_acting(const char *fold)
{
	static const char *const words[] = {"รักษาราชการแทน",    "รักษาการ",      "ปฏิบัติหน้าที่นายก",
					    "ปฏิบัติราชการแทน",    "acting mayor", "acting director",
					    "acting chief",     "acting head",  "acting deputy",
					    "acting permanent", "(acting)",     NULL};
	return has_any(fold, words);
}

gboolean person_is_vacant(const char *fold)
{
	static const char *const said[] = {"ตำแหน่งว่าง",       "(ว่าง)",    "-ว่าง-",
					   "อัตราว่าง",         "(vacant)", "vacant position",
					   "position vacant", NULL};
	if (strlen(fold) > VACANT_BYTES)
		return FALSE;
	const char *at = skip_marks(fold);
	if (g_str_has_prefix(at, "vacant"))
		return *skip_marks(at + strlen("vacant")) == '\0';
	if (g_str_has_prefix(at, "ว่าง")) {
		const char *rest = skip_marks(at + strlen("ว่าง"));
		return *rest == '\0' || person_has_post(rest);
	}
	return has_any(fold, said);
}
