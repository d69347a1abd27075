#!/usr/bin/env bash
# A scanned document that an item lacks is fetched once more and read by OCR; without OCR it stays unclear, and why is said.
set -euo pipefail
. "$2/tests/support/audit.sh"
command -v tesseract >/dev/null || { echo "ocr: tesseract is missing: ./test installs it (tests/support/packages.sh)"; exit 1; }

serve --site "$demo"
verdict() { python3 -c 'import json, sys
print(next(item["verdict"] for item in json.load(open(sys.argv[1]))["items"] if item["id"] == "O13"))' "$1"; }

expect 2 audit "$site" --ocr never -o "$dir/never.json" --warc "$dir/saved.warc.gz"
[ "$(verdict "$dir/never.json")" = unclear ]
expect 2 audit "$site" --ocr auto -o "$dir/auto.json"
[ "$(verdict "$dir/auto.json")" != unclear ]
[ "$(verdict "$dir/auto.json")" != missing ]
# an archive is read again in the same way, without network
expect 2 audit --from "$dir/saved.warc.gz" "$site" --ocr auto -o "$dir/replay.json"
[ "$(verdict "$dir/replay.json")" = "$(verdict "$dir/auto.json")" ]
expect 2 audit "$site" --ocr always -o "$dir/always.json"
[ "$(verdict "$dir/always.json")" = "$(verdict "$dir/auto.json")" ]

# a program that is installed now reads what the last audit could not
rm -rf "$dir/site" && cp -r "$demo" "$dir/site" && rm "$dir/site/_server.json"
stop_servers
serve --site "$dir/site" --validators
mkdir "$dir/without"
for program in pdftotext pdftoppm pdfimages; do ln -s "$(command -v $program)" "$dir/without/"; done
PATH=$dir/without expect 2 audit --db none --state "$dir/kept" "$site" --ocr auto -o "$dir/without.json"
[ "$(verdict "$dir/without.json")" = unclear ]
expect 2 audit --db none --state "$dir/kept" "$site" --ocr auto -o "$dir/installed.json"
[ "$(verdict "$dir/installed.json")" = "$(verdict "$dir/auto.json")" ]
