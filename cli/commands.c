#include "cli/commands.h"

#include <string.h>

const struct command commands[] = {
	{"audit", COMMAND_AUDIT, cmd_audit, "URL…", "ตรวจเว็บไซต์ของหน่วยงาน (คำสั่งปกติ)",
	 "audit websites (the default)"},
	{"rules", COMMAND_RULES, cmd_rules, "list|show|lint|test|explain|new-year|diff [ARGUMENT…]",
	 "ดู ตรวจสอบ ทดลอง และอธิบายเกณฑ์", "list, show, check, try and explain the rules"},
	{"score", COMMAND_SCORE, cmd_score, "--oit N | --indicators 1=N,… | --from-items FILE",
	 "คิดคะแนน ITA และบอกว่าระดับถัดไปต้องได้เท่าไร",
	 "compute the ITA score, and what the next level asks"},
	{"history", COMMAND_HISTORY, cmd_history, "[SITE]", "ดูผลตรวจที่ผ่านมา และจัดการประวัติ",
	 "list past audits, and look after them"},
	{"diff", COMMAND_DIFF, cmd_diff, "SITE | AUDIT [AUDIT]",
	 "เทียบผลตรวจสองครั้ง: ข้อที่แย่ลง ดีขึ้น หลักฐานที่ย้ายหรือหาย",
	 "compare two audits: items lost and won, evidence moved or gone"},
	{"report", COMMAND_REPORT, cmd_report, "[AUDIT|SITE]", "เขียนรายงานของผลตรวจที่เก็บไว้อีกครั้ง",
	 "write the report of a past audit again"},
	{"watch", COMMAND_WATCH, cmd_watch, "SITE…",
	 "ดูว่า URL ที่ส่งใน ITAS ยังเปิดได้และมีเนื้อหาครบ (ให้ cron เรียกวันละครั้ง)",
	 "see whether the submitted URLs are still there and whole (for cron)"},
	{"notices", COMMAND_NOTICES, cmd_notices, "[list|send|retry|drop|test [NUMBER|TARGET]]",
	 "การแจ้งเตือนที่ส่งแล้วและที่รอส่ง ส่งใหม่ และทดสอบการตั้งค่า",
	 "notices sent and waiting; send them again, and test the set-up"},
	{"draft", COMMAND_DRAFT, cmd_draft, "[AUDIT|SITE] -o FILE.docx|FILE.html",
	 "ร่างรายงานวิเคราะห์ผล ITA พร้อมมาตรการ หรือคำขอชี้แจงผล (--objection)",
	 "draft the analysis of the ITA result, or an objection (--objection)"},
	{"config", COMMAND_CONFIG, cmd_config, "check|schema [FILE]",
	 "ตรวจแฟ้มตั้งค่า และเขียน JSON Schema ของแฟ้มนั้น",
	 "check a configuration file; write its JSON Schema"},
	{"completion", COMMAND_NONE, cmd_completion, "bash|zsh", NULL, NULL},
	{0},
};

struct words {
	const char *synopsis, *commands, *options, *statuses, *more;
};

static const struct words words[] = {
	[LANGUAGE_TH] = {"วิธีใช้", "คำสั่ง", "ตัวเลือก",
			 "สถานะจบ\n"
			 "  0  ไม่ขาดข้อใด\n"
			 "  2  ตรวจแล้ว มีข้อที่ขาดหรือไม่ครบ\n"
			 "  3  ตรวจแล้ว เหลือเฉพาะข้อที่ตัดสินไม่ได้ หรืออ่านเว็บไซต์ได้ไม่ครบ\n"
			 "  1  โปรแกรมขัดข้อง\n"
			 " 64  ใช้คำสั่งผิด    65  แฟ้มเกณฑ์หรือแฟ้มตั้งค่าผิด    66  เปิดแฟ้มไม่ได้\n"
			 " 75  เว็บไซต์นี้กำลังถูกตรวจอยู่แล้ว\n"
			 "130  ถูกหยุดกลางคัน\n",
			 "ตัวเลือกของแต่ละคำสั่ง: oitcheck คำสั่ง --help    คู่มือ: man oitcheck\n"},
	[LANGUAGE_EN] =
		{"Usage", "Commands", "Options",
		 "Exit status\n"
		 "  0  nothing is missing\n"
		 "  2  audited, something is missing or partial\n"
		 "  3  only unclear items are left, or the site could not be read far enough\n"
		 "  1  the program failed\n"
		 " 64  usage    65  bad rule or configuration file    66  cannot open a file\n"
		 " 75  another audit of the site is running\n"
		 "130  interrupted\n",
		 "Options of one command: oitcheck COMMAND --help    Manual: man oitcheck\n"},
};

const struct command *command_find(const char *word)
{
	for (const struct command *command = commands; command->name; command++)
		if (strcmp(command->name, word) == 0)
			return command;
	return NULL;
}

static void append_commands(GString *out, enum language language)
{
	g_string_append_printf(out, "\n%s\n", words[language].commands);
	for (const struct command *command = commands; command->name && command->th; command++)
		g_string_append_printf(out, "  %-8s %s\n           %s\n", command->name,
				       command->arguments,
				       language == LANGUAGE_TH ? command->th : command->en);
}

char *command_help(const struct command *command, enum language language)
{
	const struct words *word = &words[language];
	g_autofree char *options = options_help(command ? command->bit : COMMAND_AUDIT, language);
	GString *out = g_string_new(NULL);
	if (command)
		g_string_append_printf(out, "%s: oitcheck %s %s\n%s\n", word->synopsis,
				       command->name, command->arguments,
				       language == LANGUAGE_TH ? command->th : command->en);
	else
		g_string_append_printf(out, "%s: oitcheck [audit] URL…\n", word->synopsis);
	if (!command)
		append_commands(out, language);
	g_string_append_printf(out, "\n%s\n%s\n%s", word->options, options, word->statuses);
	if (!command)
		g_string_append_printf(out, "\n%s", word->more);
	return g_string_free(out, FALSE);
}
