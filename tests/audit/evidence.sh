#!/usr/bin/env bash
# Every verdict that rests on a document shows its title, page, quote and year, in JSON, text and HTML; and the quote stands on that page.
set -euo pipefail
. "$2/tests/support/audit.sh"

serve --site "$demo"
expect 2 audit "$site" -o "$dir/result.json" -o "$dir/result.txt" -o "$dir/result.html"
result documents "$dir/result.json" "$dir/result.txt" "$dir/result.html"
python3 - "$dir/result.json" "$demo" <<'PYTHON'
import json, pathlib, subprocess, sys, unicodedata
items = json.load(open(sys.argv[1], encoding="utf-8"))["items"]

def bare(text):
    """Letters and digits alone: PDFs lose and split sara am and blanks, which is mended before a text is quoted."""
    text = text.replace("ำ", "า").translate({0xe50 + i: str(i) for i in range(10)})
    return "".join(c for c in text if c.isalnum() and unicodedata.category(c) != "Mn")

said = {}
def page_says(url, page):
    path = pathlib.Path(sys.argv[2] + url.removeprefix("http://www.demo-tambon.go.th"))
    if (path, page) not in said:
        said[path, page] = bare(subprocess.run(["pdftotext", "-raw", "-f", str(page), "-l", str(page), path, "-"], capture_output=True, check=True,
                                               text=True).stdout)
    return said[path, page]

seen = 0
for item in items:
    for element in item["elements"]:
        for one in element["evidence"]:
            if one["kind"] == "document" and one["url"].endswith(".pdf"):
                quote = bare(one["quote"].strip("…"))
                middle = quote[len(quote) // 2 - 10:][:20]
                assert middle and middle in page_says(one["url"], one["page"]), (item["id"], element["id"], one)
                seen += 1
assert seen >= 30, seen
PYTHON
