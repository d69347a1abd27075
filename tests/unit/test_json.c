/* Tests of base/json.c: places, syntax errors, typed members and their faults. */
#include "base/json.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static struct json_file *parse(const char *text)
{
	g_autoptr(GError) error = NULL;
	struct json_file *file = json_parse("f.json", text, strlen(text), &error);
	g_assert_no_error(error);
	g_assert_nonnull(file);
	return file;
}

static void assert_place(const struct json_file *file, const cJSON *node, unsigned line,
			 unsigned column)
{
	unsigned found_line, found_column;
	g_assert_nonnull(node);
	json_place(file, node, &found_line, &found_column);
	g_assert_cmpuint(found_line, ==, line);
	g_assert_cmpuint(found_column, ==, column);
}

static void test_places(void)
{
	AUTO(json_file)
	file = parse("\xEF\xBB\xBF {\n"
		     "  \"ชื่อ\": \"ก\\\"ข\",\n"
		     "  \"list\" : [ 1, -2.5e3 ,\n"
		     "\t{}, [], true,null, {\"x\": [[\"]\"]]} ],\n"
		     "  \"end\":\"z\" }\n");
	const cJSON *list = cJSON_GetObjectItem(file->root, "list");
	assert_place(file, cJSON_GetObjectItem(file->root, "ชื่อ"), 2, 11);
	assert_place(file, list, 3, 12);
	static const unsigned columns[] = {14, 17, 2, 6, 10, 15, 21};
	for (int i = 0; i < 7; i++)
		assert_place(file, cJSON_GetArrayItem(list, i), i < 2 ? 3 : 4, columns[i]);
	const cJSON *inner = cJSON_GetObjectItem(cJSON_GetArrayItem(list, 6), "x");
	assert_place(file, inner, 4, 27);
	assert_place(file, inner->child->child, 4, 29);
	assert_place(file, cJSON_GetObjectItem(file->root, "end"), 5, 9);
}

static void assert_syntax(const char *text, gsize size, const char *start)
{
	g_autoptr(GError) error = NULL;
	g_assert_null(json_parse("f.json", text, size, &error));
	g_assert_error(error, JSON_ERROR, JSON_ERROR_SYNTAX);
	if (!g_str_has_prefix(error->message, start))
		g_test_message("%s", error->message);
	g_assert_true(g_str_has_prefix(error->message, start));
	g_assert_true(g_utf8_validate(error->message, -1, NULL));
	g_assert_null(strchr(error->message, '\n'));
}

static void test_syntax(void)
{
	static const struct {
		const char *text, *start;
	} cases[] = {
		{"", "f.json:1:1: "},
		{"{\n  \"a\": x\n}", "f.json:2:8: "},
		{"{\n  \"ก\": x\n}", "f.json:2:8: "},
		{"{} x", "f.json:1:4: "},
		{"[1,\n2", "f.json:2:"},
		{"{\"a\":1,\n}", "f.json:2:"},
		{"\"abc", "f.json:1:"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_syntax(cases[i].text, strlen(cases[i].text), cases[i].start);
	assert_syntax("[\n\"a\xFF\"]", 6, "f.json:2:3: ");
	assert_syntax("[1\0]", 4, "f.json:1:3: ");
}

static void test_depth(void)
{
	g_autofree char *fits = g_strnfill(64, '[');
	g_autofree char *closes = g_strnfill(64, ']');
	g_autofree char *text = g_strconcat(fits, closes, NULL);
	AUTO(json_file) file = parse(text);
	g_autofree char *deep = g_strnfill(100000, '[');
	assert_syntax(deep, 100000, "f.json:1:65: ");
	AUTO(json_file)
	quoted = parse("[\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
		       "\\\"[\"]");
}

static void test_load(void)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *path = NULL;
	int descriptor = g_file_open_tmp("json-XXXXXX", &path, &error);
	g_assert_no_error(error);
	close(descriptor);
	g_assert_true(g_file_set_contents(path, "[1,2]", 5, &error));
	AUTO(json_file) file = json_load(path, 5, &error);
	g_assert_no_error(error);
	g_assert_cmpint(cJSON_GetArraySize(file->root), ==, 2);
	g_assert_cmpstr(file->name, ==, path);
	g_assert_null(json_load(path, 4, &error));
	g_assert_error(error, JSON_ERROR, JSON_ERROR_READ);
	g_clear_error(&error);
	g_unlink(path);
	g_assert_null(json_load(path, 4, &error));
	g_assert_error(error, JSON_ERROR, JSON_ERROR_READ);
	g_clear_error(&error);
	g_assert_null(json_load("/", 4, &error));
	g_assert_error(error, JSON_ERROR, JSON_ERROR_READ);
}

static void test_members(void)
{
	AUTO(json_file)
	file = parse("{\"s\":\"ก\",\"n\":5,\"t\":true,\"a\":[\"x\",\"y\"],\"o\":{\"i\":1}}");
	struct json_faults faults = {0};
	const cJSON *root = file->root;
	g_assert_cmpstr(json_string(&faults, file, root, "s", TRUE, "z"), ==, "ก");
	g_assert_cmpfloat(json_number(&faults, file, root, "n", TRUE, 1, 0, 5), ==, 5);
	g_assert_true(json_bool(&faults, file, root, "t", FALSE));
	g_assert_nonnull(json_object(&faults, file, root, "o", TRUE));
	g_autoptr(GPtrArray) strings = json_strings(&faults, file, root, "a", TRUE);
	g_assert_cmpuint(strings->len, ==, 2);
	g_assert_cmpstr(strings->pdata[1], ==, "y");
	g_assert_cmpstr(json_string(&faults, file, root, "none", FALSE, "z"), ==, "z");
	g_assert_true(json_bool(&faults, file, root, "none", TRUE));
	g_assert_cmpstr(json_string(&faults, file, root, "S", FALSE, "z"), ==, "z");
	g_assert_null(faults.messages);
}

static void assert_fault(const struct json_faults *faults, guint index, const char *start,
			 const char *part)
{
	g_assert_nonnull(faults->messages);
	g_assert_cmpuint(index, <, faults->messages->len);
	const char *message = faults->messages->pdata[index];
	if (!g_str_has_prefix(message, start) || !strstr(message, part))
		g_test_message("%s", message);
	g_assert_true(g_str_has_prefix(message, start));
	g_assert_nonnull(strstr(message, part));
}

static void test_faults(void)
{
	AUTO(json_file)
	file = parse(
		"{\"s\":1,\n\"n\":\"x\",\n\"m\":9,\n\"t\":0,\n\"a\":[\"x\",\n2],\n\"h\":1e999}");
	struct json_faults faults = {0};
	const cJSON *root = file->root;
	g_assert_cmpstr(json_string(&faults, file, root, "s", TRUE, "z"), ==, "z");
	g_assert_cmpfloat(json_number(&faults, file, root, "n", TRUE, 7, 0, 5), ==, 7);
	g_assert_cmpfloat(json_number(&faults, file, root, "m", TRUE, 3, 0, 5), ==, 3);
	g_assert_true(json_bool(&faults, file, root, "t", TRUE));
	g_autoptr(GPtrArray) strings = json_strings(&faults, file, root, "a", TRUE);
	g_autoptr(GPtrArray) none = json_strings(&faults, file, root, "none", TRUE);
	g_assert_cmpfloat(json_number(&faults, file, root, "h", TRUE, 3, 0, G_MAXDOUBLE), ==, 3);
	g_assert_cmpuint(strings->len, ==, 1);
	g_assert_cmpuint(none->len, ==, 0);
	assert_fault(&faults, 0, "f.json:1:6: ", "expected a string");
	assert_fault(&faults, 1, "f.json:2:5: ", "expected a number");
	assert_fault(&faults, 2, "f.json:3:5: ", "expected 0 to 5, found 9");
	assert_fault(&faults, 3, "f.json:4:5: ", "expected true or false");
	assert_fault(&faults, 4, "f.json:6:1: ", "expected a string");
	assert_fault(&faults, 5, "f.json:1:1: ", "missing \"none\"");
	assert_fault(&faults, 6, "f.json:7:5: ", "expected");
	g_assert_cmpuint(faults.messages->len, ==, 7);
	g_ptr_array_unref(faults.messages);
}

static void test_only(void)
{
	static const char *const known[] = {"title", "labels", NULL};
	AUTO(json_file)
	file = parse("{\"titel\":1,\n\"labels\":2,\n\"labels\":3,\n\"quite_other\":4}");
	struct json_faults faults = {0};
	json_only(&faults, file, file->root, known);
	assert_fault(&faults, 0, "f.json:1:10: ", "did you mean \"title\"?");
	assert_fault(&faults, 1, "f.json:3:10: ", "\"labels\" stands twice");
	assert_fault(&faults, 2, "f.json:4:15: ", "(unknown member \"quite_other\")");
	g_assert_cmpuint(faults.messages->len, ==, 3);
	g_ptr_array_unref(faults.messages);
}

/* Trees made by the program: on one line, or for people; and no byte that is not UTF-8. */
static void test_written(void)
{
	g_autoptr(GString) text = g_string_new("before\n");
	for (int indented = FALSE; indented <= TRUE; indented++) {
		cJSON *root = cJSON_CreateObject();
		json_add_text(root, "name", "ก\xff");
		json_add_text(root, "none", "");
		if (indented) {
			json_print(root, text);
			g_assert_cmpstr(text->str, ==,
					"before\n{\n\t\"name\":\t\"ก\xef\xbf\xbd\",\n"
					"\t\"none\":\t\"\"\n}\n");
		} else {
			g_autofree char *line = json_line(root);
			g_assert_cmpstr(line, ==, "{\"name\":\"ก\xef\xbf\xbd\",\"none\":\"\"}");
		}
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/json/places", test_places);
	g_test_add_func("/json/syntax", test_syntax);
	g_test_add_func("/json/depth", test_depth);
	g_test_add_func("/json/load", test_load);
	g_test_add_func("/json/members", test_members);
	g_test_add_func("/json/faults", test_faults);
	g_test_add_func("/json/only", test_only);
	g_test_add_func("/json/written", test_written);
	return g_test_run();
}
