/* floor sax FILE… | fetch URL…: what the two libraries alone cost for the same bytes, for
 * tests/bench/crawl to measure against. */
#include <curl/curl.h>
#include <glib.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <stdio.h>
#include <string.h>

#define TRANSFERS 16u /* at once, as the audit beside it */

static void on_start(void *data, const xmlChar *name, const xmlChar **attributes)
{
	(void)data, (void)name, (void)attributes;
}

static void on_end(void *data, const xmlChar *name)
{
	(void)data, (void)name;
}

static void on_text(void *data, const xmlChar *text, int length)
{
	(void)data, (void)text, (void)length;
}

static void parse(const char *path)
{
	htmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
				  .startElement = on_start,
				  .endElement = on_end,
				  .characters = on_text,
				  .ignorableWhitespace = on_text,
				  .cdataBlock = on_text};
	g_autofree char *text = NULL;
	gsize size = 0;

	if (!g_file_get_contents(path, &text, &size, NULL))
		return;
	htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(text, (int)size);
	*parser->sax = handler;
	htmlCtxtUseOptions(parser, HTML_PARSE_IGNORE_ENC | HTML_PARSE_NONET | HTML_PARSE_RECOVER);
	xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
	htmlParseDocument(parser);
	htmlFreeParserCtxt(parser);
}

static size_t on_body(char *bytes, size_t one, size_t count, void *data)
{
	(void)bytes, (void)data;
	return one * count;
}

static void fetch(char **urls, guint count)
{
	CURLM *multi = curl_multi_init();
	CURL *easies[TRANSFERS];
	guint next = 0;
	int running, left;

	for (; next < MIN(count, TRANSFERS); next++) {
		easies[next] = curl_easy_init();
		curl_easy_setopt(easies[next], CURLOPT_WRITEFUNCTION, on_body);
		curl_easy_setopt(easies[next], CURLOPT_BUFFERSIZE, 64L << 10);
		curl_easy_setopt(easies[next], CURLOPT_URL, urls[next]);
		curl_multi_add_handle(multi, easies[next]);
	}
	do {
		CURLMsg *message;
		curl_multi_perform(multi, &running);
		while ((message = curl_multi_info_read(multi, &left))) {
			CURL *easy = message->easy_handle;
			curl_multi_remove_handle(multi, easy);
			if (next >= count)
				continue;
			curl_easy_setopt(easy, CURLOPT_URL, urls[next++]);
			curl_multi_add_handle(multi, easy);
			running++;
		}
		curl_multi_poll(multi, NULL, 0, 100, NULL);
	} while (running > 0);
	for (guint i = 0; i < MIN(count, TRANSFERS); i++)
		curl_easy_cleanup(easies[i]);
	curl_multi_cleanup(multi);
}

int main(int argc, char **argv)
{
	if (argc > 2 && strcmp(argv[1], "fetch") == 0)
		fetch(argv + 2, (guint)argc - 2);
	else if (argc > 2 && strcmp(argv[1], "sax") == 0)
		for (int i = 2; i < argc; i++)
			parse(argv[i]);
	else
		fprintf(stderr, "usage: floor sax FILE… | fetch URL…\n");
	return argc > 2 ? 0 : 64;
}
