#!/usr/bin/env bash
# Several sites: a folder each and an index of them, the worst status; a site that fails does not end the others.
set -euo pipefail
. "$2/tests/support/audit.sh"

# a site with next to nothing, under every name but one
printf '<!doctype html><html lang="th"><title>อบต.</title><h1>อบต.ตัวอย่าง</h1><p>ยินดีต้อนรับ</p></html>' >"$dir/index.html"
mkdir "$dir/site"
mv "$dir/index.html" "$dir/site/"
printf '{"/moved": "http://two.example.go.th/"}' >"$dir/site/_server.json"
serve --site "$dir/site"
one=http://one.example.go.th/ two=http://two.example.go.th/ silent=http://silent.example.go.th/
# the first --connect-to that fits is the one that counts: port 9 refuses
several() {
	"$oitcheck" audit --allow-private --rate 0 --as-of 2025-06-15 --progress never --connect-to "silent.example.go.th:80:127.0.0.1:9" \
		--connect-to "::127.0.0.1:$port" "$@"
}

expect 2 several --fail-on missing -o "$dir/all/" "$one" "$two"
for host in one two; do
	for name in checklist.txt result.json report.html; do [ -s "$dir/all/$host.example.go.th/$name" ]; done
	[ "$(result get "$dir/all/$host.example.go.th/result.json" site.host)" = "\"$host.example.go.th\"" ]
done
[ "$(wc -l <"$dir/all/index.csv")" = 3 ]

# an archive is of one site: the second would take the place of the first
expect 64 several --warc "$dir/both.warc.gz" "$one" "$two"
has 'ทีละเว็บไซต์' err
[ ! -e "$dir/both.warc.gz" ]

# no web address: told, the others are audited, the status is that of the worst
expect 64 several -o "$dir/bad/" 'http://' "$one"
has 'ไม่ใช่ที่อยู่เว็บไซต์' err
[ -s "$dir/bad/one.example.go.th/result.json" ]
[ "$(wc -l <"$dir/bad/index.csv")" = 3 ]

# nobody answers: a result that says so, and the next site
expect 3 several -o "$dir/dead/" "$silent" "$two"
[ "$(result get "$dir/dead/silent.example.go.th/result.json" crawl.stopped_by)" = '"unreachable"' ]
# and no score is made of nothing
for name in checklist.txt report.html; do
	grep -q 'ยังไม่มีผลตรวจและคะแนน เพราะอ่านเว็บไซต์ไม่ได้: เซิร์ฟเวอร์ไม่รับการเชื่อมต่อ' "$dir/dead/silent.example.go.th/$name"
	if grep -q '50\.00' "$dir/dead/silent.example.go.th/$name"; then echo "$name: a score of a site that was not read"; exit 1; fi
	grep -q 'คะแนน OIT' "$dir/dead/two.example.go.th/$name"
done
python3 - "$dir/dead/index.csv" "$dir/bad/index.csv" <<'END'
import csv, sys
dead, bad = (list(csv.DictReader(open(name, encoding="utf-8-sig", newline=""))) for name in sys.argv[1:])
silent, two = dead
assert silent["OIT"] == silent["OIT สูงสุด (high)"] == "" and "อ่านเว็บไซต์ไม่ได้" in silent["หมายเหตุ (remark)"], silent
assert float(two["OIT สูงสุด (high)"]) >= 0 and two["หมายเหตุ (remark)"] == "", two
assert bad[0]["สถานะ (status)"] == "64" and "ไม่ใช่ที่อยู่เว็บไซต์" in bad[0]["หมายเหตุ (remark)"], bad[0]
END
[ "$(result get "$dir/dead/two.example.go.th/result.json" crawl.stopped_by)" = '""' ]

# an address that leads to another website is told: in the report, and in the row, which bears the new name
expect 2 several --fail-on missing -o "$dir/moved/" "${one}moved" "$two"
cp "$dir/moved/index.csv" "$dir/moved.csv"
python3 - "$dir/moved.csv" <<'END'
import csv, sys
moved, there = csv.DictReader(open(sys.argv[1], encoding="utf-8-sig", newline=""))
assert "ที่อยู่ one.example.go.th ส่งต่อไปที่ two.example.go.th" in moved["หมายเหตุ (remark)"], moved
assert there["หมายเหตุ (remark)"] == "", there
END
expect 2 several --fail-on missing -o "$dir/moved.json" -o "$dir/moved.md" "${one}moved"
has 'ส่งต่อไปที่ two.example.go.th' err # cron mails it to whoever keeps the list
expect 2 several --fail-on missing --quiet -o "$dir/quiet.json" "${one}moved"
[ ! -s "$dir/err" ]
grep -q '"code":"moved"' <(tr -d ' \n\t' <"$dir/moved.json")
has 'ส่งต่อไปที่ two' moved.md
# with and without www. is one website
expect 2 several --fail-on missing -o "$dir/www.json" "${one/one/www.one}"
if grep -q '"moved"' "$dir/www.json"; then echo 'moved to itself'; exit 1; fi
