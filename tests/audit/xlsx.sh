#!/usr/bin/env bash
# The workbook opens in LibreOffice and has the cells of the CSV; its other sheets are there.
set -euo pipefail
. "$2/tests/support/audit.sh"
command -v soffice >/dev/null || { echo "xlsx: soffice is missing: ./test installs it (tests/support/packages.sh)"; exit 1; }
serve --site "$demo"
expect 2 audit "$site" -o "$dir/sheet.csv" -o "$dir/sheet.xlsx" -o "$dir/result.json"

# 44: comma, 34: quote, 76: UTF-8, and every sheet into a file of its own (-1)
HOME=$dir soffice --headless --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' \
	--outdir "$dir/sheets" "$dir/sheet.xlsx" >"$dir/soffice.log" 2>&1 || { cat "$dir/soffice.log"; exit 1; }
python3 - "$dir" <<'PYTHON'
import csv, glob, json, re, sys, zipfile
folder = sys.argv[1]
def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))
def sheet(name):
    (path,) = glob.glob(f"{folder}/sheets/*-{name}.csv")
    return rows(path)
result = json.load(open(f"{folder}/result.json", encoding="utf-8"))
plain = rows(f"{folder}/sheet.csv")
assert len(plain) == len(result["items"]) + 1, len(plain)
assert [row[0] for row in plain[1:]] == [item["id"] for item in result["items"]]
# a cell that could be a formula has a sign before it in CSV only
assert sheet("รายการตรวจ") == [[cell.removeprefix("'") for cell in row] for row in plain]
# a row is high enough for the lines within its cells, since LibreOffice does not see to that
page = zipfile.ZipFile(f"{folder}/sheet.xlsx").read("xl/worksheets/sheet1.xml").decode()
heights = {int(row): float(height) for row, height in re.findall(r'<row r="(\d+)"[^>]* ht="([\d.]+)"', page)}
for number, row in enumerate(plain[1:], 2):
    assert heights[number] >= 12 * max(len(cell.split("\n")) for cell in row), (number, heights[number])
assert len(sheet("องค์ประกอบ")) == 1 + sum(len(item["elements"]) for item in result["items"])
scores = {row[0]: row[1:] for row in sheet("คะแนน")[1:]}
oit = result["score"]["oit"]
assert [float(cell) for cell in scores["คะแนน OIT"]] == [round(oit[end], 2) for end in ("estimate", "low", "high")], scores
PYTHON
