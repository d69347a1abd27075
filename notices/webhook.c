/*
 * A notice by webhook: its JSON as the body of one POST, signed. The signature is
 * HMAC-SHA256(key, timestamp "." body) in hex; the receiver computes it too, and refuses what is
 * older than some minutes by the timestamp. Redirects are not followed: the signed body goes where
 * the configuration says and nowhere else.
 */
#include "notices/send.h"
#include "notices/transfer.h"

#include <string.h>

enum {
	HTTP_OK = 200, /* up to 299 */
	HTTP_OTHER = 300,
	HTTP_GONE = 410, /* RFC 9110 §15.5.11: for good; whatever else may be mended */
};

static char *signature_of(const char *key, const char *moment, const char *body)
{
	g_autofree char *signed_text = g_strjoin(".", moment, body, NULL);

	return g_compute_hmac_for_string(G_CHECKSUM_SHA256, (const guchar *)key, strlen(key),
					 signed_text, -1);
}

static struct curl_slist *add_header(struct curl_slist *head, const char *name, const char *value)
{
	g_autofree char *line = g_strdup_printf("%s: %s", name, value);

	return curl_slist_append(head, line);
}

static struct curl_slist *head_of(const char *key, const struct notice *notice, const char *body)
{
	g_autofree char *moment =
		g_strdup_printf("%" G_GINT64_FORMAT, g_get_real_time() / G_USEC_PER_SEC);
	g_autofree char *hmac = signature_of(key, moment, body);
	g_autofree char *signature = g_strconcat("sha256=", hmac, NULL);
	struct curl_slist *head = NULL;

	head = add_header(head, "Content-Type", "application/json; charset=utf-8");
	head = add_header(head, "User-Agent", "oitcheck/" OITCHECK_VERSION);
	head = add_header(head, "Idempotency-Key", notice->id);
	head = add_header(head, "X-Oitcheck-Event", notice_kind_name(notice->kind));
	head = add_header(head, "X-Oitcheck-Timestamp", moment);
	head = add_header(head, "X-Oitcheck-Signature", signature);
	return curl_slist_append(head, "Expect:");
}

/* The answer's text is nobody's: only its status counts. */
static size_t swallow(char *bytes, size_t size, size_t count, void *data)
{
	(void)bytes, (void)data;
	return size * count;
}

static enum send_end end_of(CURL *easy, CURLcode code, GError **error)
{
	long status = 0;

	curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
	if (code == CURLE_OK && status >= HTTP_OK && status < HTTP_OTHER)
		return SEND_DONE;
	transfer_fail(error, code, status);
	if (code != CURLE_OK)
		return SEND_AWAY;
	return status == HTTP_GONE ? SEND_REFUSED : SEND_LATER;
}

static enum send_end post(const struct target *target, const char *url, const char *key,
			  const struct notice *notice, struct receipt *receipt, GError **error)
{
	g_autofree char *body = notice_to_json(notice);
	struct curl_slist *head = head_of(key, notice, body);
	CURL *easy = transfer_new("http,https", target->ca_file);
	enum send_end end;

	curl_easy_setopt(easy, CURLOPT_URL, url);
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, swallow);
	curl_easy_setopt(easy, CURLOPT_HTTPHEADER, head);
	curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body);
	end = end_of(easy, curl_easy_perform(easy), error);
	if (end == SEND_DONE)
		receipt->taken(receipt);
	curl_easy_cleanup(easy);
	curl_slist_free_all(head);
	return end;
}

enum send_end send_webhook(const struct target *target, const char *address,
			   const struct notice *notice, const struct attachment *attachment,
			   struct receipt *receipt, GError **error)
{
	char *key = secret_read(&target->key, error);
	char *url = NULL;
	enum send_end end = SEND_LATER;

	(void)address, (void)attachment;
	if (key)
		url = target->url ? g_strdup(target->url) : secret_read(&target->url_secret, error);
	if (url)
		end = post(target, url, key, notice, receipt, error);
	secret_wipe(url);
	secret_wipe(key);
	return end;
}
