#!/usr/bin/env bash
# oitcheck watch: each kind of trouble is told once and at once, what only looks different is not, and a dead network is no dead page.
set -euo pipefail
. "$2/tests/support/audit.sh"
home=http://www.demo-tambon.go.th
cp -r "$demo" "$dir/site"
mkdir -p "$dir/site/away"
sed -i 's#<head>#<head><link rel="canonical" href="/news/index.html">#' "$dir/site/news/index.html"
cp "$dir/site/law/bylaws.html" "$dir/site/away/rules.html"
cp -r "$dir/site" "$dir/whole"
{
	printf 'item,URL\n'
	printf 'O1,%s/about/structure.html\nO2,%s/about/executives.html\nO3,%s/contact.html\nO4,%s/news/index.html\n' "$home" "$home" "$home" "$home"
	printf 'O5,%s/plan/development.html\nO6,%s/plan/action.html\nO7,%s/plan/report.html\nO14,%s/hr/plan.html\n' "$home" "$home" "$home" "$home"
	printf 'O16,%s/ethics/code.html\nO16,http://away.example.invalid/away/rules.html\nO18,%s/complaint/corruption.html\nO20,%s/participation/index.html\n' "$home" "$home" "$home"
} >"$dir/submitted.csv"

# watch DAY OPTION…: the host $served (empty: every host) is the server at $port
served=
watch() {
	local day=$1
	shift
	"$oitcheck" watch "$site" --lang th --copies "$dir/kept" --db "$dir/history.db" --allow-private --rate 0 --as-of "$day" \
		--connect-to "$served::127.0.0.1:$port" "$@"
}
# found FILE: "item trouble" of each new finding, sorted
found() { python3 -c 'import json, sys; print(*sorted({one["item"] + " " + one["trouble"] for one in json.load(open(sys.argv[1]))[sys.argv[2]]}), sep="\n")' "$dir/$1" "$2"; }
same() { diff <(printf '%s\n' "$@" | sort) - || { echo "not the findings that were expected"; exit 1; }; }

serve --site "$dir/site"
expect 66 watch 2025-06-01
has 'ยังไม่มีสำเนา' err
expect 64 "$oitcheck" watch
expect 64 watch 2025-06-01 --copies none
expect 66 watch 2025-06-01 another.example.go.th
expect 64 watch 2025-06-01 another.example.go.th -o "$dir/both.json"
expect 64 watch 2025-06-01 --start tomorrow

# the first look keeps the copies
expect 0 watch 2025-06-01 --submitted "$dir/submitted.csv"
has 'URL ที่ส่ง 12 แห่ง'
has "$dir/kept/demo-tambon.go.th/"
[ -s "$(echo "$dir"/kept/demo-tambon.go.th/*/index.json)" ]

# before and after the period nothing is asked for; within it, what only looks different says nothing
expect 0 watch 2025-06-02 --start 2025-06-03 --until 2025-06-30
expect 0 watch 2025-07-01 --start 2025-06-03 --until 2025-06-30
find "$dir/site" -name '*.html' -exec sed -i 's#</footer>#<p>ผู้เข้าชม 48,213 คน ออนไลน์ 7 คน วันนี้ 3 มิถุนายน 2568 เวลา 09:41:07 น.</p></footer>#; s#</main>#<p>ปรับปรุงล่าสุด 3 มิถุนายน 2568 ผู้เข้าชมหน้านี้ 311</p></main>#' {} +
expect 0 watch 2025-06-03 --start 2025-06-03 --until 2025-06-30
[ ! -s "$dir/out" ] && [ ! -s "$dir/err" ] || { echo "not quiet:"; cat "$dir/out" "$dir/err"; exit 1; }
[ -z "$(find "$dir/kept" -name 'seen-*')" ]

# the same sheet as a workbook is the same submission; everything at once
rm "$dir/site/about/structure.html"
sed -i 's#href="/news/index.html"#href="/news/activities.html"#' "$dir/site/news/index.html"
cat >"$dir/site/plan/development.html" <<'HTML'
<!doctype html><html lang="th"><head><meta charset="utf-8"><title>เข้าสู่ระบบ</title></head><body><main><h1>เข้าสู่ระบบสมาชิก</h1>
<form method="post"><label>ชื่อผู้ใช้ <input name="u" type="text"></label><label>รหัสผ่าน <input name="p" type="password"></label></form></main></body></html>
HTML
python3 - "$dir/site" <<'PYTHON'
import json, re, sys
site = sys.argv[1]
def change(name, pattern, by):
    path = f"{site}/{name}"
    text = open(path, encoding="utf-8").read()
    changed = re.sub(pattern, by, text, flags=re.S)
    assert changed != text, name
    open(path, "w", encoding="utf-8").write(changed)
change("plan/action.html", r"<main>.*</main>", "<main><h1>แผนการดำเนินงานประจำปี</h1><p>อยู่ระหว่างปรับปรุงข้อมูล</p></main>")
change("complaint/corruption.html", r"<form.*</form>", "<p>ระบบปิดรับเรื่องร้องเรียนชั่วคราว</p>")
change("participation/index.html", r"(<main>\s*<h1>[^<]*</h1>).*</main>", r"\1<p>กิจกรรมของหน่วยงาน</p></main>")
statuses = json.load(open(f"{site}/_server.json"))
statuses["/about/executives.html"] = "/home.html"
json.dump(statuses, open(f"{site}/_server.json", "w"))
PYTHON
rm "$dir/site/files/hr-plan-2567-2569.pdf"
stop_servers
serve --site "$dir/site"
served=www.demo-tambon.go.th
python3 "$support/workbook.py" "$dir/submitted.xlsx" <"$dir/submitted.csv"
expect 2 watch 2025-06-04 --submitted "$dir/submitted.xlsx" -o "$dir/day4.json" -o -
found day4.json new | same "O1 died" "O2 moved" "O4 moved" "O5 login" "O6 lost-content" "O14 died" "O16 died" "O18 form-closed" "O20 lost-content"
has 'พบใหม่'
has 'files/hr-plan-2567-2569.pdf'
has 'ให้ทำ'
has '4 มิถุนายน 2568'
seen=$(ls "$dir"/kept/demo-tambon.go.th/*/seen-*.warc.gz)
# named to the microsecond: a quiet look within the same second took it away with its own
[[ $seen =~ /seen-[0-9-]{10}-[0-9]{6}-[0-9]{6}\.warc\.gz$ ]]
[ "$(zcat "$seen" | grep -ca 'เข้าสู่ระบบสมาชิก')" -gt 0 ]

# told once: the next day is quiet, and still wrong
expect 2 watch 2025-06-05 -o "$dir/day5.json" -o -
[ ! -s "$dir/out" ]
found day5.json new | same ""
[ "$(found day5.json still | wc -l)" = 9 ]
[ "$(ls "$dir"/kept/demo-tambon.go.th/*/seen-*.warc.gz)" = "$seen" ]

# no network at all: nothing has died
stop_servers
served=
expect 3 watch 2025-06-06 -o "$dir/day6.json" -o -
has 'ไม่มีหน้าใดตอบเลย'
found day6.json new | same ""
expect 3 watch 2025-06-07
has '6 มิถุนายน 2568'

# mended
rm -rf "$dir/site"
cp -r "$dir/whole" "$dir/site"
serve --site "$dir/site"
expect 0 watch 2025-06-08 -o "$dir/day8.json" -o -
has 'กลับมาเป็นปกติ'
[ "$(found day8.json mended | wc -l)" = 9 ]
expect 0 watch 2025-06-09
[ ! -s "$dir/out" ]

# another sheet is another submission: it is copied anew, and what is wrong from the start is told
printf 'item,URL\nO1,%s/about/structure.html\nO2,%s/none.html\nO15,%s/hr/report-2567.html\n' "$home" "$home" "$home" >"$dir/second.csv"
expect 2 watch 2025-06-10 --submitted "$dir/second.csv" -o "$dir/day10.json"
found day10.json new | same "O2 died" "O15 no-answer"
[ "$(ls "$dir"/kept/demo-tambon.go.th/*/index.json | wc -l)" = 2 ]

# by the configuration: a site with options of its own, and a program that hears of what is new, once
python3 - "$dir" "$site" "$port" <<'PYTHON'
import json, sys
folder, site, port = sys.argv[1:]
json.dump({"copies": "none",
           "allow-private": True, "rate": 0, "connect-to": [f"::127.0.0.1:{port}"], "db": f"{folder}/configured.db", "lang": "th",
           "sites": [{"url": site, "submitted": f"{folder}/third.csv", "copies": f"{folder}/configured"}],
           "notices": {"targets": [{"name": "program", "type": "command", "run": ["/bin/sh", "-c", f"cat >>'{folder}/told'"]}]}},
          open(f"{folder}/config.json", "w"))
PYTHON
printf 'item,URL\nO1,%s/about/structure.html\n' "$home" >"$dir/third.csv"
expect 0 "$oitcheck" watch --config "$dir/config.json"
rm "$dir/site/about/structure.html"
for _ in 1 2; do expect 2 "$oitcheck" watch --config "$dir/config.json" -q; done
[ "$(wc -l <"$dir/told")" = 1 ]
python3 - "$dir/told" <<'PYTHON'
import json, sys
notice = json.loads(open(sys.argv[1], encoding="utf-8").read())
notice = notice.get("notice", notice)
assert notice["kind"] == "watch", notice
(entry,) = notice["entries"]
assert entry["item"] == "O1" and entry["url"].endswith("/about/structure.html") and "ไม่พบหน้า" in entry["head"], entry
PYTHON
