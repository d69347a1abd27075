#include "rules/load.h"

static void check_patterns(struct load *load, const cJSON *node, const struct service *service)
{
	for (guint i = 0; i < service->at->len; i++) {
		const char *pattern = g_ptr_array_index(service->at, i);
		if (!service_pattern_ok(pattern))
			load_expected(load, node, pattern, "host.example/path/{id}?name={value}");
		else if (service->download && !service_download_ok(pattern, service->download))
			load_expected(load, node, service->download,
				      "https://… หรือ/or {name} ที่มีใน/that is in at");
	}
}

static void load_service(struct load *load, const cJSON *node)
{
	static const char *const known[] = {"name", "what", "at", "download", "confirm", NULL};
	const char *const *kinds = service_kind_names();

	if (!cJSON_IsObject(node)) {
		load_no_object(load, node, "name, what, at");
		return;
	}
	json_only(&load->faults, load->file, node, known);
	struct service *service = service_new();
	g_autofree char *what = load_text(load, node, "what", TRUE);
	int kind = name_index(kinds, what);
	service->kind = (enum service_kind)MAX(kind, 0);
	service->name = load_text(load, node, "name", TRUE);
	g_clear_pointer(&service->at, g_ptr_array_unref);
	service->at = load_names(load, node, "at", TRUE, NULL, "pattern");
	if (cJSON_HasObjectItem(node, "download"))
		service->download = load_text(load, node, "download", TRUE);
	if (cJSON_HasObjectItem(node, "confirm"))
		service->confirm = load_text(load, node, "confirm", TRUE);
	if (kind <= SERVICE_NONE)
		load_unknown(load, cJSON_GetObjectItemCaseSensitive(node, "what"), "kind", what,
			     kinds + 1);
	check_patterns(load, cJSON_GetObjectItemCaseSensitive(node, "at"), service);
	g_ptr_array_add(load->rules->services->rows, service);
}

static void load_services(struct load *load, const cJSON *root)
{
	const cJSON *node;

	cJSON_ArrayForEach(node, json_array(&load->faults, load->file, root, "services", FALSE))
		load_service(load, node);
	g_ptr_array_unref(load->rules->services->no_access);
	load->rules->services->no_access = load_folded(load, "no_access");
}

void load_site(struct load *load)
{
	struct ruleset *rules = load->rules;
	const struct {
		const char *literals, *expressions;
		enum set_role role;
		int *set;
	} sets[] = {
		{"placeholder", "placeholder_re", SET_OTHER, &rules->placeholder},
		{"empty_list", "empty_list_re", SET_OTHER, &rules->empty_list},
		{"none", "none_re", SET_OTHER, &rules->none},
		{"none_of_year", "none_of_year_re", SET_OTHER, &rules->none_of_year},
		{"none_of_row", "none_of_row_re", SET_OTHER, &rules->none_of_row},
		{"states", "states_re", SET_OTHER, &rules->states},
		{"soft_404", "soft_404_re", SET_OTHER, &rules->soft_404},
		{"no_site", "no_site_re", SET_OTHER, &rules->no_site},
		{"blocked", "blocked_re", SET_OTHER, &rules->blocked},
		{"home_labels", "home_labels_re", SET_OTHER, &rules->home_labels},
		{"general", "general_re", SET_OTHER, &rules->general},
		{"greetings", "greetings_re", SET_OTHER, &rules->greetings},
		{"template_left", "template_left_re", SET_OTHER, &rules->template_left},
		{"wanted", "wanted_re", SET_OTHER, &rules->wanted},
		{"asked", "asked_re", SET_OTHER, &rules->asked},
		{"captcha", "captcha_re", SET_OTHER, &rules->captcha},
		{"filler", "filler_re", SET_FILLER, &rules->filler},
	};
	const struct {
		const char *name;
		GPtrArray **list;
	} hosts[] = {
		{"chat", &rules->chat_hosts},         {"social", &rules->social_hosts},
		{"form", &rules->form_hosts},         {"map", &rules->map_hosts},
		{"document", &rules->document_hosts}, {"service", &rules->service_hosts},
	};
	const char *known[2 * G_N_ELEMENTS(sets) + 7] = {
		"schema", "hosts", "private_lists", "closed_forms", "services", "no_access"};
	const char *known_hosts[G_N_ELEMENTS(hosts) + 1] = {NULL};
	const cJSON *root = load->file->root;
	load_schema(load, "oitcheck/site/1");
	for (guint i = 0; i < G_N_ELEMENTS(sets); i++) {
		known[6 + 2 * i] = sets[i].literals;
		known[7 + 2 * i] = sets[i].expressions;
		*sets[i].set = load_set(load, root, sets[i].literals, sets[i].expressions,
					sets[i].role, NULL);
	}
	rules->private_lists = load_folded(load, "private_lists");
	rules->closed_forms = load_folded(load, "closed_forms");
	json_only(&load->faults, load->file, root, known);
	load_services(load, root);
	const cJSON *object = json_object(&load->faults, load->file, root, "hosts", TRUE);
	for (guint i = 0; i < G_N_ELEMENTS(hosts); i++) {
		known_hosts[i] = hosts[i].name;
		*hosts[i].list = load_names(load, object, hosts[i].name, FALSE, NULL, "host name");
	}
	if (object != NULL)
		json_only(&load->faults, load->file, object, known_hosts);
}
