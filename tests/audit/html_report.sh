#!/usr/bin/env bash
# The HTML report of the demo agency in a browser: figures as in the JSON, filters without JavaScript, no request, nothing beyond the
# edge of a telephone, accessible in both themes, and a PDF whose Thai reads back.
set -euo pipefail
. "$2/tests/support/audit.sh"
for tool in chromium node npm pdftotext pdfinfo; do
	command -v "$tool" >/dev/null || { echo "html_report: $tool is missing: ./test installs it (tests/support/packages.sh)"; exit 1; }
done
npm_tools browser

serve --site "$demo"
expect 2 audit "$site" -o "$dir/first.html" -o "$dir/result.json"
! grep -q 'id="trend"' "$dir/first.html" || { echo 'a trend out of one audit'; exit 1; }
# two audits of another day, one of them with other criteria
python3 - "$dir/result.json" >"$dir/past.jsonl" <<'PYTHON'
import json, sys
result = json.load(open(sys.argv[1], encoding="utf-8"))
result["score"]["oit"] = {"estimate": 41.5, "low": 38, "high": 60}
for day, rules in (("2025-01-20", "oit-2567"), ("2025-05-01", "oit-2568")):
    result["audited_at"], result["rules"]["id"] = f"{day}T09:00:00+07:00", rules
    print(json.dumps(result, ensure_ascii=False))
PYTHON
expect 0 "$oitcheck" history --import "$dir/past.jsonl"
expect 0 "$oitcheck" report www.demo-tambon.go.th -o "$dir/report.html" -o "$dir/again.json"
cmp "$dir/again.json" "$dir/result.json"
expect 0 "$oitcheck" history --format json -o "$dir/history.json"
expect 0 "$oitcheck" report 2 -o "$dir/before.html"
! grep -q 'id="trend"' "$dir/before.html" || { echo 'the report of the first audit tells of later ones'; exit 1; }
(cd "$tools" && HOME=$dir CHROMIUM=$(command -v chromium) node html_report.mjs "$dir/report.html" "$dir/result.json" "$dir/history.json" "$dir/report.pdf")

pdfinfo "$dir/report.pdf" | grep -q 'A4' || { echo 'the print is not on A4'; exit 1; }
pdftotext -raw "$dir/report.pdf" "$dir/pdf.txt"
python3 - "$dir/result.json" "$dir/pdf.txt" <<'PYTHON'
import json, re, sys
# fonts draw sara am as two signs, and lines break anywhere: compared without blanks
squeeze = lambda text: re.sub(r"\s", "", text).replace("\u0e4d\u0e32", "\u0e33")
result = json.load(open(sys.argv[1], encoding="utf-8"))
printed = squeeze(open(sys.argv[2], encoding="utf-8").read())
lost = [item["id"] for item in result["items"] if squeeze(item["title_th"]) not in printed]
assert len(lost) * 20 <= len(result["items"]), f"titles that cannot be read back from the PDF: {lost}"
assert squeeze("ค่าประมาณ ไม่ใช่คะแนนทางการ") in printed
PYTHON

# One sheet says it all, even of a site that lacks everything: each of the 43 items has its line, and the last its points. The rest is no book.
serve --site "$source/tests/fixtures/sites/empty"
expect 2 audit http://www.empty.go.th/ --year 2566 -o "$dir/worst.html" -o "$dir/worst.json"
chromium --headless --no-sandbox --disable-gpu --disable-quic --no-pdf-header-footer --user-data-dir="$dir/profile" \
	--print-to-pdf="$dir/worst.pdf" "file://$dir/worst.html" 2>"$dir/err" || { cat "$dir/err"; exit 1; }
pdftotext -layout -l 1 "$dir/worst.pdf" "$dir/sheet.txt"
pdftotext -layout -l 1 "$dir/report.pdf" "$dir/sheet2.txt"
python3 - "$dir/worst.json" "$dir/sheet.txt" "$dir/result.json" "$dir/sheet2.txt" <<'PYTHON'
import json, re, sys
for file, sheet in (sys.argv[1:3], sys.argv[3:5]):
    items = json.load(open(file, encoding="utf-8"))["items"]
    lines = open(sheet, encoding="utf-8").read().splitlines()
    for item in items:
        own = [line for line in lines if re.search(rf"(?<![0-9A-Z]){item['id']}(?![0-9])", line)]
        assert own, f"{item['id']} is not on the first page"
        if item["worth"]["oit"] > 0:
            assert f"+{item['worth']['oit']:.2f}" in own[0], f"{item['id']}: {own}"
PYTHON
pages=$(pdfinfo "$dir/worst.pdf" | awk '/^Pages:/ { print $2 }')
[ "$pages" -le 12 ] || { echo "$pages pages for 43 items"; exit 1; }
