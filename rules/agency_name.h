/* The agency's name out of the title of its home page. */
#ifndef OIT_RULES_AGENCY_NAME_H
#define OIT_RULES_AGENCY_NAME_H

#include "rules/rules.h"

/*
 * "หน้าหลัก - เทศบาลตำบลตัวอย่าง" and "ยินดีต้อนรับสู่เว็บไซต์ เทศบาลตำบลตัวอย่าง" name the same agency: words
 * that only say "home" or "welcome" (rules/site.json) are left out. "" where nothing else stands in
 * the title. Yours.
 */
char *agency_name(const struct ruleset *rules, const char *title);

#endif
