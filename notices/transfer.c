#include "notices/transfer.h"

#include "notices/send.h"

enum {
	CONNECT_SECONDS = 15,
	SECONDS = 60, /* a mail with its sheet is 60 KB */
};

G_DEFINE_QUARK(oitcheck_send_error, send_error)

static const struct {
	CURLcode code;
	const char *th;
} words[] = {
	{CURLE_COULDNT_RESOLVE_HOST, "ไม่พบชื่อเครื่องแม่ข่าย"},
	{CURLE_COULDNT_CONNECT, "ต่อกับเครื่องแม่ข่ายไม่ได้"},
	{CURLE_OPERATION_TIMEDOUT, "เครื่องแม่ข่ายไม่ตอบภายในเวลา"},
	{CURLE_LOGIN_DENIED, "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง"},
	{CURLE_PEER_FAILED_VERIFICATION,
	 "ใบรับรองของเครื่องแม่ข่ายเชื่อถือไม่ได้ ถ้าเป็นใบรับรองของหน่วยงานเอง ให้ระบุ ca_file"},
	{CURLE_SSL_CACERT_BADFILE, "อ่าน ca_file ไม่ได้"},
	{CURLE_USE_SSL_FAILED, "เครื่องแม่ข่ายไม่มี TLS"},
	{CURLE_SSL_CONNECT_ERROR, "เชื่อมต่อแบบ TLS ไม่สำเร็จ"},
	{CURLE_SEND_ERROR, "เครื่องแม่ข่ายไม่รับข้อความ"},
	{CURLE_OK, "เครื่องแม่ข่ายไม่รับข้อความ"},
};

CURL *transfer_new(const char *protocols, const char *ca_file)
{
	CURL *easy = curl_easy_init();

	curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, protocols);
	curl_easy_setopt(easy, CURLOPT_PROXY, "");
	curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
	curl_easy_setopt(easy, CURLOPT_TIMEOUT, (long)SECONDS);
	if (ca_file)
		curl_easy_setopt(easy, CURLOPT_CAINFO, ca_file);
	return easy;
}

void transfer_fail(GError **error, CURLcode code, long answer)
{
	g_autofree char *status = answer ? g_strdup_printf(" %ld", answer) : g_strdup("");
	const char *th = "ส่งไม่สำเร็จ";

	for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
		if (words[i].code == code)
			th = words[i].th;
	g_set_error(error, SEND_ERROR, SEND_ERROR_FAILED, "%s (%s%s)", th,
		    code == CURLE_OK ? "refused:" : curl_easy_strerror(code), status);
}
