#include "notices/target.h"

#include <string.h>

static const char *const kind_names[TARGET_KINDS] = {
	[TARGET_MAIL] = "mail", [TARGET_WEBHOOK] = "webhook", [TARGET_COMMAND] = "command"};

gboolean target_kind_parse(const char *name, enum target_kind *kind)
{
	for (int i = 0; i < TARGET_KINDS; i++) {
		if (strcmp(kind_names[i], name) != 0)
			continue;
		*kind = (enum target_kind)i;
		return TRUE;
	}
	return FALSE;
}

struct target *target_new(void)
{
	return g_new0(struct target, 1);
}

void target_free(void *data)
{
	struct target *target = data;

	g_free(target->name);
	g_free(target->ca_file);
	g_free(target->server);
	g_free(target->user);
	secret_clear(&target->password);
	g_free(target->from);
	g_free(target->from_name);
	g_strfreev(target->to);
	g_free(target->url);
	secret_clear(&target->url_secret);
	secret_clear(&target->key);
	g_strfreev(target->argv);
	g_free(target);
}

const struct target *target_find(const struct targets *targets, const char *name)
{
	for (guint i = 0; i < targets->list->len; i++) {
		const struct target *target = targets->list->pdata[i];

		if (strcmp(target->name, name) == 0)
			return target;
	}
	return NULL;
}

gboolean target_hears(const struct target *target, const struct notice *notice)
{
	gboolean worse = !target->only_worse;

	for (guint i = 0; i < notice->entries->len && !worse; i++)
		worse = ((const struct notice_entry *)notice->entries->pdata[i])->tone ==
			TONE_WORSE;
	return worse && (target->hears & 1u << notice->kind) != 0;
}
