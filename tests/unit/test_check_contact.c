/* Telephone numbers, addresses and accounts, and what only looks like them. */
#include "base/fold.h"

#include "tests/support/one_check.h"

#include <locale.h>

static const char *const phones[] = {"0-2123-4567",
				     "02 123 4567",
				     "042-854034",
				     "081-234-5678",
				     "0812345678",
				     "0 4285 4034-5",
				     "0 4285 4034-36",
				     "โทร. 042 854 034 ต่อ 12",
				     "โทร.042-854034 , 042-854035",
				     "(042) 854 034",
				     "+66 42 854 034",
				     "+66(0)81 234 5678",
				     "๐๔๒-๘๕๔๐๓๔",
				     "สายด่วน 1300",
				     "โทร. 1669",
				     "042-854034 042-854035",
				     "02-100-0000",
				     "02-999-9999 ต่อ 1",
				     NULL};

static const char *const no_phones[] = {
	"1-2345-67890-12-3", "1234567890123",      "0-9940-00160-45-3", "0994000160453",
	"020-1-23456-7",     "เลขที่บัญชี 0201234567", "08-02-2566 10.30",  "05/10/2567",
	"1,042,854,034 บาท", "พ.ศ. 2566-2570",     "0-7343-927",        "ห้อง 1300",
	"งบประมาณ 1300 บาท", "042-85403",          "01-02-2566",        "0-0000-0000",
	"000-000-0000",      "02-000-0000",        "042-000000",        "08-0000-0000",
	"02-xxx-xxxx",       "099-999-9999",       "โทร. 0xx-xxxxxxx",  NULL};

static void test_phones(void)
{
	for (const char *const *text = phones; *text; text++) {
		g_autofree char *fold = fold_text(*text, -1);
		if (!check_has_phone(fold))
			g_error("no telephone number: %s", *text);
	}
	for (const char *const *text = no_phones; *text; text++) {
		g_autofree char *fold = fold_text(*text, -1);
		if (check_has_phone(fold))
			g_error("taken for a telephone number: %s", *text);
	}
}

static void test_emails(void)
{
	static const char *const yes[] = {"อีเมล์ : saraban@agency.go.th",
					  "saraban [at] agency.go.th",
					  "saraban(at)agency(dot)go.th",
					  "A_B@Agency-x.go.th",
					  "email@agency.go.th",
					  "info@sample-hospital.com",
					  "info@example.com, saraban@agency.go.th",
					  NULL};
	static const char *const no[] = {"LINE @agency",
					 "อีเมล -",
					 "a@b",
					 "ราคา 5 @ 3.50",
					 "info@example.com",
					 "Example@Email.com",
					 "yourmail@agency.go.th",
					 "your.name@gmail.com",
					 "xxx@hotmail.com",
					 "contact@yourdomain.com",
					 "mail@domain.com",
					 "info [at] example.com",
					 NULL};
	for (const char *const *text = yes; *text; text++) {
		g_autofree char *fold = fold_text(*text, -1);
		g_assert_true(check_has_email(fold));
	}
	for (const char *const *text = no; *text; text++) {
		g_autofree char *fold = fold_text(*text, -1);
		g_assert_false(check_has_email(fold));
	}
}

static const struct {
	enum check_kind kind;
	const char *body;
	enum verdict verdict;
} pages[] = {
	{CHECK_ADDRESS, "<p>99 หมู่ 4</p><p>ต.ทดสอบ อ.เมือง</p><p>จ.สุโขทัย 64000</p>", VERDICT_FOUND},
	{CHECK_ADDRESS, "<p>140 ถนนสีลม เขตบางรัก กรุงเทพฯ</p>", VERDICT_FOUND},
	{CHECK_ADDRESS, "<p>อบต. ทดสอบ อ.เมือง จ.สุโขทัย</p>", VERDICT_MISSING},
	{CHECK_ADDRESS, "<p>องค์การบริหารส่วนตำบลทดสอบ อำเภอเมือง จังหวัดสุโขทัย งบประมาณ 64,000 บาท</p>",
	 VERDICT_MISSING},
	{CHECK_MAP, "<img src='/m.jpg' alt='แผนที่ที่ทำการ'>", VERDICT_FOUND},
	{CHECK_MAP, "<h2>แผนที่ตั้ง</h2><img src='/m.jpg'>", VERDICT_FOUND},
	{CHECK_MAP, "<img src='/m.jpg' alt='แผนที่เว็บไซต์'>", VERDICT_MISSING},
	{CHECK_MAP, "<p>แผนที่ตั้ง</p>", VERDICT_MISSING},
	{CHECK_SOCIAL,
	 "<iframe "
	 "src='https://www.facebook.com/plugins/"
	 "page.php?href=https%3A%2F%2Fwww.facebook.com%2Fagency&tabs'></iframe>",
	 VERDICT_FOUND},
	{CHECK_SOCIAL,
	 "<iframe "
	 "src='https://www.facebook.com/plugins/"
	 "page.php?href=https%3A%2F%2Fwww.facebook.com%2F&tabs'></iframe>",
	 VERDICT_MISSING},
	{CHECK_SOCIAL, "<a href='https://www.facebook.com/'>เฟซบุ๊ก</a>", VERDICT_MISSING},
	{CHECK_SOCIAL, "<a href='https://www.facebook.com/sharer/sharer.php?u=x'>แชร์</a>",
	 VERDICT_MISSING},
	{CHECK_PHONE, "<a href='tel:042854034'>โทรหาเรา</a>", VERDICT_FOUND},
	{CHECK_EMAIL, "<a href='mailto:a@agency.go.th'>เขียนถึงเรา</a>", VERDICT_FOUND},
	{CHECK_EMAIL, "<a href='mailto:'>เขียนถึงเรา</a>", VERDICT_MISSING},
	{CHECK_EMAIL, "<a href='mailto:Info@Example.com'>เขียนถึงเรา</a>", VERDICT_MISSING},
	{CHECK_PHONE, "<a href='tel:+66000000000'>โทรหาเรา</a>", VERDICT_MISSING},
	{CHECK_PHONE, "<a href='tel:1300'>โทรหาเรา</a>", VERDICT_FOUND},
	{CHECK_PHONE, "<a href='tel:6642854034'>โทรหาเรา</a>", VERDICT_FOUND},
	{CHECK_PHONE, "<a href='tel:%2B66%2042%20854034'>โทรหาเรา</a>", VERDICT_FOUND},
	{CHECK_PHONE, "<a href='tel:042-854034,11'>โทรหาเรา</a>", VERDICT_FOUND},
	{CHECK_PHONE, "<a href='tel:+66100200120'>010-020-0120</a>", VERDICT_MISSING},
	{CHECK_PHONE, "<a href='tel:+1234567890'>Call us</a>", VERDICT_MISSING},
	{CHECK_ADDRESS, "<p>ที่อยู่ .......... ต. .......... อ. .......... จ. .......... 00000</p>",
	 VERDICT_MISSING},
	{CHECK_ADDRESS, "<p>เลขที่ 9 ตำบล____ อำเภอ____ จังหวัด____</p>", VERDICT_MISSING},
	{CHECK_ADDRESS, "<p>ที่อยู่ 9 ม. 4 ต. บ้านใหม่ อ. เมือง จ. สุโขทัย</p>", VERDICT_FOUND},
};

static void test_pages(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(pages); i++)
		one_check(pages[i].kind, 0, "", pages[i].body, pages[i].verdict);
}

/* The line with the number, not the paragraph that names it, too. */
static void test_quote(void)
{
	g_autofree char *quote = NULL;
	one_check_quote(
		CHECK_PHONE, 0, "",
		"<p>สอบถามที่งานธุรการ โทร. 0 4285 4034 ในวันและเวลาราชการ</p><p>โทร : 042 854 034</p>",
		&quote);
	g_assert_cmpstr(quote, ==, "โทร : 042 854 034");
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "C.UTF-8");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/contact/phones", test_phones);
	g_test_add_func("/contact/emails", test_emails);
	g_test_add_func("/contact/pages", test_pages);
	g_test_add_func("/contact/quote", test_quote);
	return g_test_run();
}
