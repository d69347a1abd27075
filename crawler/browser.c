#include "crawler/browser.h"

#include <cjson/cJSON.h>
#include <string.h>

#include "base/child.h"
#include "crawler/limits.h"
#include "crawler/url.h"

#define BROWSER_STARTS 2u
#define BROWSER_WINDS  2u
#define STILL_US       (5 * G_USEC_PER_SEC) /* of its clock, before it is set again; it doubles */

/* What the browser is told, and under which number its reply comes. */
enum command {
	OPEN_TAB = 1,
	ATTACH,
	PREPARE,
	GO,
	MAKE_WORLD,
	READ_DOCUMENT,
	NO_MATTER, /* and all numbers from here on: the reply says nothing of use */
};

/* A request that waits for its answer. */
struct paused {
	char *request;    /* the browser's name of it */
	gboolean matters; /* without it the page may lack something */
};

struct opening {
	const char *url;
	const struct answer *answer;
	const struct browser_port *port;
	struct browser_page *page;
	char *session, *frame;
	gsize searched;     /* of what was heard: no message ends there */
	char *document;     /* the address of the page as the browser writes it */
	unsigned served;    /* how often it was given the page itself */
	gboolean loaded;    /* there is a document */
	GHashTable *paused; /* number → struct paused * */
	unsigned commands;  /* of no matter, so far: no number may be used twice */
	gint64 wound_at;    /* monotonic: when its clock was set last */
	unsigned winds;     /* how often it was set again */
	gboolean begun, is_read, is_over;
	GByteArray *say;
};

/* Whether navigator.onLine is true decides what some pages show. */
static const char prologue[] =
	"Object.defineProperty(Navigator.prototype, 'onLine', {get: () => true});";

/* What stands in shadow trees is brought out, since markup does not show it; what is said to
 * visitors without scripts goes; relative links are read from where the script has led. Half a
 * surrogate pair is no text. */
static const char reading[] =
	"(() => {"
	"const bring = (root) => { for (const e of root.querySelectorAll('*')) if (e.shadowRoot) {"
	" bring(e.shadowRoot); e.append(...e.shadowRoot.childNodes); } };"
	"try { bring(document); } catch (e) {}"
	"for (const e of document.querySelectorAll('noscript')) e.remove();"
	"if (!document.querySelector('base[href]')) {"
	" const base = document.createElement('base'); base.href = document.baseURI;"
	" (document.head || document.documentElement).prepend(base); }"
	"return '<!DOCTYPE html>' + "
	"document.documentElement.outerHTML.slice(0, " G_STRINGIFY(
		LIMIT_RENDER_LETTERS) ").toWellFormed();"
				      "})()";

/* Takes params. */
static void command(struct opening *opening, enum command number, const char *method, cJSON *params)
{
	cJSON *message = cJSON_CreateObject();

	cJSON_AddNumberToObject(message, "id",
				number == NO_MATTER ? NO_MATTER + opening->commands++ : number);
	cJSON_AddStringToObject(message, "method", method);
	cJSON_AddItemToObject(message, "params", params ? params : cJSON_CreateObject());
	if (opening->session)
		cJSON_AddStringToObject(message, "sessionId", opening->session);
	char *text = cJSON_PrintUnformatted(message);
	g_byte_array_append(opening->say, (const guint8 *)text, (guint)strlen(text) + 1);
	cJSON_free(text);
	cJSON_Delete(message);
}

/* Parameters with one or two strings in them. */
static cJSON *with(const char *name, const char *value)
{
	cJSON *params = cJSON_CreateObject();

	cJSON_AddStringToObject(params, name, value);
	return params;
}

static cJSON *and_with(cJSON *params, const char *name, const char *value)
{
	cJSON_AddStringToObject(params, name, value);
	return params;
}

static cJSON *and_flag(cJSON *params, const char *name, gboolean value)
{
	cJSON_AddBoolToObject(params, name, value);
	return params;
}

static void end(struct opening *opening, enum browser_end how)
{
	opening->page->end = how;
	opening->is_over = TRUE;
}

/* Path of members; "" where there is no such string. */
static const char *text_at(const cJSON *node, const char *first, const char *second)
{
	const cJSON *member = cJSON_GetObjectItemCaseSensitive(node, first);

	if (second)
		member = cJSON_GetObjectItemCaseSensitive(member, second);
	return cJSON_IsString(member) ? member->valuestring : "";
}

/* The browser's clock: runs as fast as the scripts let it, and stands while an answer is awaited.
 */
static void run_clock(struct opening *opening)
{
	cJSON *params = with("policy", "pauseIfNetworkFetchesPending");

	cJSON_AddNumberToObject(params, "budget", LIMIT_RENDER_CLOCK_MS);
	cJSON_AddNumberToObject(params, "maxVirtualTimeTaskStarvationCount", 1000);
	opening->wound_at = g_get_monotonic_time();
	command(opening, NO_MATTER, "Emulation.setVirtualTimePolicy", params);
}

/* What is set while the tab goes to another page may be lost. */
static void prepare(struct opening *opening)
{
	cJSON *everything = cJSON_CreateObject();

	cJSON_AddItemToArray(cJSON_AddArrayToObject(everything, "patterns"),
			     with("urlPattern", "*"));
	command(opening, NO_MATTER, "Fetch.enable", everything);
	command(opening, NO_MATTER, "Page.enable", NULL);
	command(opening, NO_MATTER, "Inspector.enable", NULL);
	command(opening, PREPARE, "Page.addScriptToEvaluateOnNewDocument",
		with("source", prologue));
}

static void refuse(struct opening *opening, const char *request)
{
	command(opening, NO_MATTER, "Fetch.failRequest",
		and_with(with("requestId", request), "errorReason", "BlockedByClient"));
}

static void add_header(cJSON *headers, const char *name, const char *value)
{
	cJSON_AddItemToArray(headers, and_with(with("name", name), "value", value));
}

/* Not those headers that were true on the wire only or would load more; nor what the browser takes
 * for no header. */
static gboolean is_passed_on(const char *line)
{
	gsize name = strcspn(line, ":");

	static const char *const names[] = {
		"Content-Encoding:", "Content-Length:", "Transfer-Encoding:",
		"Set-Cookie:",       "Link:",           "Connection:",
		"Access-Control-"};

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_ascii_strncasecmp(line, names[i], strlen(names[i])) == 0)
			return FALSE;
	for (gsize i = 0; i < name; i++)
		if (!g_ascii_isalnum(line[i]) && !strchr("-_", line[i]))
			return FALSE;
	return name > 0 && line[name] == ':' && g_utf8_validate(line, -1, NULL) &&
	       strcspn(line + name, "\t\v\f\r\x7f") == strlen(line + name);
}

/* A page's parts stand on its own site, whose hosts may read from each other. */
static void allow_origin(cJSON *headers, const char *origin)
{
	add_header(headers, "Access-Control-Allow-Origin", *origin ? origin : "*");
	add_header(headers, "Access-Control-Allow-Credentials", "true");
	add_header(headers, "Access-Control-Expose-Headers", "*");
}

static void fulfil(struct opening *opening, const char *request, int status, cJSON *headers,
		   const void *body, gsize size)
{
	cJSON *params = with("requestId", request);
	g_autofree char *encoded = g_base64_encode(body, size);

	cJSON_AddNumberToObject(params, "responseCode", status);
	cJSON_AddItemToObject(params, "responseHeaders", headers);
	cJSON_AddStringToObject(params, "body", encoded);
	command(opening, NO_MATTER, "Fetch.fulfillRequest", params);
}

static void fulfil_with(struct opening *opening, const char *request, const struct answer *answer)
{
	cJSON *headers = cJSON_CreateArray();
	g_auto(GStrv) lines = g_strsplit(answer->headers->str, "\n", -1);

	for (guint i = 0; lines[i]; i++) {
		g_strchomp(lines[i]);
		if (i == 0 || !is_passed_on(lines[i]))
			continue;
		char *value = strchr(lines[i], ':');
		*value++ = '\0';
		add_header(headers, lines[i], g_strstrip(value));
	}
	allow_origin(headers, "");
	fulfil(opening, request, answer->status, headers, answer->body->data, answer->body->len);
}

/* What is of no use for the text of a page is not asked for; yet some pages wait for it. */
static const struct stand_in {
	const char *kind, *mime, *body;
	gsize size;
} stand_ins[] = {
	{"Stylesheet", "text/css", "", 0},
	{"Document", "text/html", "<!DOCTYPE html><title></title>", 30}, /* of a frame */
	{"Image", "image/gif",
	 "GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\4\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\1D\0;",
	 43},
};

static gboolean stand_in(struct opening *opening, const char *kind, const char *request)
{
	for (gsize i = 0; i < G_N_ELEMENTS(stand_ins); i++) {
		const struct stand_in *one = &stand_ins[i];
		if (strcmp(kind, one->kind) != 0)
			continue;
		cJSON *headers = cJSON_CreateArray();
		add_header(headers, "Content-Type", one->mime);
		allow_origin(headers, "");
		fulfil(opening, request, 200, headers, one->body, one->size);
		return TRUE;
	}
	return FALSE;
}

/* The page itself, or where its script leads to. */
static void serve_document(struct opening *opening, const char *request, const char *url)
{
	if (!opening->document)
		opening->document = g_strdup(url);
	if (strcmp(url, opening->document) != 0) {
		g_autofree char *quoted = g_markup_escape_text(url, -1);
		opening->page->html = g_strdup_printf(
			"<!DOCTYPE html><meta http-equiv=\"refresh\" content=\"0; url=%s\">",
			quoted);
		end(opening, BROWSER_READ);
	} else if (opening->served++ < LIMIT_RENDER_RELOADS) {
		fulfil_with(opening, request, opening->answer);
	} else {
		refuse(opening, request);
	}
}

/* Header lines of the page's own making, LIMIT_HEADERS at most; what says who asks is ours to say.
 * Yours. */
static char **own_headers(const cJSON *headers)
{
	static const char *const ours[] = {"user-agent",
					   "accept-encoding",
					   "accept-language",
					   "referer",
					   "origin",
					   "host",
					   "cookie",
					   "connection",
					   "content-type",
					   "if-none-match",
					   "range",
					   "if-modified-since",
					   "upgrade-insecure-requests"};
	g_autoptr(GStrvBuilder) lines = g_strv_builder_new();
	const cJSON *header;
	gsize size = 0;

	if (!cJSON_IsObject(headers))
		return g_strv_builder_end(lines);
	cJSON_ArrayForEach(header, headers)
	{
		g_autofree char *name = g_ascii_strdown(header->string, -1);
		gboolean is_ours = g_str_has_prefix(name, "sec-") || !cJSON_IsString(header) ||
				   strpbrk(header->valuestring, "\r\n");
		for (gsize i = 0; i < G_N_ELEMENTS(ours) && !is_ours; i++)
			is_ours = strcmp(name, ours[i]) == 0;
		if (is_ours)
			continue;
		g_autofree char *line = g_strconcat(name, ": ", header->valuestring, NULL);
		size += strlen(line);
		if (size > LIMIT_HEADERS)
			break;
		g_strv_builder_add(lines, line);
	}
	return g_strv_builder_end(lines);
}

static gboolean is_data(const char *kind)
{
	return strcmp(kind, "XHR") == 0 || strcmp(kind, "Fetch") == 0;
}

static gboolean is_part(const char *kind)
{
	return strcmp(kind, "Script") == 0 || is_data(kind);
}

/* Scripts of other hosts count visitors more often than they make pages. */
static gboolean matters(const struct opening *opening, const char *kind, const char *url)
{
	g_autofree char *host = url ? url_host(url) : NULL;
	g_autofree char *own = url_host(opening->url);

	return is_data(kind) || (is_part(kind) && g_strcmp0(host, own) == 0);
}

static void ask_for(struct opening *opening, const char *request, const char *kind, const char *url,
		    const cJSON *sent)
{
	g_auto(GStrv) headers = own_headers(sent);
	struct paused *paused = g_new0(struct paused, 1);
	unsigned number =
		opening->port->ask(url, (const char *const *)headers, opening->port->data);

	paused->request = g_strdup(request);
	paused->matters = matters(opening, kind, url);
	opening->page->parts++;
	g_hash_table_insert(opening->paused, GUINT_TO_POINTER(number), paused);
}

static void paused_free(void *data)
{
	struct paused *paused = data;

	g_free(paused->request);
	g_free(paused);
}

/* May the page read from another host of its site, with headers of its own? Whether that host is of
 * its site is asked when it does. */
static void allow_preflight(struct opening *opening, const char *request, const cJSON *sent)
{
	cJSON *headers = cJSON_CreateArray();

	allow_origin(headers, text_at(sent, "Origin", NULL));
	add_header(headers, "Access-Control-Allow-Methods", "GET");
	add_header(headers, "Access-Control-Allow-Headers",
		   text_at(sent, "Access-Control-Request-Headers", NULL));
	fulfil(opening, request, 204, headers, "", 0);
}

static void on_request(struct opening *opening, const cJSON *params)
{
	const cJSON *request = cJSON_GetObjectItemCaseSensitive(params, "request");
	const char *id = text_at(params, "requestId", NULL), *url = text_at(request, "url", NULL);
	const char *kind = text_at(params, "resourceType", NULL);
	const char *method = text_at(request, "method", NULL);
	const cJSON *sent = cJSON_GetObjectItemCaseSensitive(request, "headers");
	gboolean is_main = strcmp(kind, "Document") == 0 &&
			   strcmp(text_at(params, "frameId", NULL), opening->frame) == 0;
	g_autofree char *normal = url_resolve(NULL, url, "utf-8", NULL);

	if (is_main && strcmp(method, "GET") == 0) {
		serve_document(opening, id, url);
	} else if (strcmp(method, "OPTIONS") == 0) {
		allow_preflight(opening, id, sent);
	} else if (!is_main && stand_in(opening, kind, id)) {
		return;
	} else if (is_part(kind) && strcmp(method, "GET") == 0 && normal &&
		   opening->page->parts < LIMIT_RENDER_PARTS) {
		ask_for(opening, id, kind, normal, sent);
	} else {
		opening->page->lacking |= matters(opening, kind, normal);
		refuse(opening, id);
	}
}

/* The time set is over. */
static void on_time_over(struct opening *opening)
{
	if (opening->is_read)
		return;
	if (!opening->loaded) {
		run_clock(opening);
		return;
	}
	opening->is_read = TRUE;
	command(opening, MAKE_WORLD, "Page.createIsolatedWorld", with("frameId", opening->frame));
}

/* Not before the page is there: the empty tab has a clock, too. */
static void on_arrival(struct opening *opening, const cJSON *params)
{
	if (opening->served > 0 && strcmp(text_at(params, "frame", "id"), opening->frame) == 0)
		run_clock(opening);
}

static void on_event(struct opening *opening, const char *method, const cJSON *params)
{
	if (strcmp(method, "Fetch.requestPaused") == 0)
		on_request(opening, params);
	else if (strcmp(method, "Page.frameNavigated") == 0)
		on_arrival(opening, params);
	else if (strcmp(method, "Page.domContentEventFired") == 0)
		opening->loaded = opening->served > 0;
	else if (strcmp(method, "Emulation.virtualTimeBudgetExpired") == 0)
		on_time_over(opening);
	else if (strcmp(method, "Page.javascriptDialogOpening") == 0)
		command(opening, NO_MATTER, "Page.handleJavaScriptDialog",
			and_flag(cJSON_CreateObject(), "accept", TRUE));
	else if (strcmp(method, "Inspector.targetCrashed") == 0)
		end(opening, BROWSER_FAILED);
}

/* Reads in a world of its own, where the page's scripts have changed nothing. */
static void read_document(struct opening *opening, const cJSON *result)
{
	const cJSON *world = cJSON_GetObjectItemCaseSensitive(result, "executionContextId");
	cJSON *params = and_flag(with("expression", reading), "returnByValue", TRUE);

	if (cJSON_IsNumber(world))
		cJSON_AddNumberToObject(params, "contextId", world->valuedouble);
	command(opening, READ_DOCUMENT, "Runtime.evaluate", params);
}

/* A browser answers in the order in which it is asked. */
static gboolean is_due(const struct opening *opening, enum command number)
{
	if (number == OPEN_TAB)
		return !opening->frame;
	if (number == ATTACH)
		return opening->frame && !opening->session;
	return opening->session != NULL;
}

static void on_reply(struct opening *opening, enum command number, const cJSON *result)
{
	if (!is_due(opening, number)) {
		end(opening, BROWSER_FAILED);
		return;
	}
	switch (number) {
	case OPEN_TAB:
		opening->frame = g_strdup(text_at(result, "targetId", NULL));
		command(opening, ATTACH, "Target.attachToTarget",
			and_flag(with("targetId", opening->frame), "flatten", TRUE));
		break;
	case ATTACH:
		opening->session = g_strdup(text_at(result, "sessionId", NULL));
		prepare(opening);
		break;
	case PREPARE:
		command(opening, GO, "Page.navigate", with("url", opening->url));
		break;
	case GO:
		if (*text_at(result, "errorText", NULL))
			end(opening, BROWSER_FAILED);
		break;
	case MAKE_WORLD:
		read_document(opening, result);
		break;
	case READ_DOCUMENT:
		opening->page->html = g_strdup(text_at(result, "result", "value"));
		end(opening, *opening->page->html ? BROWSER_READ : BROWSER_FAILED);
		break;
	case NO_MATTER:
		break;
	}
}

static void on_message(struct opening *opening, const char *text, gsize size)
{
	cJSON *message = cJSON_ParseWithLength(text, size);
	const cJSON *number = cJSON_GetObjectItemCaseSensitive(message, "id");
	const char *method = text_at(message, "method", NULL);

	if (cJSON_IsNumber(number) && number->valueint >= OPEN_TAB &&
	    number->valueint <= READ_DOCUMENT)
		on_reply(opening, (enum command)number->valueint,
			 cJSON_GetObjectItemCaseSensitive(message, "result"));
	else if (*method && opening->session)
		on_event(opening, method, cJSON_GetObjectItemCaseSensitive(message, "params"));
	cJSON_Delete(message);
}

/* The server had no answer, rather than none of the kind. */
static gboolean is_fault(const struct answer *answer)
{
	return !answer || answer->status == 0 || answer->status == 429 || answer->status >= 500 ||
	       answer->cut;
}

static void take_answers(struct opening *opening)
{
	struct answer *taken;
	unsigned number;

	while (opening->port->take(&number, &taken, opening->port->data)) {
		AUTO(answer) answer = taken;
		const struct paused *paused =
			g_hash_table_lookup(opening->paused, GUINT_TO_POINTER(number));
		if (!paused)
			continue;
		if (answer && answer->status)
			fulfil_with(opening, paused->request, answer);
		else
			refuse(opening, paused->request);
		opening->page->lacking |= paused->matters && is_fault(answer);
		g_hash_table_remove(opening->paused, GUINT_TO_POINTER(number));
	}
}

static void take_messages(struct opening *opening, GByteArray *heard)
{
	const char *text = (const char *)heard->data, *end = text + heard->len;
	const char *from = text + opening->searched, *nul;

	while (!opening->is_over && from < end && (nul = memchr(from, '\0', end - from)) != NULL) {
		on_message(opening, text, nul - text);
		text = from = nul + 1;
	}
	opening->searched = end - text;
	g_byte_array_remove_range(heard, 0, (guint)(heard->len - (end - text)));
}

/* Now and then the browser loses its clock's setting on the way to a new page: it is set again, and
 * in the end the document is read as it stands. Waiting for us is no matter of its clock. */
static void watch_clock(struct opening *opening)
{
	gint64 now = g_get_monotonic_time();

	if (opening->served == 0 || opening->is_read)
		return;
	if (g_hash_table_size(opening->paused) > 0 || opening->wound_at == 0)
		opening->wound_at = now;
	if (now - opening->wound_at < STILL_US << opening->winds)
		return;
	if (opening->winds++ < BROWSER_WINDS) {
		run_clock(opening);
	} else {
		opening->page->lacking = TRUE;
		on_time_over(opening);
	}
}

static gboolean talk(struct child_talk *talk, GByteArray *heard, GByteArray *say)
{
	struct opening *opening = talk->data;

	opening->say = say;
	if (!opening->begun)
		command(opening, OPEN_TAB, "Target.createTarget", with("url", "about:blank"));
	opening->begun = TRUE;
	take_messages(opening, heard);
	take_answers(opening);
	watch_clock(opening);
	talk->waits = g_hash_table_size(opening->paused) > 0;
	return !opening->is_over && !opening->port->given_up(opening->port->data);
}

static const char *find_program(void)
{
	static const char *const names[] = {"chromium", "chromium-browser", "google-chrome",
					    "google-chrome-stable"};

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		if (child_has(names[i]))
			return names[i];
	return NULL;
}

gboolean browser_is_installed(void)
{
	return find_program() != NULL;
}

/* A tall window, since many pages make only what is in sight. No name is resolved and nothing is
 * asked for behind our back, even where the kernel leaves the child its network. */
static const char *const arguments[] = {
	"--headless",
	"--remote-debugging-pipe",
	"--user-data-dir=profile",
	"--host-resolver-rules=MAP * ~NOTFOUND",
	"--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
	"--no-proxy-server",
	"--window-size=1280,4000",
	"--js-flags=--max-old-space-size=512",
	"--lang=th",
	"--disable-background-networking",
	"--disable-breakpad",
	"--disable-component-update",
	"--disable-default-apps",
	"--disable-dev-shm-usage",
	"--disable-domain-reliability",
	"--disable-extensions",
	"--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,HttpsFirstModeV2",
	"--disable-gpu",
	"--disable-sync",
	"--mute-audio",
	"--no-default-browser-check",
	"--no-first-run",
	"--no-pings",
	"--no-startup-window",
	"--password-store=basic",
};

/* Its many processes share most of their pages, which resident memory counts for each of them. */
static const struct child_limits limits = {
	.cpu_seconds = 60,
	.wall_seconds = LIMIT_RENDER_SECONDS,
	.resident = LIMIT_RENDER_MEMORY,
	.output = 64 << 20, /* LIMIT_RENDER_LETTERS as JSON writes them */
	.file_size = 256 << 20,
};

static enum browser_end end_of_child(const struct child_result *result)
{
	switch (result->end) {
	case CHILD_ABSENT:
		return BROWSER_ABSENT;
	case CHILD_TIMEOUT:
	case CHILD_MEMORY:
	case CHILD_OUTPUT:
		return BROWSER_LIMIT;
	default:
		return BROWSER_FAILED;
	}
}

/* Runs the browser once. TRUE where it ended for want of its sandbox. */
static gboolean run(struct opening *opening, const char *program, const char *user_agent,
		    gboolean sandbox)
{
	g_autofree char *agent = g_strconcat("--user-agent=", user_agent, NULL);
	g_autoptr(GPtrArray) argv = g_ptr_array_new();
	struct child_talk talking = {.talk = talk, .wake = opening->port->wake, .data = opening};
	struct child_result result = {0};
	gboolean lacks_sandbox = FALSE;

	opening->begun = FALSE;
	g_clear_pointer(&opening->session, g_free);
	g_clear_pointer(&opening->frame, g_free);
	g_ptr_array_add(argv, (void *)program);
	for (gsize i = 0; i < G_N_ELEMENTS(arguments); i++)
		g_ptr_array_add(argv, (void *)arguments[i]);
	if (user_agent && *user_agent)
		g_ptr_array_add(argv, agent);
	if (!sandbox)
		g_ptr_array_add(argv, (void *)"--no-sandbox");
	g_ptr_array_add(argv, NULL);
	opening->page->end = BROWSER_FAILED;
	if (child_converse((const char *const *)argv->pdata,
			   opening->port->limits ? opening->port->limits : &limits, &talking,
			   &result, NULL) &&
	    !opening->is_over) {
		opening->page->end = end_of_child(&result);
		lacks_sandbox = result.isolated && result.err && strstr(result.err, "sandbox");
	}
	child_result_clear(&result);
	return lacks_sandbox;
}

void browser_open(const char *url, const struct answer *answer, const char *user_agent,
		  const struct browser_port *port, gboolean *sandbox, struct browser_page *page)
{
	const char *program = find_program();
	struct opening opening = {.url = url, .answer = answer, .port = port, .page = page};

	*page = (struct browser_page){.end = BROWSER_ABSENT};
	if (!program)
		return;
	opening.paused = g_hash_table_new_full(NULL, NULL, NULL, paused_free);
	/* Where its own sandbox cannot be had, it still has ours: no user, no network, limits. And
	 * now and then it does not come up, for which the page is not to blame. */
	for (unsigned tries = 0; tries < BROWSER_STARTS && opening.served == 0 &&
				 !opening.is_over && !port->given_up(port->data);
	     tries++)
		if (run(&opening, program, user_agent, *sandbox))
			*sandbox = FALSE;
	g_hash_table_destroy(opening.paused);
	g_free(opening.session);
	g_free(opening.frame);
	g_free(opening.document);
}

void browser_page_clear(struct browser_page *page)
{
	g_clear_pointer(&page->html, g_free);
}
