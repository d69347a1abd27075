#include "crawler/answer.h"

#include "crawler/limits.h"

#include <string.h>

static const char *const fault_words[] = {
	[FAULT_NONE] = "",
	[FAULT_DNS] = "dns",
	[FAULT_REFUSED] = "refused",
	[FAULT_TIMEOUT] = "timeout",
	[FAULT_RESET] = "reset",
	[FAULT_TLS] = "tls",
	[FAULT_PRIVATE] = "private-address",
	[FAULT_HEADERS] = "headers-too-large",
	[FAULT_ENCODING] = "broken-encoding",
	[FAULT_PROTOCOL] = "broken-answer",
	[FAULT_NOT_ARCHIVED] = "not-in-archive",
};

struct answer *answer_new(const char *url)
{
	struct answer *answer = g_new0(struct answer, 1);

	answer->url = g_strdup(url);
	answer->headers = g_string_new(NULL);
	answer->body = g_byte_array_new();
	return answer;
}

struct answer *answer_share(const struct answer *answer)
{
	struct answer *other = g_memdup2(answer, sizeof *answer);

	other->url = g_strdup(answer->url);
	other->tls = g_strdup(answer->tls);
	other->address = g_strdup(answer->address);
	other->headers = g_string_new_len(answer->headers->str, (gssize)answer->headers->len);
	g_byte_array_ref(other->body);
	other->facts = NULL;
	return other;
}

void answer_free(struct answer *answer)
{
	if (!answer)
		return;
	g_free(answer->url);
	g_free(answer->tls);
	g_free(answer->address);
	g_string_free(answer->headers, TRUE);
	g_byte_array_unref(answer->body);
	g_clear_pointer(&answer->facts, g_bytes_unref);
	g_free(answer);
}

char *answer_header(const struct answer *answer, const char *name)
{
	gsize length = strlen(name);

	for (const char *line = answer->headers->str; *line;) {
		const char *end = strchrnul(line, '\n');

		if (g_ascii_strncasecmp(line, name, length) == 0 && line[length] == ':') {
			const char *value = line + length + 1;
			return g_strstrip(g_strndup(value, end - value));
		}
		line = *end ? end + 1 : end;
	}
	return NULL;
}

gboolean answer_is_document(const struct answer *answer)
{
	g_autofree char *type = answer_header(answer, "Content-Type");

	return !type || g_ascii_strncasecmp(type, "text/", 5) != 0;
}

const char *fault_word(enum fault fault)
{
	return fault_words[fault];
}

enum fault fault_from_word(const char *word)
{
	for (gsize i = 0; i < G_N_ELEMENTS(fault_words); i++)
		if (g_str_equal(fault_words[i], word))
			return (enum fault)i;
	return FAULT_PROTOCOL;
}

const char *answer_cut(const struct answer *answer)
{
	if (answer->fault != FAULT_NONE)
		return fault_word(answer->fault);
	if (!answer->cut)
		return NULL;
	/* below the least of our limits it was not we who ended it */
	return answer->body->len < LIMIT_HTML_BODY ? fault_word(FAULT_RESET) : "body-limit";
}
