#include "rules/item_code.h"

#include "base/fold.h"
#include "tests/support/little_site.h"

/* Forms of item numbers seen on sites, and what only looks like one. */
static void test_one(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct {
		const char *text, *id;
	} cases[] = {
		{"O1", "O1"},
		{"o1", "O1"},
		{"O-34", "O34"},
		{"O12 - แผนพัฒนาท้องถิ่น", "O12"},
		{"OIT 1", "O1"},
		{"OIT1 โครงสร้าง", "O1"},
		{"01 โครงสร้าง", "O1"},
		{"05. ข้อมูลการติดต่อ", "O5"},
		{"012 แผน", "O12"},
		{"043 ช่องทาง", "O43"},
		{"๐๒๘ รายงานผล", "O28"},
		{"(O28) รายงานผล", "O28"},
		{"O 5 ข้อมูลการติดต่อ", "O5"},
		{"O.43 ช่องทาง", "O43"},
		{"O99", NULL},
		{"O12.1 ย่อย", NULL},
		{"12 แผน", NULL},
		{"0812345678", NULL},
		{"02-123-4567", NULL},
		{"01/10/2567", NULL},
		{"01 มิ.ย. 2567", NULL},
		{"05 กุมภาพันธ์ 2566 ประกาศ", NULL},
		{"05 แผน 10 กุมภาพันธ์ 2566", "O5"},
		{"OIT 2568", NULL},
		{"O1 - O43", NULL},
		{"O1-O43 ประจำปี 2568", NULL},
		{"O1 ถึง O43", NULL},
		{"online 1", NULL},
		{"O10k", NULL},
		{"", NULL},
		{"แผน O12", NULL},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *fold = fold_text(cases[i].text, -1);
		const struct item *item = item_code(rules->checklist, fold);
		if (g_strcmp0(item ? item->id : NULL, cases[i].id) != 0)
			g_error("“%s” is taken for %s", cases[i].text, item ? item->id : "nothing");
	}
}

/* One row of an index may be for several items; of a whole list it is none's. The little rules have
 * O1, O5, O12, O28, O34, O43 and O44. */
static void test_several_codes(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct {
		const char *text, *ids;
	} cases[] = {
		{"O28-O34", "O28 O34"},
		{"O28 – O34 การบริหารงานบุคคล", "O28 O34"},
		{"O28-34", "O28 O34"},
		{"O๒๘ ถึง O๓๔", "O28 O34"},
		{"ข้อ O28 ถึง O34", "O28 O34"},
		{"ข้อที่ O28-34", "O28 O34"},
		{"ตัวชี้วัด O12", "O12"},
		{"O28, O34, O43", "O28 O34 O43"},
		{"O28/O34", "O28 O34"},
		{"O5 และ O12 แผน", "O5 O12"},
		{"O43 O44", "O43 O44"},
		{"O28-O34, O43", "O28 O34 O43"},
		{"O12 - แผน 5 ปี", "O12"},
		{"O12, 34 โครงการ", "O12"},
		{"O12 OIT 2568", "O12"},
		{"O1-O43", ""},
		{"ข้อ 12", ""},
		{"O12/2568", ""},
		{"รายการ O", ""},
	};
	g_autoptr(GPtrArray) items = g_ptr_array_new();
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *fold = fold_text(cases[i].text, -1);
		g_autoptr(GString) ids = g_string_new(NULL);
		item_codes(rules->checklist, fold, items);
		for (guint n = 0; n < items->len; n++)
			g_string_append_printf(ids, "%s%s", n ? " " : "",
					       ((const struct item *)items->pdata[n])->id);
		if (strcmp(ids->str, cases[i].ids) != 0)
			g_error("“%s” is taken for “%s”", cases[i].text, ids->str);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/item-code/one", test_one);
	g_test_add_func("/item-code/several", test_several_codes);
	return g_test_run();
}
