/* A notice as the outbox or somebody else left it, and all that is made of it. */
#include "notices/mail_header.h"
#include "reports/notice.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	AUTO(notice) notice = notice_from_json("fuzz", (const char *)data, size, NULL);
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *json = NULL, *subject = NULL;

	if (!notice)
		return 0;
	notice_text(notice, out);
	notice_html(notice, out);
	json = notice_to_json(notice);
	subject = mail_header_text("Subject", notice->subject);
	return 0;
}
