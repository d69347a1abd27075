#include "rules/load.h"

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
		{"soft_404", "soft_404_re", SET_OTHER, &rules->soft_404},
		{"blocked", "blocked_re", SET_OTHER, &rules->blocked},
		{"home_labels", "home_labels_re", SET_OTHER, &rules->home_labels},
		{"greetings", "greetings_re", SET_OTHER, &rules->greetings},
		{"template_left", "template_left_re", SET_OTHER, &rules->template_left},
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
	const char *known[2 * G_N_ELEMENTS(sets) + 5] = {"schema", "hosts", "private_lists",
							 "closed_forms"};
	const char *known_hosts[G_N_ELEMENTS(hosts) + 1] = {NULL};
	const cJSON *root = load->file->root;
	load_schema(load, "oitcheck/site/1");
	for (guint i = 0; i < G_N_ELEMENTS(sets); i++) {
		known[4 + 2 * i] = sets[i].literals;
		known[5 + 2 * i] = sets[i].expressions;
		*sets[i].set = load_set(load, root, sets[i].literals, sets[i].expressions,
					sets[i].role, NULL);
	}
	rules->private_lists = load_folded(load, "private_lists");
	rules->closed_forms = load_folded(load, "closed_forms");
	json_only(&load->faults, load->file, root, known);
	const cJSON *object = json_object(&load->faults, load->file, root, "hosts", TRUE);
	for (guint i = 0; i < G_N_ELEMENTS(hosts); i++) {
		known_hosts[i] = hosts[i].name;
		*hosts[i].list = load_names(load, object, hosts[i].name, FALSE, NULL, "host name");
	}
	if (object != NULL)
		json_only(&load->faults, load->file, object, known_hosts);
}
