/* What libcurl hands on of answers that lie, from a server of a few lines. */
#include "crawler/http.h"

#include "crawler/limits.h"

#include <gio/gio.h>
#include <string.h>

/* Answers one connection with the bytes. */
struct server {
	GSocketListener *listener;
	GThread *thread;
	guint16 port;
	const char *bytes;
	gsize size;
	char request[16 << 10];
};

static gboolean has_asked(const char *request)
{
	return strstr(request, "\r\n\r\n") != NULL;
}

static void *serve(void *data)
{
	struct server *server = data;
	g_autoptr(GSocketConnection) client =
		g_socket_listener_accept(server->listener, NULL, NULL, NULL);
	GIOStream *stream = G_IO_STREAM(client);
	gssize got = 1;

	for (gsize size = 0; got > 0 && !has_asked(server->request); size += (gsize)got)
		got = g_input_stream_read(g_io_stream_get_input_stream(stream),
					  server->request + size, sizeof server->request - 1 - size,
					  NULL, NULL);
	g_output_stream_write_all(g_io_stream_get_output_stream(stream), server->bytes,
				  server->size, NULL, NULL, NULL);
	g_io_stream_close(stream, NULL, NULL);
	return NULL;
}

static struct answer *ask_server(struct http *http, struct server *server)
{
	struct answer *answer = NULL;
	void *tag;

	server->listener = g_socket_listener_new();
	server->port = g_socket_listener_add_any_inet_port(server->listener, NULL, NULL);
	server->thread = g_thread_new("server", serve, server);
	g_autofree char *url = g_strdup_printf("http://127.0.0.1:%u/", server->port);
	http_ask(http, &(struct http_request){.url = url, .patience = 1, .data = server});
	while (!(answer = http_take(http, &tag)))
		http_wait(http, -1, 100);
	g_assert_true(tag == server);
	g_thread_join(server->thread);
	g_object_unref(server->listener);
	return answer;
}

static struct answer *ask(const char *bytes, gsize size)
{
	struct server server = {.bytes = bytes, .size = size};
	AUTO(http) http = http_new(&(struct http_options){.allow_private = TRUE}, NULL);

	return ask_server(http, &server);
}

static void assert_header(const struct answer *answer, const char *name, const char *wanted)
{
	g_autofree char *value = answer_header(answer, name);

	g_assert_cmpstr(value, ==, wanted);
}

static void check_blocks(void)
{
	static const char bytes[] = "HTTP/1.1 100 Continue\r\nX-First: 1\r\n\r\n"
				    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
				    "HTTP/9: none\r\nContent-Length: 3\r\n\r\nabc";
	AUTO(answer) answer = ask(bytes, strlen(bytes));

	g_assert_cmpint(answer->fault, ==, FAULT_NONE);
	g_assert_cmpint(answer->status, ==, 200);
	g_assert_true(g_str_has_prefix(answer->headers->str, "HTTP/1.1 200 OK\r\n"));
	assert_header(answer, "X-First", NULL);
	assert_header(answer, "Content-Type", "text/html");
	assert_header(answer, "HTTP/9", "none");
}

static void check_trailers(void)
{
	static const char bytes[] =
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: ETag\r\n\r\n"
		"3\r\nabc\r\n0\r\nETag: \"t\"\r\nHTTP/9: x\r\nContent-Type: "
		"application/pdf\r\n\r\n";
	AUTO(answer) answer = ask(bytes, strlen(bytes));

	g_assert_cmpint(answer->fault, ==, FAULT_NONE);
	g_assert_cmpuint(answer->body->len, ==, 3);
	assert_header(answer, "Trailer", "ETag");
	assert_header(answer, "ETag", NULL);
	assert_header(answer, "Content-Type", NULL);
}

/* One block after another is no way round the limit of one, nor are trailers. */
static void check_flood(void)
{
	static const char *const floods[][2] = {
		{"", "HTTP/1.1 100 Continue\r\nX: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n\r\n"},
		{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n",
		 "X: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(floods); i++) {
		g_autoptr(GString) bytes = g_string_new(floods[i][0]);

		while (bytes->len < 4 * LIMIT_HEADERS)
			g_string_append(bytes, floods[i][1]);
		AUTO(answer) answer = ask(bytes->str, bytes->len);
		g_assert_cmpint(answer->fault, ==, FAULT_HEADERS);
	}
}

/* Cookies of an answer that came to an earlier run. libcurl takes 50 of one. */
static void take_cookies(struct http *http, guint round)
{
	AUTO(answer) answer = answer_new("http://127.0.0.1/");

	for (guint i = 0; i < 50; i++)
		g_string_append_printf(answer->headers, "Set-Cookie: c%u=%u\r\n", 50 * round + i,
				       i);
	http_take_cookies(http, answer);
}

/* A site that sets other cookies with every page: the first are gone, others come back. libcurl
 * sends the longest names first, and 150 at most. */
static void check_cookies(void)
{
	static const char first[] = "HTTP/1.1 200 OK\r\nset-cookie: the_longest_of_names=1\r\n"
				    "Content-Length: 0\r\n\r\n";
	AUTO(http) http = http_new(&(struct http_options){.allow_private = TRUE}, NULL);

	for (guint ask = 0; ask < 4; ask++) {
		struct server server = {.bytes = first, .size = strlen(first)};
		AUTO(answer) answer = ask_server(http, &server);
		gboolean knows = strstr(server.request, "the_longest_of_names=1") != NULL;

		g_assert_cmpint(answer->status, ==, 200);
		g_assert_cmpint(knows, ==, ask == 1 || ask == 3);
		for (guint round = 0; ask == 1 && round < LIMIT_COOKIES / 50; round++)
			take_cookies(http, round);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/http/blocks", check_blocks);
	g_test_add_func("/http/trailers", check_trailers);
	g_test_add_func("/http/flood", check_flood);
	g_test_add_func("/http/cookies", check_cookies);
	return g_test_run();
}
