#!/usr/bin/env bash
# The history: two audits of one site, the second with a page removed; what was lost is told, reports are written again, the history
# is exported, taken in and thinned out; and what is wrong with its file costs no audit.
set -euo pipefail
. "$2/tests/support/audit.sh"

cp -r "$demo" "$dir/site"
serve --site "$dir/site"
host=www.demo-tambon.go.th

# nothing yet; and --db none keeps nothing
expect 66 "$oitcheck" history
has 'ยังไม่มีประวัติการตรวจ' err
expect 64 audit --db none --fail-on regression "$site"
expect 64 "$oitcheck" history --db none
[ ! -e "$dir/state/oitcheck" ]

expect 2 audit "$site" -o "$dir/one.json"
expect 66 "$oitcheck" diff "$host"
has 'no audit before it' err
rm "$dir/site/about/structure.html"
expect 2 audit "$site" -o "$dir/two.json" --fail-on regression
has 'worse than audit) 1: O1' err

expect 0 "$oitcheck" history
has 'ประวัติการตรวจ demo-tambon.go.th'
has ' ↓'
expect 0 "$oitcheck" history "${site}somewhere" --lang en --format json
has '"schema":	"oitcheck/history/1"'
python3 - "$dir/out" "$dir/one.json" "$dir/two.json" <<'PY'
import json, sys
audits, one, two = json.load(open(sys.argv[1]))["audits"], json.load(open(sys.argv[2])), json.load(open(sys.argv[3]))
assert [a["number"] for a in audits] == [1, 2]
assert all(a["site"] == "demo-tambon.go.th" for a in audits)
assert audits[1]["change"] == two["score"]["oit"]["estimate"] - one["score"]["oit"]["estimate"] < 0
assert audits[0]["rules_sha256"] == one["rules"]["sha256"] and len(one["rules"]["sha256"]) == 64
for audit, result in zip(audits, (one, two)):
    assert audit["oit"] == result["score"]["oit"] and audit["audited_at"] == result["audited_at"]
    verdicts = [item["verdict"] for item in result["items"]]
    assert audit["counts"] == {name: verdicts.count(name) for name in audit["counts"]}
PY
expect 0 "$oitcheck" history nowhere.example.go.th
has 'ยังไม่มีประวัติการตรวจ'
has 'ไม่มีผลตรวจของ nowhere.example.go.th ในประวัติ' err

# the difference: by site, by numbers, by files; and the other way round nothing is lost
falls() {
	expect 2 "$oitcheck" diff "$@"
	has 'แย่ลง 1 ข้อ'
	has 'O1 '
	has '/about/structure.html'
	has 'ไม่มีหน้านี้แล้ว (404)'
}
falls "$host"
falls 2
falls 1 2
falls "$dir/one.json" "$dir/two.json"
expect 2 "$oitcheck" diff "$host" --format json
python3 - "$dir/out" <<'PY'
import json, sys
diff = json.load(open(sys.argv[1]))
assert diff["schema"] == "oitcheck/diff/1"
assert [(i["id"], i["was"]) for i in diff["lost"]] == [("O1", "found")] and diff["lost"][0]["now"] in ("partial", "missing")
assert diff["won"] == [] and not diff["other_site"] and not diff["other_rules"] and not diff["other_checklist"]
assert ("O1", "died", 404) in [(e["item"], e["change"], e.get("status")) for e in diff["evidence"]]
assert diff["score"]["oit"]["change"] < 0 and diff["score"]["indicators"]["9"]["change"] < 0
PY
expect 0 "$oitcheck" diff 2 1 -o "$dir/diff.txt" -o "$dir/diff.json"
has 'ดีขึ้น 1 ข้อ' diff.txt
has '"won":' diff.json
expect 0 "$oitcheck" diff 1 2 --exit-zero
expect 0 "$oitcheck" diff 1 2 --fail-on unclear
expect 2 "$oitcheck" diff 1 2 --fail-on regression
expect 0 "$oitcheck" diff 1 1
has 'ไม่มีอะไรเปลี่ยนแปลง'
expect 64 "$oitcheck" diff
expect 64 "$oitcheck" diff 1 2 3
expect 64 "$oitcheck" diff 1 2 -o "$dir/x.unknown"
expect 66 "$oitcheck" diff 1 99
expect 66 "$oitcheck" diff 1 "$dir/none.json"
printf '{"schema": "other"}' >"$dir/bad.json"
expect 65 "$oitcheck" diff 1 "$dir/bad.json"

# reports again, of a number, a site, a file, the last; a pipe is written, not replaced
expect 0 "$oitcheck" report 1 -o "$dir/again.json" -o "$dir/again.txt"
cmp "$dir/again.json" "$dir/one.json"
has 'รายการตรวจ OIT ปีงบประมาณ พ.ศ. 2568' again.txt
expect 0 "$oitcheck" report "$host" --format json
cmp "$dir/out" "$dir/two.json"
expect 0 "$oitcheck" report --format json
cmp "$dir/out" "$dir/two.json"
expect 0 "$oitcheck" report "$dir/one.json" --lang en
has 'OIT checklist'
mkfifo "$dir/pipe"
cat "$dir/pipe" >"$dir/piped" &
expect 0 "$oitcheck" report 1 --format json -o "$dir/pipe"
wait $!
[ -p "$dir/pipe" ] && cmp "$dir/piped" "$dir/one.json"
expect 66 "$oitcheck" report 99
expect 64 "$oitcheck" report 1 2

# out, and into another history, twice; a bad line is told with its place, what stands before it stays
expect 0 "$oitcheck" history --export "$dir/all.jsonl"
[ "$(wc -l <"$dir/all.jsonl")" = 2 ]
for counts in '2 ครั้ง มีอยู่แล้ว 0' '0 ครั้ง มีอยู่แล้ว 2'; do
	expect 0 "$oitcheck" history --db "$dir/other.db" --import "$dir/all.jsonl"
	has "$counts" err
done
expect 0 "$oitcheck" history --db "$dir/other.db" --export -
cmp "$dir/out" "$dir/all.jsonl"
{ head -1 "$dir/all.jsonl"; echo '{"schema": "oitcheck/result/1", "items": 5}'; } >"$dir/bad.jsonl"
expect 65 "$oitcheck" history --db "$dir/third.db" --import "$dir/bad.jsonl"
has 'bad.jsonl:2' err
expect 0 "$oitcheck" report 1 --db "$dir/third.db" --format json
cmp "$dir/out" "$dir/one.json"
printf '\0\0' >"$dir/zeros"
expect 65 "$oitcheck" history --db "$dir/third.db" --import "$dir/zeros"
expect 66 "$oitcheck" history --db "$dir/third.db" --import "$dir/none.jsonl"

# retention
expect 0 "$oitcheck" history --db "$dir/other.db" --keep-days 1
expect 0 "$oitcheck" history --db "$dir/other.db" --keep 1
expect 66 "$oitcheck" report 1 --db "$dir/other.db"
expect 0 "$oitcheck" report 2 --db "$dir/other.db"
expect 64 "$oitcheck" history --keep 0
expect 64 "$oitcheck" history --keep 1 --export "$dir/none"

# a night on which the site could not be reached hides no loss: the one after it is compared with the one before
saved=$port
port=9
expect 3 audit "$site"
port=$saved
rm "$dir/site/about/executives.html"
expect 2 audit "$site" --fail-on regression
has 'worse than audit) 2: O2' err
expect 0 "$oitcheck" history --format json
python3 - "$dir/out" <<'PY'
import json, sys
two, night, four = json.load(open(sys.argv[1]))["audits"][1:]
assert "change" not in night and night["counts"]["unclear"] == sum(night["counts"].values())
assert four["change"] == four["oit"]["estimate"] - two["oit"]["estimate"] < 0
PY
expect 0 "$oitcheck" report 4 -o "$dir/four.html"
[ "$(grep -c 'scope="row">2' "$dir/four.html")" = 3 ] || { echo 'the trend is not of the three audits that told something'; exit 1; }
expect 0 "$oitcheck" diff 2 3
has 'เปลี่ยนไปโดยยังบอกไม่ได้ว่าดีขึ้นหรือแย่ลง'

# nor does one on which the page alone could not be read: it is compared with what the item was before that
mkdir "$dir/shut" && cp -r "$demo"/. "$dir/shut/"
serve --site "$dir/shut"
expect 2 audit "$site" --db "$dir/shut.db" -o "$dir/open.json"
printf 'User-agent: *\nDisallow: /about\n' >"$dir/shut/robots.txt"
expect 3 audit "$site" --db "$dir/shut.db" --state none -o "$dir/shut.json"
[ "$(result get "$dir/open.json" items.0.verdict) $(result get "$dir/shut.json" items.0.verdict)" = '"found" "unclear"' ]
expect 3 audit "$site" --db "$dir/shut.db" --state none --fail-on regression --only-changes
[ ! -s "$dir/out" ]
rm "$dir/shut/robots.txt" "$dir/shut/about/structure.html"
# on standard output, also where files are written beside it
expect 2 audit "$site" --db "$dir/shut.db" --state none --fail-on regression --only-changes -o "$dir/changed.json"
[ -s "$dir/changed.json" ]
has 'worse than audit) 3: O1' err
has "พบครบ → "
port=$saved

# several sites: a folder for each, an index, and the worst status; what could not be audited has its row
expect 64 audit "$site" 'no address' --max-pages 3 --db "$dir/several.db" -o "$dir/several"
[ -s "$dir/several/$host/result.json" ]
python3 - "$dir/several/index.csv" <<'PY'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline="")))
assert len(rows) == 3 and {len(row) for row in rows} == {12}, rows
assert rows[1][0] == "demo-tambon.go.th" and rows[1][2] == "2568" and rows[1][10] == "3", rows
assert sum(int(count) for count in rows[1][3:7]) == 28, rows
assert rows[2][:2] == ["", "no address"] and rows[2][10] == "64" and "เว้นวรรค" in rows[2][11], rows
PY

# a damaged file, a folder that cannot be made: the audit is delivered all the same, and the file is as it was
echo 'no database at all, only some words in a file' >"$dir/damaged.db"
cp "$dir/damaged.db" "$dir/before.db"
expect 3 audit "$site" --db "$dir/damaged.db" --max-pages 3 -o "$dir/three.json"
has 'damaged' err
[ -s "$dir/three.json" ]
cmp "$dir/damaged.db" "$dir/before.db"
expect 65 "$oitcheck" history --db "$dir/damaged.db"
expect 1 audit "$site" --db /proc/none/history.db --max-pages 3 --fail-on regression -o "$dir/four.json"
has '/proc/none' err
[ -s "$dir/four.json" ]

# a full and a read-only drive, where this system lets us make them: plain words, and what was kept is still there
python3 - "$dir/one.json" >"$dir/many.jsonl" <<'PY'
import json, sys
result = json.load(open(sys.argv[1]))
for n in range(100):
    result["audited_at"] = f"2026-01-01T00:{n // 60:02}:{n % 60:02}Z"
    print(json.dumps(result))
PY
cat >"$dir/drives" <<'DRIVES'
mount -t tmpfs -o size=400k none "$2" || exit 77
mkdir "$2/state"
"$1" history --db "$2/state/h.db" --import "$3" 2>"$4/full" && exit 1
"$1" report --db "$2/state/h.db" 1 --format json >"$4/full.json" || exit 2
mount -o remount,ro "$2" || exit 77
"$1" history --db "$2/state/h.db" --import "$3" 2>"$4/readonly" && exit 3
"$1" history --db "$2/state/new/h.db" --import "$3" 2>"$4/nofolder" && exit 4
exit 0
DRIVES
mkdir "$dir/drive"
status=0
unshare -rm sh "$dir/drives" "$oitcheck" "$dir/drive" "$dir/many.jsonl" "$dir" >"$dir/out" 2>&1 || status=$?
case $status in
0)
	has 'the disk is full' full
	has '"schema":	"oitcheck/result/1"' full.json
	grep -qE 'cannot be (written|opened)' "$dir/readonly" || { cat "$dir/readonly"; exit 1; }
	has 'cannot be made' nofolder
	;;
77) echo "no drives can be made here: not tested" ;;
*)
	grep -q unshare "$dir/out" || { echo "drives: $status"; cat "$dir/out" "$dir/full"; exit 1; }
	echo "no drives can be made here: not tested"
	;;
esac
