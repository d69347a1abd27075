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

# a comma that is missing in a topic is one fault, at its place; what refers to the topic is none
commaless=$(mktemp -d)
cp -r "$good/." "$commaless"
sed -i 's/^ "id": "org_structure",/ "id": "org_structure"/' "$commaless/topics/org_structure.json"
expect 65 'พบ 1 ข้อผิดพลาด' lint --rules "$commaless" --lang th
grep -q '^topics/org_structure.json:[0-9]' "$out"
rm -rf "$commaless"

expect 0 '5 examples, 0 went wrong' test org_structure --rules "$good" --lang en

# a new year is a copy that loads, marked with what to check; nothing is ever overwritten
copy=$(mktemp -d)
trap 'rm -rf "$out" "$copy"' EXIT
cp -r "$good/." "$copy"
expect 0 'checklists/oit-2569.json' new-year 2569 --based-on 2568 --rules "$copy" --lang th
expect 0 'ไม่พบข้อผิดพลาด' lint --rules "$copy" --lang th
expect 0 '2569  2 ข้อ' list --rules "$copy" --lang th
expect 0 '(source: carried over from the nearest year)' show O1 --year 2569 --rules "$copy" --lang en
grep -q '"check": \[' "$copy/checklists/oit-2569.json"
cp "$copy/checklists/oit-2569.json" "$copy/before"
expect 66 'จะไม่ถูกเขียนทับ' new-year 2569 --based-on 2568 --rules "$copy" --lang th
cmp "$copy/before" "$copy/checklists/oit-2569.json"
(ulimit -f 1; expect 1 'ได้ไม่ครบ' new-year 2570 --based-on 2569 --rules "$copy" --lang th) # a full disk leaves no half of a file
[ ! -e "$copy/checklists/oit-2570.json" ]
expect 64 'new-year 2570' new-year 2570 --rules "$copy" --lang th
expect 66 '2560' new-year 2570 --based-on 2560 --rules "$copy" --lang th
# a copy of a copy has one list of checks
expect 0 'oit-2570.json' new-year 2570 --based-on 2569 --rules "$copy" --lang th
[ "$(grep -c '"check": \[' "$copy/checklists/oit-2570.json")" -eq 1 ]
expect 0 'ปี 2568 มี 2 ข้อ ปี 2569 มี 2 ข้อ' diff 2568 2569 --rules "$copy" --lang th
[ "$(wc -l <"$out")" -eq 1 ]
# an item by another name is told
python3 - "$copy/checklists/oit-2569.json" <<'PYTHON'
import json, sys
rules = json.load(open(sys.argv[1], encoding="utf-8"))
rules["items"][0]["title_th"] = "ชื่อใหม่ของข้อ"
json.dump(rules, open(sys.argv[1], "w", encoding="utf-8"), ensure_ascii=False)
PYTHON
expect 0 'เปลี่ยน O1  ชื่อใหม่ของข้อ' diff 2568 2569 --rules "$copy" --lang th
grep -qF "ชื่อเดิม: $(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["items"][0]["title_th"])' "$copy/checklists/oit-2568.json")" "$out"

# every bundled year can be copied; what changed between two years
rm -rf "$copy"
cp -r "$2/rules" "$copy"
for year in "$2"/rules/checklists/oit-*.json; do
	year=${year%.json}
	year=${year##*-}
	expect 0 oit-2575 new-year 2575 --based-on "$year" --rules "$copy" --lang th
	expect 0 'no faults' lint --rules "$copy" --lang en
	python3 - "$2/rules/schema/checklist.schema.json" "$copy/checklists/oit-2575.json" <<'PYTHON'
import json, sys
from jsonschema import Draft7Validator
schema, new = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
Draft7Validator(schema).validate(new)
assert "2575" in new["title_th"] and new["fiscal_year"] == 2575 and all(item["basis"] == "carried" for item in new["items"])
PYTHON
	rm "$copy/checklists/oit-2575.json"
	expect 0 ' 0 went wrong' test --year "$year" --rules "$2/rules" --lang en
done
expect 0 'รวม O1, O3 → O1' diff 2567 2568 --rules "$copy" --lang th
expect 0 'ย้าย O5 → O4' diff 2567 2568 --rules "$copy" --lang th
expect 0 'ตัดออก O15' diff 2567 2568 --rules "$copy" --lang th
expect 0 '- ไม่ถามแล้ว: กฎหมายที่เกี่ยวข้อง' diff 2567 2568 --rules "$copy" --lang th
expect 0 'split O1 → O3' diff 2568 2567 --rules "$copy" --lang en
expect 0 'new O15' diff 2568 2567 --rules "$copy" --lang en
expect 64 'rules diff' diff 2567 --rules "$copy" --lang th
# the period that a topic has for itself: shown, told where it changed, and where it came anew
expect 0 'เรื่อง “รายงานผลตามนโยบาย No Gift Policy”: ปีงบประมาณที่แล้ว' show O20 --year 2569 --rules "$copy" --lang th
[ "$(grep -c 'เรื่อง “' "$out")" -eq 1 ]
expect 0 'period of “No Gift Policy report”: no period → the fiscal year before' diff 2567 2569 --rules "$copy" --lang en
expect 0 'ช่วงเวลาของเรื่อง “รายงานผลตามนโยบาย No Gift Policy”: ปีงบประมาณที่แล้ว' diff 2568 2569 --rules "$copy" --lang th
expect 0 'ช่วงเวลา: ' diff 2566 2567 --rules "$copy" --lang th

# every topic has labels, and every element pages, that are it and that are not
python3 - "$2/rules/topics" <<'PYTHON'
import glob, json, sys
lacks = []
for path in glob.glob(sys.argv[1] + "/*.json"):
    topic = json.load(open(path, encoding="utf-8"))
    examples = topic.get("examples", {})
    told = {"label": examples.get("label", {})} | {e["id"]: examples.get("elements", {}).get(e["id"], {}) for e in topic["elements"]}
    lacks += [f"{topic['id']}.{name}: no example of {side}" for name, of in told.items() for side in ("yes", "no") if not of.get(side)]
sys.exit("\n".join(lacks) or None)
PYTHON
