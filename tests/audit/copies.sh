#!/usr/bin/env bash
# Copies of what was submitted: a WARC that can be read again, and an index whose hashes are those of the pages as served.
set -euo pipefail
. "$2/tests/support/audit.sh"
cp -r "$demo" "$dir/site"
rm "$dir/site/_server.json" # a page that fails is asked for again and again: not the matter here
serve --site "$dir/site"
home=http://www.demo-tambon.go.th
printf 'item,URL\nO1,%s/about/structure.html\nO2,%s/gone.html\nO13,%s/ita/2568.html\n' "$home" "$home" "$home" >"$dir/submitted.csv"

expect 3 audit "$site" --submitted "$dir/submitted.csv" --copies "$dir/kept" --max-pages 30 -o "$dir/result.json"
has "$dir/kept/demo-tambon.go.th/" err
folder=$(echo "$dir"/kept/*demo-tambon.go.th/*)
python3 - "$folder" "$demo" <<'PYTHON'
import csv, glob, gzip, hashlib, json, os, sys
folder, demo = sys.argv[1:]
def sha256(path):
    return hashlib.sha256(open(path, "rb").read()).hexdigest()
index = json.load(open(f"{folder}/index.json", encoding="utf-8"))
assert index["schema"] == "oitcheck/copies/1" and index["fiscal_year"] == 2568, index
warc = f"{folder}/{index['warc']}"
assert index["warc"].startswith("www.demo-tambon.go.th-20") and sha256(warc) == index["warc_sha256"]
copies = {(one["item"], one["url"]): one for one in index["copies"]}
home = "http://www.demo-tambon.go.th"
page = copies["O1", home + "/about/structure.html"]
assert page["status"] == 200 and page["on"] == "" and page["sha256"] == sha256(demo + "/about/structure.html")
gone = copies["O2", home + "/gone.html"]
assert gone["status"] == 404 and gone["reason"] == "http 404", gone
documents = [one for one in index["copies"] if one["on"] == home + "/ita/2568.html"]
assert len(documents) > 5 and all(one["item"] == "O13" for one in documents), documents
assert [one["url"] for one in documents if one["status"] == 404] == [home + "/files/action-progress-2568.pdf"]
for one in documents:
    assert one["status"] == 404 or one["sha256"] == sha256(demo + one["url"].removeprefix(home)), one
text = gzip.open(warc).read()
for one in index["copies"]:
    assert one["record"].encode() in text and one["taken_at"].startswith("20"), one
rows = list(csv.DictReader(open(f"{folder}/index.csv", encoding="utf-8-sig", newline="")))
assert [row["sha256"] for row in rows] == [one["sha256"] for one in index["copies"]]
assert all(row["warc"] == index["warc"] for row in rows)
PYTHON
warc=$(echo "$folder"/*.warc.gz)
expect 3 "$oitcheck" audit "$site" --lang th --from "$warc" --as-of 2025-06-15 --submitted "$dir/submitted.csv" -o "$dir/again.json"
[ "$(ls "$dir"/kept/*/ | wc -l)" = 1 ] || { echo "a replay keeps no copies"; exit 1; }

# the same submission: copied again where there is something new and nothing is in trouble, else the last copies stand
folders() { find "$dir/kept" -name index.json | wc -l; }
again() { audit "$site" --submitted "$dir/submitted.csv" --copies "$dir/kept" --max-pages 3 -q -o "$dir/result.json"; }
sleep 1
expect 3 again
[ "$(folders)" = 1 ]
python3 - "$dir/site/about/structure.html" <<'PYTHON'
import sys
text = open(sys.argv[1], encoding="utf-8").read()
open(sys.argv[1], "w", encoding="utf-8").write(text.replace("</main>", "<p>" + "ส่วนราชการใหม่ที่เพิ่มในปีนี้ " * 60 + "</p></main>"))
PYTHON
expect 3 again
[ "$(folders)" = 2 ]
rm "$dir/site/about/structure.html"
sleep 1
expect 3 again
[ "$(folders)" = 2 ]
cp "$demo/about/structure.html" "$dir/site/about/"

# what a clock that was wrong has dated into the future is not the last for years
future=$(dirname "$folder")/2199-01-01-000000
cp -r "$folder" "$future"
watch() { "$oitcheck" watch "$site" --copies "$dir/kept" --db none --allow-private --rate 0 --connect-to "::127.0.0.1:$port" --exit-zero --format json; }
expect 0 watch
last=$(result get "$dir/out" copies)
[ "${last#"\"$dir/kept/"}" != "$last" ] && [ "$last" != "\"$future\"" ] || { echo "watched by copies of the future: $last"; exit 1; }
rm -rf "$future"

rm -rf "$dir/kept"
expect 3 audit "$site" --submitted "$dir/submitted.csv" --copies none --max-pages 30 -o "$dir/result.json"
[ ! -e "$dir/state/oitcheck/copies" ]
printf 'in the way\n' >"$dir/file"
expect 1 audit "$site" --submitted "$dir/submitted.csv" --copies "$dir/file" --max-pages 30 -o "$dir/result.json"
has "$dir/file" err
