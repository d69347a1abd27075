#!/bin/bash
# The rules command: what it prints, in which language, and how it exits.
# usage: rules.sh PROGRAM SOURCE
set -euo pipefail
program=$1
good=$2/tests/fixtures/rules/good
faulty=$2/tests/fixtures/rules/faulty
out=$(mktemp)
trap 'rm -f "$out"' EXIT

# expect STATUS TEXT ARGUMENT…: runs `oitcheck rules ARGUMENT…`
expect() {
	local status=$1 text=$2 got=0
	shift 2
	"$program" rules "$@" >"$out" 2>&1 || got=$?
	if [ "$got" -ne "$status" ] || ! grep -qF -- "$text" "$out"; then
		printf 'rules %s: exit %s, expected %s with "%s":\n' "$*" "$got" "$status" "$text"
		cat "$out"
		exit 1
	fi
}

expect 0 '2568  2 ข้อ' list --rules "$good" --lang th
expect 0 '2568  2 items' list --rules "$good" --lang en
expect 0 'plan, plan_report' list --year 2568 --rules "$good" --lang th
expect 66 '2568' list --year 2571 --rules "$good" --lang th
expect 66 'ไม่พบไฟล์กติกา' list --rules "$2/tests/fixtures" --lang th
expect 0 'แผนผังของหน่วยงาน  (ที่มา: เอกสารที่เผยแพร่)' show o1 --year 2568 --rules "$good" --lang th
expect 0 "The plan's file or The report's file  (source: the assessment manual)" show O2 --rules "$good" --lang en
expect 64 'O99' show O99 --rules "$good" --lang th
expect 64 'show O12' show --rules "$good" --lang th
expect 0 'ไม่พบข้อผิดพลาด' lint --rules "$good" --lang th
expect 65 'topics/plan.json:11:91: ' lint --rules "$faulty" --lang th
expect 65 'topics/plan.json:11:91: ' list --year 2568 --rules "$faulty" --lang th
expect 64 'list' nonsense --rules "$good" --lang th
expect 0 '5 examples, 0 went wrong' test org_structure --rules "$good" --lang en
