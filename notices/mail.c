/* A notice by mail: libcurl's SMTP, with TLS unless the configuration says plainly that there is
 * none; text and HTML side by side, the sheet attached. */
#include "notices/mail_header.h"
#include "notices/send.h"
#include "notices/transfer.h"

#include <string.h>

enum {
	SMTP_PERMANENT = 500, /* RFC 5321 §4.2.1 */
	SMTP_NO_AUTH = 530,   /* RFC 4954 §6, up to 539: what the operator can mend */
	SMTP_AUTH_END = 540,
};

/* "Mon, 23 Nov 2026 08:00:00 +0700" (RFC 5322 §3.3): the program's numbers and names are those of
 * C. */
static char *date_line(void)
{
	g_autoptr(GDateTime) now = g_date_time_new_now_local();

	return g_date_time_format(now, "Date: %a, %d %b %Y %H:%M:%S %z");
}

/* Readers drop a second copy by it: it is that of the notice, whenever it is sent. */
static char *id_line(const struct target *target, const struct notice *notice)
{
	return g_strdup_printf("Message-ID: <%s%s", notice->id, strchr(target->from, '@'));
}

static struct curl_slist *head_of(const struct target *target, const char *address,
				  const struct notice *notice)
{
	g_autofree char *id = id_line(target, notice);
	char *lines[] = {
		date_line(),
		mail_header_address("From", target->from_name, target->from),
		mail_header_address("To", NULL, address),
		mail_header_text("Subject", notice->subject),
		g_strconcat(id, ">", NULL),
		g_strdup("Auto-Submitted: auto-generated"), /* RFC 3834: no automatic answers */
		g_strdup("User-Agent: oitcheck/" OITCHECK_VERSION),
	};
	struct curl_slist *head = NULL;

	for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
		head = curl_slist_append(head, lines[i]);
		g_free(lines[i]);
	}
	return head;
}

static void add_body(curl_mime *mime, const char *type, const GString *body)
{
	curl_mimepart *part = curl_mime_addpart(mime);

	curl_mime_data(part, body->str, body->len);
	curl_mime_type(part, type);
	curl_mime_encoder(part, "base64");
}

static curl_mime *message_of(CURL *easy, const struct notice *notice,
			     const struct attachment *attachment)
{
	curl_mime *mime = curl_mime_init(easy);
	curl_mime *bodies = curl_mime_init(easy);
	curl_mimepart *part = curl_mime_addpart(mime);
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GString) html = g_string_new(NULL);

	notice_text(notice, text);
	notice_html(notice, html);
	add_body(bodies, "text/plain; charset=utf-8", text);
	add_body(bodies, "text/html; charset=utf-8", html);
	curl_mime_subparts(part, bodies);
	curl_mime_type(part, "multipart/alternative");
	if (!attachment->name)
		return mime;
	part = curl_mime_addpart(mime);
	curl_mime_data(part, attachment->bytes, attachment->size);
	curl_mime_filename(part, attachment->name);
	curl_mime_type(part, attachment->type);
	curl_mime_encoder(part, "base64");
	return mime;
}

static void set_up(CURL *easy, const struct target *target, const char *password)
{
	curl_easy_setopt(easy, CURLOPT_URL, target->server);
	curl_easy_setopt(easy, CURLOPT_USE_SSL,
			 target->plain ? (long)CURLUSESSL_NONE : (long)CURLUSESSL_ALL);
	if (password) {
		curl_easy_setopt(easy, CURLOPT_USERNAME, target->user);
		curl_easy_setopt(easy, CURLOPT_PASSWORD, password);
	}
	curl_easy_setopt(easy, CURLOPT_MAIL_FROM, target->from);
}

/* A refusal for good is one of this reader or this mail, not one of our own password. */
static enum send_end end_of(CURL *easy, CURLcode code, GError **error)
{
	long answer = 0;

	if (code == CURLE_OK)
		return SEND_DONE;
	curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &answer);
	transfer_fail(error, code, answer);
	if (answer == 0 || code == CURLE_OPERATION_TIMEDOUT || code == CURLE_LOGIN_DENIED)
		return SEND_AWAY;
	if (code == CURLE_USE_SSL_FAILED || answer < SMTP_PERMANENT ||
	    (answer >= SMTP_NO_AUTH && answer < SMTP_AUTH_END))
		return SEND_LATER;
	return SEND_REFUSED;
}

enum send_end send_mail(const struct target *target, const char *address,
			const struct notice *notice, const struct attachment *attachment,
			struct receipt *receipt, GError **error)
{
	char *password = NULL;
	CURL *easy;
	curl_mime *mime;
	struct curl_slist *head, *to;
	enum send_end end;

	if (secret_is_given(&target->password)) {
		password = secret_read(&target->password, error);
		if (!password)
			return SEND_LATER;
	}
	easy = transfer_new("smtp,smtps", target->ca_file);
	head = head_of(target, address, notice);
	to = curl_slist_append(NULL, address);
	mime = message_of(easy, notice, attachment);
	set_up(easy, target, password);
	curl_easy_setopt(easy, CURLOPT_MAIL_RCPT, to);
	curl_easy_setopt(easy, CURLOPT_HTTPHEADER, head);
	curl_easy_setopt(easy, CURLOPT_MIMEPOST, mime);
	end = end_of(easy, curl_easy_perform(easy), error);
	if (end == SEND_DONE)
		receipt->taken(receipt);
	curl_mime_free(mime);
	curl_slist_free_all(to);
	curl_slist_free_all(head);
	curl_easy_cleanup(easy);
	secret_wipe(password);
	return end;
}
