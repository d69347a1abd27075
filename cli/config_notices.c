/* "notices" of a configuration file. */
#include "cli/config_parts.h"
#include "crawler/url.h"
#include "notices/mail_header.h"

#include <string.h>

enum {
	RETRY_SECONDS = 60,
	RETRY_SECONDS_MAX = 86400,
	TRIES = 14, /* with waits from a minute to six hours: some two days */
	TRIES_MAX = 100,
	COMMAND_SECONDS = 60,
	COMMAND_SECONDS_MAX = 3600,
};

/* One target as it is read. */
struct part {
	struct config_reader *reader;
	const cJSON *object;
	struct target *target;
};

static void fault(const struct part *part, const char *key, const char *th, const char *en)
{
	const cJSON *node = cJSON_GetObjectItemCaseSensitive(part->object, key);

	json_fault(&part->reader->faults, part->reader->file, node ? node : part->object,
		   "%s: %s (%s)", key, th, en);
}

static const char *text_of(const struct part *part, const char *key, gboolean needed)
{
	return json_string(&part->reader->faults, part->reader->file, part->object, key, needed,
			   NULL);
}

static void copy(const struct part *part, const char *key, gboolean needed, char **member)
{
	const char *text = text_of(part, key, needed);

	if (text && !*text)
		fault(part, key, "ค่าว่าง", "empty");
	g_free(*member);
	*member = g_strdup(text);
}

/* "password_env" or "password_file", never "password". */
static void read_secret(const struct part *part, const char *name, gboolean needed,
			struct secret *secret)
{
	g_autofree char *env = g_strconcat(name, "_env", NULL);
	g_autofree char *file = g_strconcat(name, "_file", NULL);
	g_autofree char *th = g_strdup_printf("ระบุ %s หรือ %s อย่างใดอย่างหนึ่ง", env, file);
	g_autofree char *en = g_strdup_printf("give one of %s and %s", env, file);

	copy(part, env, FALSE, &secret->env);
	copy(part, file, FALSE, &secret->file);
	if ((secret->env && secret->file) || (needed && !secret_is_given(secret)))
		fault(part, name, th, en);
}

/* A secret where only its place may stand. */
static void refuse_secrets(const struct part *part)
{
	static const char *const names[] = {"password", "key", "secret", "token"};

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		if (cJSON_GetObjectItemCaseSensitive(part->object, names[i]))
			fault(part, names[i],
			      "ห้ามใส่รหัสลับในแฟ้มนี้ ให้เก็บในตัวแปรสภาพแวดล้อมหรือแฟ้มที่ chmod 600 แล้วระบุ "
			      "…_env "
			      "หรือ …_file",
			      "no secret may stand in this file: keep it in an environment "
			      "variable "
			      "or a file of mode 600, and name that with …_env or …_file");
}

static void check_server(const struct part *part)
{
	const char *server = part->target->server;
	gboolean implicit = server && g_str_has_prefix(server, "smtps://");

	if (server && !implicit && !g_str_has_prefix(server, "smtp://"))
		fault(part, "server",
		      "ต้องขึ้นต้นด้วย smtps:// หรือ smtp:// เช่น smtps://mail.example.go.th",
		      "must start with smtps:// or smtp://, such as smtps://mail.example.go.th");
	if (server && strchr(server, '@'))
		fault(part, "server", "ห้ามใส่ชื่อผู้ใช้หรือรหัสผ่านใน URL ให้ใช้ user และ password_env",
		      "no user or password in the URL: use user and password_env");
	if (part->target->plain && implicit)
		fault(part, "tls", "smtps:// ใช้ TLS เสมอ", "smtps:// is TLS always");
	if (part->target->plain && part->target->user)
		fault(part, "tls", "ส่งรหัสผ่านโดยไม่มี TLS ไม่ได้", "no password goes without TLS");
}

static void check_address(const struct part *part, const char *key, const char *address)
{
	if (address && !mail_address_valid(address))
		fault(part, key, "ไม่ใช่ที่อยู่อีเมล", "no mail address");
}

static void read_mail(const struct part *part)
{
	struct target *target = part->target;
	GPtrArray *to =
		json_strings(&part->reader->faults, part->reader->file, part->object, "to", TRUE);
	const char *tls = text_of(part, "tls", FALSE);

	copy(part, "server", TRUE, &target->server);
	copy(part, "user", FALSE, &target->user);
	copy(part, "from", TRUE, &target->from);
	copy(part, "from_name", FALSE, &target->from_name);
	read_secret(part, "password", target->user != NULL, &target->password);
	if (secret_is_given(&target->password) && !target->user)
		fault(part, "user", "ต้องมี เมื่อมีรหัสผ่าน", "needed where there is a password");
	if (tls && strcmp(tls, "required") != 0 && strcmp(tls, "none") != 0)
		fault(part, "tls", "ต้องเป็น required หรือ none", "expected required or none");
	target->plain = g_strcmp0(tls, "none") == 0;
	check_server(part);
	check_address(part, "from", target->from);
	for (guint i = 0; i < to->len; i++)
		check_address(part, "to", to->pdata[i]);
	if (to->len == 0)
		fault(part, "to", "ระบุผู้รับอย่างน้อยหนึ่งราย", "name at least one reader");
	g_ptr_array_add(to, NULL);
	target->to = (char **)g_ptr_array_steal(to, NULL);
	g_ptr_array_unref(to);
}

static void read_webhook(const struct part *part)
{
	struct target *target = part->target;

	copy(part, "url", FALSE, &target->url);
	read_secret(part, "url", FALSE, &target->url_secret);
	read_secret(part, "key", TRUE, &target->key);
	if (!target->url == !secret_is_given(&target->url_secret))
		fault(part, "url", "ระบุ url หรือ url_env หรือ url_file อย่างใดอย่างหนึ่ง",
		      "give one of url, url_env and url_file");
	if (target->url && !g_str_has_prefix(target->url, "https://") &&
	    !g_str_has_prefix(target->url, "http://"))
		fault(part, "url", "ต้องขึ้นต้นด้วย https:// หรือ http://",
		      "must start with https:// or http://");
	if (target->url && strchr(target->url, '@'))
		fault(part, "url", "ถ้ามีรหัสลับใน URL ให้ใช้ url_env หรือ url_file",
		      "an URL that holds a secret stands in url_env or url_file");
}

static void read_command(const struct part *part)
{
	GPtrArray *argv =
		json_strings(&part->reader->faults, part->reader->file, part->object, "run", TRUE);

	if (argv->len == 0)
		fault(part, "run", "ต้องเป็นรายการ [โปรแกรม, อาร์กิวเมนต์…] (ไม่ผ่านเชลล์)",
		      "expected [program, argument…]; there is no shell");
	g_ptr_array_add(argv, NULL);
	part->target->argv = (char **)g_ptr_array_steal(argv, NULL);
	g_ptr_array_unref(argv);
	part->target->seconds =
		(unsigned)json_number(&part->reader->faults, part->reader->file, part->object,
				      "seconds", FALSE, COMMAND_SECONDS, 1, COMMAND_SECONDS_MAX);
}

#define OF_ALL "name", "type", "hears", "only_worse"

static const struct {
	void (*read)(const struct part *part);
	const char *const known[18];
} kinds[TARGET_KINDS] = {
	[TARGET_MAIL] = {read_mail,
			 {OF_ALL, "server", "tls", "user", "password_env", "password_file", "from",
			  "from_name", "to", "ca_file", "password", "key", "secret", "token"}},
	[TARGET_WEBHOOK] = {read_webhook,
			    {OF_ALL, "url", "url_env", "url_file", "key_env", "key_file", "ca_file",
			     "password", "key", "secret", "token"}},
	[TARGET_COMMAND] = {read_command,
			    {OF_ALL, "run", "seconds", "password", "key", "secret", "token"}},
};

static void read_hears(const struct part *part)
{
	g_autoptr(GPtrArray) names = json_strings(&part->reader->faults, part->reader->file,
						  part->object, "hears", FALSE);
	enum notice_kind kind;

	part->target->hears = 1u << NOTICE_TEST;
	for (guint i = 0; i < names->len; i++) {
		if (notice_kind_parse(names->pdata[i], &kind))
			part->target->hears |= 1u << kind;
		else
			fault(part, "hears", "มี change failure recovered และ watch",
			      "there are change, failure, recovered and watch");
	}
	if (!cJSON_GetObjectItemCaseSensitive(part->object, "hears"))
		part->target->hears = (1u << NOTICE_KINDS) - 1;
}

static struct target *read_target(struct config_reader *reader, const cJSON *object)
{
	struct target *target = target_new();
	const struct part part = {reader, object, target};
	const char *type = text_of(&part, "type", TRUE);

	copy(&part, "name", TRUE, &target->name);
	if (!target->name)
		target->name = g_strdup("");
	if (!type)
		return target;
	if (!target_kind_parse(type, &target->kind)) {
		fault(&part, "type", "ต้องเป็น mail webhook หรือ command",
		      "expected mail, webhook or command");
		return target;
	}
	read_hears(&part);
	target->only_worse = json_bool(&reader->faults, reader->file, object, "only_worse", FALSE);
	if (target->kind != TARGET_COMMAND)
		copy(&part, "ca_file", FALSE, &target->ca_file);
	kinds[target->kind].read(&part);
	refuse_secrets(&part);
	json_only(&reader->faults, reader->file, object, kinds[target->kind].known);
	return target;
}

struct targets *config_read_targets(struct config_reader *reader, const cJSON *notices)
{
	static const char *const known[] = {"retry_seconds", "max_tries", "targets", NULL};
	struct targets *targets = g_new0(struct targets, 1);
	const cJSON *list = json_array(&reader->faults, reader->file, notices, "targets", TRUE);
	const cJSON *node;

	targets->list = g_ptr_array_new_with_free_func(target_free);
	targets->retry_seconds =
		(unsigned)json_number(&reader->faults, reader->file, notices, "retry_seconds",
				      FALSE, RETRY_SECONDS, 1, RETRY_SECONDS_MAX);
	targets->max_tries = (unsigned)json_number(&reader->faults, reader->file, notices,
						   "max_tries", FALSE, TRIES, 1, TRIES_MAX);
	cJSON_ArrayForEach(node, list)
	{
		struct target *target = read_target(reader, node);

		if (target_find(targets, target->name))
			json_fault(&reader->faults, reader->file, node,
				   "มี \"%s\" ซ้ำ (\"%s\" stands twice)", target->name, target->name);
		g_ptr_array_add(targets->list, target);
	}
	json_only(&reader->faults, reader->file, notices, known);
	return targets;
}

void config_free_targets(struct targets *targets)
{
	if (!targets)
		return;
	g_ptr_array_unref(targets->list);
	g_free(targets);
}
