#!/usr/bin/env bash
# URLs typed into ITAS: read though nothing links to them, marked as evidence, told where they lead to nothing or the evidence stands elsewhere.
set -euo pipefail
. "$2/tests/support/audit.sh"

cp -r "$demo" "$dir/site"
rm "$dir/site/_server.json" # a page that fails is asked for again and again: not the matter here
title="รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
printf '<!doctype html><html lang="th"><meta charset="utf-8"><title>%s ปีงบประมาณ 2568</title><h1>%s ปีงบประมาณ 2568</h1><p>%s</p></html>' \
	"$title" "$title" "$title ขององค์การบริหารส่วนตำบล ประจำปีงบประมาณ พ.ศ. 2568 ได้ดำเนินการครบทุกมาตรการตามที่กำหนดไว้ในแผน" >"$dir/site/hidden.html"
serve --site "$dir/site"
home=http://www.demo-tambon.go.th

expect 2 audit "$site" -o "$dir/plain.json"
{
	printf '\xef\xbb\xbfข้อ,รายการ,URL ที่ใช้ส่ง\r\n'
	printf 'O1,"โครงสร้าง, หน่วยงาน",%s/about/structure.html\r\n' "$home"
	printf 'O2,,"%s/gone.html\n%s/gone-too.html"\r\n' "$home" "$home"
	printf 'o7,,%s/about/executives.html\r\n' "$home"
	printf 'O11,,%s/service/statistics.html\r\n' "$home"
	printf 'O12,,\r\n'
	printf 'O28,,%s/hidden.html\r\n' "$home"
} >"$dir/submitted.csv"
expect 2 audit "$site" --submitted "$dir/submitted.csv" --copies none -o "$dir/result.json" -o -
has 'พบข้อมูลแล้ว แต่ไม่ได้อยู่ที่ URL ที่ส่ง'
result members "$dir/result.json"
python3 - "$dir/plain.json" "$dir/result.json" <<'PYTHON'
import json, sys
plain, told = ({item["id"]: item for item in json.load(open(path, encoding="utf-8"))["items"]} for path in sys.argv[1:])
home = "http://www.demo-tambon.go.th"

def verdicts(items):
    return {name: item["verdict"] for name, item in items.items() if name != "O28"}

def marked(name):
    return [one["url"] for one in told[name]["evidence"] if one["submitted"] and one["confidence"] > 0]

assert verdicts(plain) == verdicts(told), "what is submitted proves nothing by itself"
assert marked("O1") == [home + "/about/structure.html"] == [told["O1"]["evidence"][0]["url"]], told["O1"]["evidence"]
assert [step["url"] for step in told["O1"]["evidence"][0]["path"]] == [step["url"] for step in plain["O1"]["evidence"][0]["path"]]
assert told["O1"]["why_th"] == "" and told["O12"]["why_th"] == ""
assert not marked("O2") and "gone.html" in told["O2"]["why_th"] and "gone-too.html" in told["O2"]["why_en"]
assert "not at the submitted URL" in told["O2"]["why_en"]
assert not marked("O7") and "not at the submitted URL" in told["O7"]["why_en"]
assert "has no content yet: " + home + "/service/statistics.html" in told["O11"]["why_en"]
assert plain["O28"]["verdict"] == "missing" and told["O28"]["verdict"] != "missing", told["O28"]["verdict"]
assert marked("O28") == [home + "/hidden.html"]
PYTHON

# the same as a workbook that somebody made, with a title above and the items named; and our own sheet, read back from both forms
{
	printf 'ข้อมูลที่ส่งในระบบ ITAS ปี 2568\nข้อที่,URL 1,URL 2\n'
	printf 'O1 โครงสร้าง,%s/about/structure.html\n' "$home"
	printf 'O2,"%s/gone.html\n%s/gone-too.html"\n' "$home" "$home"
	printf 'O7,,%s/about/executives.html\nO11,[เปิดดู](%s/service/statistics.html)\nO28,%s/hidden.html\n' "$home" "$home" "$home"
} | python3 "$support/workbook.py" "$dir/officer.xlsx"
expect 2 audit "$site" --submitted "$dir/officer.xlsx" --copies none -o "$dir/officer.json"
expect 0 "$oitcheck" report "$dir/result.json" -o "$dir/own.csv" -o "$dir/own.xlsx"
expect 2 audit "$site" --submitted "$dir/own.csv" --copies none -o "$dir/own-csv.json"
expect 2 audit "$site" --submitted "$dir/own.xlsx" --copies none -o "$dir/own-xlsx.json"
python3 - "$dir" <<'PYTHON'
import json, sys
def items(name):
    return json.load(open(f"{sys.argv[1]}/{name}.json", encoding="utf-8"))["items"]
assert items("officer") == items("result")
assert items("own-csv") == items("own-xlsx")
assert sum(one["submitted"] for item in items("own-xlsx") for one in item["evidence"]) > 15
PYTHON

printf 'item,URL\nO1,%s\nO99,%s\nO2,http://\n' "$home" "$home" >"$dir/bad.csv"
expect 65 audit "$site" --submitted "$dir/bad.csv"
has 'bad.csv:3: ' err
has 'bad.csv:4: ' err
printf 'O1,%s\n' "$home" >"$dir/headless.csv"
expect 65 audit "$site" --submitted "$dir/headless.csv"
has 'headless.csv:1: ' err
expect 66 audit "$site" --submitted "$dir/none.csv"
head -c 900 "$dir/officer.xlsx" >"$dir/cut.xlsx"
expect 65 audit "$site" --submitted "$dir/cut.xlsx"
has 'cut.xlsx:1: ' err

# a sheet that is not there is told in both languages
expect 66 audit "$site" --submitted "$dir/nowhere.csv"
has 'nowhere.csv: เปิดแฟ้มไม่ได้ (cannot open)' err
