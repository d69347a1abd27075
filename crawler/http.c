#include "crawler/http.h"

#include "crawler/address.h"
#include "crawler/limits.h"
#include "crawler/url.h"

#include <curl/curl.h>
#include <gio/gio.h>
#include <string.h>

/* Connections that wait for another request. Left to itself libcurl keeps four times as many as are
 * busy, and closes the others after each lull. */
#define CONNECTIONS_IDLE 64L

#define PDF_WITHIN 1024u /* bytes: where extract_sniff() looks for its mark */

/* One request under way, or the remains of one whose easy handle waits to be used again. */
struct transfer {
	CURL *easy;
	struct http *http;
	struct answer *answer;
	void *data;
	gsize max_body;
	struct curl_slist *headers; /* of this request, or NULL: those of all */
	gboolean refused;           /* the guard refused an address of the host */
	gsize header_bytes;         /* of all blocks, and trailers */
	gboolean headers_broken;    /* too many of them */
	char words[CURL_ERROR_SIZE];
};

struct http {
	CURLM *multi;
	CURLSH *share;
	struct curl_slist *resolve, *connect_to, *headers;
	char *user_agent, *proxy;
	gboolean guard;
	unsigned cookies;    /* set since they were counted */
	GHashTable *running; /* struct transfer *, a set */
	GQueue idle;         /* struct transfer * */
};

/* Pages are small, documents may be large. Servers that call a PDF a page are caught by its first
 * bytes. */
static gsize body_limit(CURL *easy, const char *bytes, gsize size)
{
	char *type = NULL;

	curl_easy_getinfo(easy, CURLINFO_CONTENT_TYPE, &type);
	gboolean text = type && (g_ascii_strncasecmp(type, "text/", 5) == 0 ||
				 g_ascii_strncasecmp(type, "application/xhtml", 17) == 0 ||
				 g_ascii_strncasecmp(type, "application/xml", 15) == 0);
	gboolean binary =
		memmem(bytes, MIN(size, (gsize)PDF_WITHIN), "%PDF", 4) || memchr(bytes, '\0', size);
	return text && !binary ? LIMIT_HTML_BODY : LIMIT_DOCUMENT_BODY;
}

/* Decompressed bytes come here, so the cap holds for a compression bomb too. */
static size_t on_body(char *bytes, size_t one, size_t count, void *data)
{
	struct transfer *transfer = data;
	GByteArray *body = transfer->answer->body;

	if (transfer->max_body == 0)
		transfer->max_body = body_limit(transfer->easy, bytes, one * count);
	gsize room = transfer->max_body - body->len;
	gsize taken = MIN(room, one * count);
	g_byte_array_append(body, (const guint8 *)bytes, (guint)taken);
	if (taken < one * count)
		transfer->answer->cut = TRUE;
	return taken;
}

static gboolean sets_cookie(const char *line, gsize size)
{
	static const char name[] = "Set-Cookie:";

	return size >= strlen(name) && g_ascii_strncasecmp(line, name, strlen(name)) == 0;
}

static size_t on_header(char *bytes, size_t one, size_t count, void *data)
{
	struct transfer *transfer = data;
	GString *headers = transfer->answer->headers;
	gsize size = one * count;

	transfer->header_bytes += size;
	if (transfer->header_bytes > LIMIT_HEADERS) {
		transfer->headers_broken = TRUE;
		return 0;
	}
	/* Another block (100 Continue, a proxy's answer) takes the place of the one before. What
	 * else comes behind a block are trailers, which are no headers (RFC 9110 §6.5.1). */
	if (g_str_has_suffix(headers->str, "\n\r\n") || g_str_has_suffix(headers->str, "\n\n")) {
		if (size <= 5 || memcmp(bytes, "HTTP/", 5) != 0 || transfer->answer->body->len > 0)
			return size;
		g_string_truncate(headers, 0);
	}
	g_string_append_len(headers, bytes, (gssize)size);
	transfer->http->cookies += sets_cookie(bytes, size);
	return size;
}

/* Sees the real address, after DNS, --resolve and --connect-to. With a proxy it would only see the
 * proxy's, which the user chose. */
static curl_socket_t on_open_socket(void *data, curlsocktype purpose, struct curl_sockaddr *address)
{
	struct transfer *transfer = data;

	if (purpose == CURLSOCKTYPE_IPCXN && transfer->http->guard &&
	    !address_is_public(&address->addr)) {
		transfer->refused = TRUE;
		return CURL_SOCKET_BAD;
	}
	return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static struct curl_slist *slist(struct curl_slist *list, const char *const *words)
{
	for (; words && *words; words++)
		list = curl_slist_append(list, *words);
	return list;
}

/* Sites in two languages should answer in the one that the rules are written for. */
static const char *const common_headers[] = {"Accept-Language: th,en;q=0.5", NULL};

static void transfer_free(struct transfer *transfer)
{
	answer_free(transfer->answer);
	curl_easy_cleanup(transfer->easy);
	curl_slist_free_all(transfer->headers);
	g_free(transfer);
}

/* Options that hold for each request of the handle. FALSE where curl refuses one: what then was
 * asked for might not be what is guarded against. */
static gboolean set_options(struct transfer *transfer)
{
	struct http *http = transfer->http;
	CURL *easy = transfer->easy;
	unsigned refused = CURLE_OK;

	refused |= curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer);
	refused |= curl_easy_setopt(easy, CURLOPT_SHARE, http->share);
	refused |= curl_easy_setopt(easy, CURLOPT_COOKIEFILE, "");
	refused |= curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
	refused |= curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
	refused |= curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
	/* this one may be refused: HTTP/1.1 will do */
	curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
	refused |= curl_easy_setopt(easy, CURLOPT_USERAGENT, http->user_agent);
	refused |= curl_easy_setopt(easy, CURLOPT_PROXY, http->proxy);
	refused |= curl_easy_setopt(easy, CURLOPT_RESOLVE, http->resolve);
	refused |= curl_easy_setopt(easy, CURLOPT_CONNECT_TO, http->connect_to);
	refused |= curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
	refused |= curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, 64L << 10);
	refused |= curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->words);
	refused |= curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
	refused |= curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
	refused |= curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
	refused |= curl_easy_setopt(easy, CURLOPT_HEADERDATA, transfer);
	refused |= curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_open_socket);
	refused |= curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, transfer);
	refused |= curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, (long)LIMIT_LOW_SPEED);
	return refused == CURLE_OK;
}

/* NULL where curl refuses an option. */
static struct transfer *transfer_new(struct http *http)
{
	struct transfer *transfer = g_new0(struct transfer, 1);

	transfer->easy = curl_easy_init();
	transfer->http = http;
	if (transfer->easy && set_options(transfer))
		return transfer;
	transfer_free(transfer);
	return NULL;
}

struct http *http_new(const struct http_options *options, GError **error)
{
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
		g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED,
			    "ตัวอ่านเว็บ (libcurl) เริ่มทำงานไม่ได้ / libcurl cannot be set up");
		return NULL;
	}
	struct http *http = g_new0(struct http, 1);
	http->multi = curl_multi_init();
	curl_multi_setopt(http->multi, CURLMOPT_MAXCONNECTS, CONNECTIONS_IDLE);
	http->share = curl_share_init();
	curl_share_setopt(http->share, CURLSHOPT_SHARE, CURL_LOCK_DATA_COOKIE);
	curl_share_setopt(http->share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
	http->resolve = slist(NULL, options->resolve);
	http->connect_to = slist(NULL, options->connect_to);
	http->headers = slist(NULL, common_headers);
	http->user_agent = g_strdup(options->user_agent);
	http->proxy = g_strdup(options->proxy ? options->proxy : "");
	http->guard = !options->allow_private && !options->proxy;
	http->running = g_hash_table_new(NULL, NULL);
	g_queue_init(&http->idle);
	struct transfer *first = transfer_new(http);
	if (!first) {
		g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED,
			    "ตัวอ่านเว็บ (libcurl) รุ่นนี้ใช้ไม่ได้ ให้ปรับรุ่น / this libcurl lacks an option "
			    "that is "
			    "needed: update it");
		http_free(http);
		return NULL;
	}
	g_queue_push_head(&http->idle, first);
	return http;
}

void http_free(struct http *http)
{
	struct transfer *transfer;
	GHashTableIter iter;

	if (!http)
		return;
	g_hash_table_iter_init(&iter, http->running);
	while (g_hash_table_iter_next(&iter, (void **)&transfer, NULL)) {
		curl_multi_remove_handle(http->multi, transfer->easy);
		transfer_free(transfer);
	}
	g_hash_table_destroy(http->running);
	g_queue_clear_full(&http->idle, (GDestroyNotify)transfer_free);
	curl_multi_cleanup(http->multi);
	curl_share_cleanup(http->share);
	curl_slist_free_all(http->resolve);
	curl_slist_free_all(http->connect_to);
	curl_slist_free_all(http->headers);
	g_free(http->user_agent);
	g_free(http->proxy);
	g_free(http);
	curl_global_cleanup();
}

/* A value that is no line of its own. Yours. */
static struct curl_slist *add_header(struct curl_slist *list, const char *name, const char *value)
{
	if (!value || strpbrk(value, "\r\n"))
		return list;
	g_autofree char *line = g_strdup_printf("%s: %s", name, value);
	return curl_slist_append(list, line);
}

/* RFC 9110 §13.1: the server picks the condition that it knows. */
static void set_headers(struct transfer *transfer, const struct http_request *request)
{
	g_clear_pointer(&transfer->headers, curl_slist_free_all);
	if (request->headers || request->etag || request->modified) {
		transfer->headers = slist(slist(NULL, common_headers), request->headers);
		transfer->headers = add_header(transfer->headers, "If-None-Match", request->etag);
		transfer->headers =
			add_header(transfer->headers, "If-Modified-Since", request->modified);
	}
	curl_easy_setopt(transfer->easy, CURLOPT_HTTPHEADER,
			 transfer->headers ? transfer->headers : transfer->http->headers);
}

/* libcurl goes through all cookies for each new one and each request: a site that sets others with
 * every page would hold the crawl. Where they are too many it begins anew, as a browser's new visit
 * does. */
static void limit_cookies(struct http *http, CURL *easy)
{
	struct curl_slist *kept = NULL;
	unsigned count = 0;

	if (http->cookies < LIMIT_COOKIES)
		return;
	curl_easy_getinfo(easy, CURLINFO_COOKIELIST, &kept);
	for (const struct curl_slist *one = kept; one; one = one->next)
		count++;
	curl_slist_free_all(kept);
	if (count >= LIMIT_COOKIES)
		curl_easy_setopt(easy, CURLOPT_COOKIELIST, "ALL");
	http->cookies = 0;
}

void http_take_cookies(struct http *http, const struct answer *answer)
{
	CURL *easy = curl_easy_init();
	g_autofree char *host = url_host(answer->url);
	g_auto(GStrv) lines = g_strsplit(answer->headers->str, "\n", -1);

	curl_easy_setopt(easy, CURLOPT_SHARE, http->share);
	for (char **line = lines; host && *line; line++) {
		if (!sets_cookie(*line, strlen(*line)))
			continue;
		g_autofree char *cookie = g_strconcat(g_strchomp(*line), "; Domain=", host, NULL);
		curl_easy_setopt(easy, CURLOPT_COOKIELIST, cookie);
		http->cookies++;
	}
	curl_easy_cleanup(easy);
}

void http_ask(struct http *http, const struct http_request *request)
{
	struct transfer *transfer = g_queue_pop_head(&http->idle);
	long patience = (long)MAX(request->patience, 1u);

	if (!transfer)
		transfer = transfer_new(http);
	if (!transfer) /* the first was taken: as GLib ends it where there is no memory */
		g_error("libcurl is out of memory");
	transfer->answer = answer_new(request->url);
	transfer->data = request->data;
	transfer->max_body = request->max_body;
	transfer->refused = transfer->headers_broken = FALSE;
	transfer->header_bytes = 0;
	transfer->words[0] = '\0';
	set_headers(transfer, request);
	CURL *easy = transfer->easy;
	limit_cookies(http, easy);
	curl_easy_setopt(easy, CURLOPT_URL, request->url);
	curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, patience * (long)LIMIT_CONNECT_SECONDS);
	curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, patience * (long)LIMIT_STALL_SECONDS);
	curl_easy_setopt(easy, CURLOPT_TIMEOUT, patience * (long)LIMIT_TRANSFER_SECONDS);
	curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, request->insecure ? 0L : 1L);
	curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, request->insecure ? 0L : 2L);
	curl_easy_setopt(easy, CURLOPT_SSLVERSION,
			 request->insecure ? (long)CURL_SSLVERSION_TLSv1_0
					   : (long)CURL_SSLVERSION_DEFAULT);
	curl_easy_setopt(easy, CURLOPT_SSL_CIPHER_LIST,
			 request->insecure ? "DEFAULT@SECLEVEL=0" : NULL);
	g_hash_table_add(http->running, transfer);
	curl_multi_add_handle(http->multi, easy);
}

static unsigned under_way(const struct http *http)
{
	return g_hash_table_size(http->running);
}

void http_wait(struct http *http, int wake_fd, int timeout_ms)
{
	struct curl_waitfd extra = {.fd = wake_fd, .events = CURL_WAIT_POLLIN};
	int running = 0, before = (int)under_way(http);

	curl_multi_perform(http->multi, &running);
	if (running < before || timeout_ms == 0)
		return;
	curl_multi_poll(http->multi, &extra, wake_fd >= 0, timeout_ms, NULL);
	curl_multi_perform(http->multi, &running);
}

void http_wake(struct http *http)
{
	curl_multi_wakeup(http->multi);
}

/* OpenSSL's verify codes (x509_vfy.h) as people say them. */
static const struct {
	long code;
	const char *fault;
} certificate_faults[] = {
	{9, "expired"}, /* not yet valid */
	{10, "expired"},          {18, "self-signed"},
	{19, "self-signed"},      /* somewhere in the chain */
	{2, "incomplete-chain"},  /* no issuer certificate */
	{20, "incomplete-chain"}, /* no issuer certificate here */
	{21, "incomplete-chain"}, /* first certificate cannot be verified */
	{62, "name-mismatch"},    {0, "name-mismatch"},
};

/* Parts of what curl says of a name, which it compares itself and has no code for, and of what
 * OpenSSL says of faults that only an outdated server causes. */
static const struct {
	const char *part, *fault;
} tls_words[] = {
	{"target host name", "name-mismatch"},
	{"target hostname", "name-mismatch"}, /* curl 8.10 */
	{"target ipv4 address", "name-mismatch"},
	{"target ipv6 address", "name-mismatch"},
	{"unsupported protocol", "old-protocol"},
	{"protocol version", "old-protocol"},
	{"too small", "old-protocol"},
	{"legacy", "old-protocol"},
	{"ca md too weak", "old-protocol"},
	{"no cipher", "old-protocol"},
	{"handshake failure", "old-protocol"},
};

static char *tls_fault(struct transfer *transfer, CURLcode code)
{
	long verify = 0;

	if (code == CURLE_PEER_FAILED_VERIFICATION) {
		curl_easy_getinfo(transfer->easy, CURLINFO_SSL_VERIFYRESULT, &verify);
		for (gsize i = 0; i < G_N_ELEMENTS(certificate_faults); i++)
			if (certificate_faults[i].code == verify)
				return g_strdup(certificate_faults[i].fault);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(tls_words); i++)
		if (strstr(transfer->words, tls_words[i].part))
			return g_strdup(tls_words[i].fault);
	return g_strdup(*transfer->words ? transfer->words : curl_easy_strerror(code));
}

static const struct {
	CURLcode code;
	enum fault fault;
} curl_faults[] = {
	{CURLE_OK, FAULT_NONE},
	{CURLE_COULDNT_RESOLVE_HOST, FAULT_DNS},
	{CURLE_COULDNT_RESOLVE_PROXY, FAULT_DNS},
	{CURLE_COULDNT_CONNECT, FAULT_REFUSED},
	{CURLE_OPERATION_TIMEDOUT, FAULT_TIMEOUT},
	{CURLE_RECV_ERROR, FAULT_RESET},
	{CURLE_SEND_ERROR, FAULT_RESET},
	{CURLE_GOT_NOTHING, FAULT_RESET},
	{CURLE_PARTIAL_FILE, FAULT_RESET},
	{CURLE_HTTP2, FAULT_RESET},
	{CURLE_HTTP2_STREAM, FAULT_RESET},
	{CURLE_BAD_CONTENT_ENCODING, FAULT_ENCODING},
	{CURLE_SSL_CONNECT_ERROR, FAULT_TLS},
	{CURLE_PEER_FAILED_VERIFICATION, FAULT_TLS},
	{CURLE_SSL_CIPHER, FAULT_TLS},
	{CURLE_SSL_CERTPROBLEM, FAULT_TLS},
	{CURLE_SSL_ISSUER_ERROR, FAULT_TLS},
	{CURLE_SSL_INVALIDCERTSTATUS, FAULT_TLS},
};

static enum fault fault_of(const struct transfer *transfer, CURLcode code)
{
	if (transfer->headers_broken)
		return FAULT_HEADERS;
	if (transfer->answer->cut)
		return FAULT_NONE;
	if (transfer->refused && code == CURLE_COULDNT_CONNECT)
		return FAULT_PRIVATE;
	for (gsize i = 0; i < G_N_ELEMENTS(curl_faults); i++)
		if (curl_faults[i].code == code)
			return curl_faults[i].fault;
	return FAULT_PROTOCOL;
}

/* curl does not tell a compressed stream that breaks off from a whole one; a page without its end
 * does. */
static gboolean breaks_off(const struct answer *answer)
{
	g_autofree char *encoding = answer_header(answer, "Content-Encoding");
	const char *body = (const char *)answer->body->data;
	gsize size = answer->body->len, end = MIN(size, 4096);

	if (!encoding || size == 0 || !g_strstr_len(body, (gssize)MIN(size, 1024), "<html"))
		return FALSE;
	return !g_strstr_len(body + size - end, (gssize)end, "</html") &&
	       !g_strstr_len(body + size - end, (gssize)end, "</HTML") &&
	       !g_strstr_len(body + size - end, (gssize)end, "</body");
}

static void finish(struct transfer *transfer, CURLcode code)
{
	struct answer *answer = transfer->answer;
	long status = 0;
	curl_off_t retry_after = 0, sent = 0, first_byte = 0;
	char *address = NULL;

	answer->fault = fault_of(transfer, code);
	if (answer->fault == FAULT_TLS)
		answer->tls = tls_fault(transfer, code);
	curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
	curl_easy_getinfo(transfer->easy, CURLINFO_RETRY_AFTER, &retry_after);
	curl_easy_getinfo(transfer->easy, CURLINFO_PRETRANSFER_TIME_T, &sent);
	curl_easy_getinfo(transfer->easy, CURLINFO_STARTTRANSFER_TIME_T, &first_byte);
	curl_easy_getinfo(transfer->easy, CURLINFO_PRIMARY_IP, &address);
	answer->status = (int)status;
	answer->cut |= breaks_off(answer);
	answer->retry_after = retry_after;
	answer->latency = MAX(first_byte - sent, 0);
	answer->address = address && *address ? g_strdup(address) : NULL;
}

struct answer *http_take(struct http *http, void **data)
{
	struct transfer *transfer;
	CURLMsg *message;
	int left;

	do {
		message = curl_multi_info_read(http->multi, &left);
		if (!message)
			return NULL;
	} while (message->msg != CURLMSG_DONE);

	CURLcode code = message->data.result;
	curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&transfer);
	finish(transfer, code);
	curl_multi_remove_handle(http->multi, transfer->easy);
	g_hash_table_remove(http->running, transfer);
	g_queue_push_head(&http->idle, transfer);
	*data = transfer->data;
	return g_steal_pointer(&transfer->answer);
}
