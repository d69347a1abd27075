#include "crawler/charset.h"

#include <string.h>
#include <uchardet.h>

#include "base/utf8.h"

#define META_BYTES   4096u /* the HTML standard looks into 1,024; old pages put scripts first */
#define DETECT_BYTES (64u << 10) /* enough for uchardet to tell languages apart */
#define THAI_RUN     3           /* high bytes in a row that are a word, not an accented letter */
#define REPLACEMENT  "\xef\xbf\xbd"

struct charset {
	const char *name;
	const char *iconv;
	const char *labels; /* what pages call it, blank-separated, with blanks around */
};

/* First utf-8, windows-874, windows-1252: named below. ISO-8859-1 and its like mean windows-1252 on
 * the web (Encoding standard §4.2); likewise TIS-620 and ISO-8859-11 mean windows-874. */
static const struct charset charsets[] = {
	{"utf-8", "UTF-8", " utf-8 utf8 unicode-1-1-utf-8 unicode utf-8n "},
	{"windows-874", "CP874",
	 " windows-874 x-windows-874 win-874 windows874 cp874 cp-874 dos-874 ms874 ibm874 tis-620 "
	 "tis620 tis_620 x-tis-620 "
	 "tis620.2533 tis-620.2533 tis620-2533 tis-620-2533 tis620.2533-0 iso-8859-11 iso8859-11 "
	 "iso885911 iso_8859-11 thai "
	 "th_th.tis620 "},
	{"windows-1252", "CP1252",
	 " windows-1252 x-cp1252 cp1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 latin1 latin-1 l1 "
	 "us-ascii ascii "
	 "ansi_x3.4-1968 "},
	{"utf-16le", "UTF-16LE", " utf-16le utf-16 utf16 ucs-2 iso-10646-ucs-2 "},
	{"utf-16be", "UTF-16BE", " utf-16be "},
	{"gb18030", "GB18030", " gb18030 gbk gb2312 gb_2312-80 x-gbk cp936 hz-gb-2312 "},
	{"big5", "BIG5-HKSCS", " big5 big5-hkscs x-x-big5 "},
	{"shift_jis", "CP932", " shift_jis shift-jis sjis x-sjis windows-31j cp932 "},
	{"euc-jp", "EUC-JP", " euc-jp x-euc-jp "},
	{"euc-kr", "CP949", " euc-kr ks_c_5601-1987 cp949 uhc windows-949 "},
	{"windows-1250", "CP1250", " windows-1250 iso-8859-2 "},
	{"windows-1251", "CP1251", " windows-1251 cp1251 "},
	{"windows-1258", "CP1258", " windows-1258 cp1258 "},
	{"koi8-r", "KOI8-R", " koi8-r "},
	{"iso-8859-5", "ISO-8859-5", " iso-8859-5 "},
	{"iso-8859-15", "ISO-8859-15", " iso-8859-15 latin-9 "},
};
static const struct charset *const utf_8 = &charsets[0];
static const struct charset *const windows_874 = &charsets[1];
static const struct charset *const windows_1252 = &charsets[2];

static const struct charset *charset_named(const char *label, gsize length)
{
	if (length == 0 || length > 32)
		return NULL;
	g_autofree char *lower = g_ascii_strdown(label, (gssize)length);
	g_autofree char *needle = g_strconcat(" ", lower, " ", NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(charsets); i++)
		if (strstr(charsets[i].labels, needle))
			return &charsets[i];
	return NULL;
}

/* The charset that text says after the word; it may be quoted. */
static const struct charset *declared_after(const char *text, const char *word)
{
	const char *p = text ? strstr(text, word) : NULL;
	if (!p)
		return NULL;
	p += strlen(word);
	p += strspn(p, " \t\r\n");
	if (*p != '=')
		return NULL;
	p += 1 + strspn(p + 1, " \t\r\n\"'");
	return charset_named(p, strcspn(p, " \t\r\n\"';,/><?"));
}

/* What <meta> or the XML declaration at the start of a page says. */
static const struct charset *declared_in_page(const char *bytes, gsize size)
{
	g_autofree char *head = g_ascii_strdown(bytes, (gssize)MIN(size, META_BYTES));
	for (gsize i = 0; i < MIN(size, META_BYTES); i++)
		if (!head[i])
			head[i] = ' ';
	if (g_str_has_prefix(head, "<?xml")) {
		const struct charset *found = declared_after(head, "encoding");
		if (found)
			return found;
	}
	for (char *tag = head; (tag = strstr(tag, "<meta")) != NULL;) {
		char *end = strchr(tag, '>');
		if (!end)
			return NULL;
		*end = '\0';
		const struct charset *found = declared_after(tag, "charset");
		if (found)
			return found;
		tag = end + 1;
	}
	return NULL;
}

/* What the bytes themselves look like. */
struct census {
	gsize high; /* bytes ≥ 0x80 */
	gsize nul;
	gsize utf8_letters; /* well-formed characters of several bytes */
	gsize utf8_thai;    /* those of the Thai block */
	gsize utf8_broken;  /* bytes that belong to no character */
	gsize thai_words;   /* bytes in runs that read as Thai in windows-874 */
	gsize thai_letters; /* such bytes alone or in pairs */
	gsize not_874;      /* bytes without meaning in windows-874 */
};

static void count_utf8(struct census *census, const unsigned char *bytes, gsize size)
{
	for (gsize i = 0; i < size;) {
		if (bytes[i] < 0x80) {
			i++;
			continue;
		}
		gunichar c = g_utf8_get_char_validated((const char *)bytes + i, (gssize)(size - i));
		if (c == (gunichar)-2 && size - i < 4)
			return; /* cut by a limit in the middle of a character */
		if (c == (gunichar)-1 || c == (gunichar)-2) {
			census->utf8_broken++;
			i++;
			continue;
		}
		census->utf8_letters++;
		census->utf8_thai += c >= 0x0e00 && c <= 0x0e7f ? 1 : 0;
		i += (gsize)g_unichar_to_utf8(c, NULL);
	}
}

static gboolean is_thai_874(unsigned char c)
{
	return (c >= 0xa1 && c <= 0xda) || (c >= 0xdf && c <= 0xfb);
}

/* Euro, ellipsis, curly quotes, bullet, dashes and the hard blank. */
static gboolean is_sign_874(unsigned char c)
{
	return c == 0x80 || c == 0x85 || (c >= 0x91 && c <= 0x97) || c == 0xa0;
}

static void count_874(struct census *census, const unsigned char *bytes, gsize size)
{
	gsize run = 0;
	for (gsize i = 0; i <= size; i++) {
		unsigned char c = i < size ? bytes[i] : 0;
		if (is_thai_874(c)) {
			run++;
			continue;
		}
		*(run >= THAI_RUN ? &census->thai_words : &census->thai_letters) += run;
		run = 0;
		census->high += c >= 0x80 ? 1 : 0;
		census->not_874 += c >= 0x80 && !is_sign_874(c) ? 1 : 0;
		census->nul += c == 0 && i < size ? 1 : 0;
	}
	census->high += census->thai_words + census->thai_letters;
}

/* Charsets of two bytes a letter: their bytes fall into the Thai range by chance, so their label
 * stands. */
static gboolean is_east_asian(const struct charset *charset)
{
	static const char *const names[] = {"gb18030", "big5", "shift_jis", "euc-jp", "euc-kr"};
	for (gsize i = 0; charset && i < G_N_ELEMENTS(names); i++)
		if (strcmp(charset->name, names[i]) == 0)
			return TRUE;
	return FALSE;
}

/* For pages in some third language, without a usable label. */
static const struct charset *detect(const char *bytes, gsize size)
{
	const struct charset *found = NULL;
	uchardet_t detector = uchardet_new();
	if (uchardet_handle_data(detector, bytes, MIN(size, DETECT_BYTES)) == 0) {
		uchardet_data_end(detector);
		const char *name = uchardet_get_charset(detector);
		found = charset_named(name, strlen(name));
	}
	uchardet_delete(detector);
	return found && found != utf_8 ? found : windows_1252;
}

static const struct charset *by_mark(const unsigned char *bytes, gsize size)
{
	if (size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
		return utf_8;
	if (size >= 2 && memcmp(bytes, "\xff\xfe", 2) == 0)
		return charset_named("utf-16le", 8);
	if (size >= 2 && memcmp(bytes, "\xfe\xff", 2) == 0)
		return charset_named("utf-16be", 8);
	return NULL;
}

static gboolean is_utf16(const struct charset *charset)
{
	return charset && g_str_has_prefix(charset->name, "utf-16");
}

/* What nearly every page is, so it is asked first: UTF-8 without a fault, and Thai. The last
 * character may be cut: *whole says that it is not. */
static gboolean is_thai_utf8(const char *bytes, gsize size, gboolean *whole)
{
	const char *end;
	*whole = utf8_valid(bytes, size, &end);
	if (!*whole && end < bytes + size - MIN(size, 3))
		return FALSE;
	return memmem(bytes, (gsize)(end - bytes), "\xe0\xb8", 2) != NULL;
}

/* *valid: the bytes are UTF-8 as they stand. */
static const char *decide(const void *bytes, gsize size, const char *content_type, gboolean *valid)
{
	const struct charset *mark = by_mark(bytes, size);
	*valid = FALSE;
	if (mark)
		return mark->name;

	if (is_thai_utf8(bytes, size, valid))
		return utf_8->name;
	*valid = FALSE;
	struct census census = {0};
	count_utf8(&census, bytes, size);
	count_874(&census, bytes, size);

	g_autofree char *header = content_type ? g_ascii_strdown(content_type, -1) : NULL;
	const struct charset *label = declared_after(header, "charset");
	if (is_utf16(label) && census.nul > size / 8)
		return label->name;
	if (!label || is_utf16(label))
		label = declared_in_page(bytes, size);
	if (is_utf16(label)) /* a tag that could be read byte by byte is not in UTF-16 (HTML
				standard §13.2.3.3) */
		label = utf_8;

	if (census.high == 0)
		return (label ? label : utf_8)->name;
	if (census.utf8_thai > census.utf8_broken)
		return utf_8->name;
	if (census.utf8_broken == 0 && label != windows_874)
		return utf_8->name;
	if (!is_east_asian(label) && census.thai_words > census.thai_letters + census.not_874)
		return windows_874->name;
	if (label && label != utf_8)
		return label->name;
	if (census.utf8_letters > census.utf8_broken)
		return utf_8->name;
	return detect(bytes, size)->name;
}

const char *charset_decide(const void *bytes, gsize size, const char *content_type)
{
	gboolean valid;
	return decide(bytes, size, content_type, &valid);
}

/* How many of the next eight bytes, from the first on, are no controls: the subtraction borrows
 * from the top bit of such a byte, which was not set before. */
static gsize bytes_before_control(const char *text)
{
	guint64 word;

	memcpy(&word, text, sizeof(word));
	word = GUINT64_FROM_LE(word);
	guint64 controls = (word - G_GUINT64_CONSTANT(0x2020202020202020)) & ~word &
			   G_GUINT64_CONSTANT(0x8080808080808080);
	return controls ? (gsize)__builtin_ctzll(controls) / 8 : sizeof(word);
}

/* Controls that are no white space become blanks: they would end strings or draw on a terminal. */
static void blank_controls(char *text, gsize size)
{
	for (gsize i = 0; i < size; i++) {
		gsize plain = sizeof(guint64);
		while (plain == sizeof(guint64) && size - i >= sizeof(guint64)) {
			plain = bytes_before_control(text + i);
			i += plain;
		}
		if (i == size)
			break;
		if ((unsigned char)text[i] < ' ' && text[i] != '\n' && text[i] != '\t' &&
		    text[i] != '\r')
			text[i] = ' ';
	}
}

static char *copy_blanked(const char *bytes, gsize size)
{
	char *text = g_malloc(size + 1);
	memcpy(text, bytes, size);
	text[size] = '\0';
	blank_controls(text, size);
	return text;
}

static char *mend_utf8(const char *bytes, gsize size, gsize *out_size)
{
	gsize mark = size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	size -= mark;
	char *text = copy_blanked(bytes + mark, size);
	*out_size = size;
	if (utf8_valid(text, size, NULL))
		return text;
	char *valid = g_utf8_make_valid(text, (gssize)size);
	g_free(text);
	*out_size = strlen(valid);
	return valid;
}

/* No charset of the table needs more than three bytes of UTF-8 for a byte, nor does U+FFFD. */
static char *convert(GIConv converter, char *in, gsize left, gsize unit, gsize *out_size)
{
	gsize room = left * 3 + 3;
	char *text = g_malloc(room + 1);
	char *out = text;
	while (left > 0 && g_iconv(converter, &in, &left, &out, &room) == (gsize)-1) {
		gsize skipped = MIN(left, unit);
		if (room < strlen(REPLACEMENT))
			break;
		out = g_stpcpy(out, REPLACEMENT);
		room -= strlen(REPLACEMENT);
		in += skipped;
		left -= skipped;
		g_iconv(converter, NULL, NULL, NULL, NULL);
	}
	*out = '\0';
	*out_size = (gsize)(out - text);
	blank_controls(text, *out_size);
	return g_realloc(text, *out_size + 1);
}

char *charset_to_utf8(const void *bytes, gsize size, const char *charset, gsize *out_size)
{
	const struct charset *from = charset_named(charset, strlen(charset));
	if (!from || from == utf_8)
		return mend_utf8(bytes, size, out_size);
	GIConv converter = g_iconv_open("UTF-8", from->iconv);
	if (converter == (GIConv)-1)
		return mend_utf8(bytes, size, out_size);
	const char *start = bytes;
	gsize mark = is_utf16(from) && by_mark(bytes, size) == from ? 2 : 0;
	char *text = convert(converter, (char *)start + mark, size - mark, is_utf16(from) ? 2 : 1,
			     out_size);
	g_iconv_close(converter);
	return text;
}

char *charset_read(const void *bytes, gsize size, const char *content_type, const char **charset,
		   gsize *out_size)
{
	gboolean valid;
	*charset = decide(bytes, size, content_type, &valid);
	if (!valid)
		return charset_to_utf8(bytes, size, *charset, out_size);
	*out_size = size;
	return copy_blanked(bytes, size);
}

char *charset_from_utf8(const char *text, gsize size, const char *charset, gsize *out_size)
{
	const struct charset *to = charset_named(charset, strlen(charset));
	if (!to || to == utf_8 || is_utf16(to))
		return NULL;
	return g_convert(text, (gssize)size, to->iconv, "UTF-8", NULL, out_size, NULL);
}
