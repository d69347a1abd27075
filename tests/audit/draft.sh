#!/usr/bin/env bash
# oitcheck draft: from a stored audit, its scores and kept copies to papers that Word's readers open.
set -euo pipefail
. "$2/tests/support/audit.sh"
command -v soffice >/dev/null || { echo "draft: soffice is missing: ./test installs it (tests/support/packages.sh)"; exit 1; }
cp -r "$demo" "$dir/site"
rm "$dir/site/_server.json" # a page that fails is asked for again and again: not the matter here
serve --site "$dir/site"
home=http://www.demo-tambon.go.th
printf 'item,URL\nO1,%s/about/structure.html\nO6,%s/plan/action.html\nO24,%s/none.html\n' "$home" "$home" "$home" >"$dir/submitted.csv"
expect 66 "$oitcheck" draft -o "$dir/a.docx"
expect 2 audit "$site" --agency local --submitted "$dir/submitted.csv" --copies "$dir/kept" --max-pages 500 -o "$dir/result.json"

draft() { "$oitcheck" draft --copies "$dir/kept" "$@"; }
figures=1=100,2=100,3=84.99,4=96.97,5=100,6=97.39,7=96.19,8=95.36
expect 0 draft "$site" --indicators "$figures" --before 1=99,2=100,3=90.5,9=100 -o "$dir/analysis.docx" -o "$dir/analysis.html"
expect 0 draft "$site" --objection -o "$dir/objection.docx" -o "$dir/objection.html"
expect 0 draft "$dir/result.json" --objection --item 'O2, o6' -o "$dir/one.html"
expect 0 draft "$dir/result.json" --objection --item O6 -o "$dir/one.html"
expect 64 draft "$dir/result.json" --objection --item O6,O99 -o "$dir/none.html"
has 'O99' err
[ ! -e "$dir/none.html" ]
expect 64 draft "$site"
expect 64 draft "$site" -o "$dir/analysis.pdf"
expect 64 draft "$site" --measures 90=ก -o "$dir/analysis.html"
expect 66 "$oitcheck" draft --copies "$dir/nowhere" "$site" --objection -o "$dir/none.docx"
[ ! -e "$dir/none.docx" ]

HOME=$dir soffice --headless --convert-to pdf --outdir "$dir" "$dir/analysis.docx" "$dir/objection.docx" >"$dir/soffice.log" 2>&1 ||
	{ cat "$dir/soffice.log"; exit 1; }
python3 - "$dir" "$home" <<'PYTHON'
import glob, json, re, subprocess, sys
from html import unescape
folder, home = sys.argv[1:]
def pdf(name):
    text = subprocess.run(["pdftotext", "-raw", f"{folder}/{name}.pdf", "-"], capture_output=True, check=True).stdout.decode()
    return re.sub(r"\s", "", text)
def html(name):
    return re.sub(r"\s", "", unescape(re.sub(r"<[^>]*>", "", open(f"{folder}/{name}.html", encoding="utf-8").read().split("<main>")[1])))
result = json.load(open(f"{folder}/result.json", encoding="utf-8"))
lacking = [item for item in result["items"] if item["verdict"] != "found"]
for text in (pdf("analysis"), html("analysis")):

    for words in ("ฉบับร่าง", "84.99", "96.97", "[เติม", "ลดลง5.51", "1.00", "5.ข้อ"):
        assert words in text, words
    for item in lacking:
        assert item["id"] in text, item["id"]
page = html("analysis")
nine = result["score"]["indicators"]["9"]["estimate"]
assert f"{nine:.2f}*" in page, "an estimate is marked as one"
assert "ตัวชี้วัดที่คะแนนลดลง1:ตัวชี้วัดที่3(-5.51)" in page, "an estimate is not compared with a figure of the assessors"
assert "ตัวชี้วัดที่คะแนนเพิ่มขึ้น1:ตัวชี้วัดที่1(+1.00)" in page
assert "แก้ไขเร่งด่วนตัวชี้วัดที่3" in page and all(re.sub(r"\s", "", item["fix_th"]) in page for item in lacking)

(index,) = glob.glob(f"{folder}/kept/*/*/index.json")
index = json.load(open(index, encoding="utf-8"))
page, paper = html("objection"), pdf("objection")
for copy in index["copies"]:
    assert (copy["sha256"] in page) == (copy["status"] == 200), copy
    assert (copy["sha256"][:20] in paper) == (copy["status"] == 200), copy
assert index["warc"] in page and index["warc_sha256"] in page
assert "หน้าหลัก›โครงสร้างหน่วยงาน" in page and "O24" in page.split("ข้อที่ไม่มีสำเนา")[1]
assert "แผนการดำเนินงานและการใช้งบประมาณ" in page
assert "O6แผน" in html("one") and "O1โครงสร้าง" not in html("one")
PYTHON
