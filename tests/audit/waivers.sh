#!/usr/bin/env bash
# Waived items are named with reason and end, and count neither in the score nor for the exit status; an ended waiver counts no longer.
set -euo pipefail
. "$2/tests/support/audit.sh"

serve --site "$demo"
expect 2 audit "$site" -o "$dir/plain.json"

# every item that is not found is waived
result verdicts "$dir/plain.json" | awk '$2 != "found" { print $1 }' >"$dir/items"
waive() {
	python3 -c 'import json, sys; print(json.dumps([{"item": i.strip(), "reason": "หน่วยงานตั้งใหม่", "until": sys.argv[1]} for i in sys.stdin]))' \
		"$1" <"$dir/items"
}
waive 2025-06-15 >"$dir/waivers.json"
expect 0 audit "$site" --waivers "$dir/waivers.json" -o "$dir/waived.json" -o "$dir/waived.html" -o -
has 'ยกเว้นถึง 15 มิถุนายน 2568 เพราะ: หน่วยงานตั้งใหม่'
has 'ยกเว้นถึง 15 มิถุนายน 2568 เพราะ: หน่วยงานตั้งใหม่' waived.html
result members "$dir/waived.json"
[ "$(result get "$dir/waived.json" score.oit.estimate)" = "$(result get "$dir/waived.json" score.oit.high)" ]
has '"waiver_reason":	"หน่วยงานตั้งใหม่"' waived.json

waive 2025-06-14 >"$dir/ended.json"
expect 2 audit "$site" --waivers "$dir/ended.json" -o "$dir/ended-result.json" -o -
has 'สิ้นสุดแล้วเมื่อ 14 มิถุนายน 2568'
[ "$(result get "$dir/ended-result.json" score.oit)" = "$(result get "$dir/plain.json" score.oit)" ]

printf '[\n {"item": "O99", "reason": "x", "until": "2026-12-31"}\n]\n' >"$dir/bad.json"
expect 65 audit "$site" --waivers "$dir/bad.json"
has 'bad.json:2:11: ' err
expect 66 audit "$site" --waivers "$dir/none.json"
has 'none.json' err
