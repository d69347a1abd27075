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
expect 2 audit "$site" -o "$dir/report.html" -o "$dir/result.json"
(cd "$tools" && HOME=$dir CHROMIUM=$(command -v chromium) node html_report.mjs "$dir/report.html" "$dir/result.json" "$dir/report.pdf")

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
