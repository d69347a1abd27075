#!/usr/bin/env bash
# Pages that their scripts fill in part: --render auto opens those in Chromium that may be what an item lacks, and no others; what
# stands there then is judged, and the report says so. Without a browser such items are unclear, never missing.
set -euo pipefail
. "$2/tests/support/audit.sh"
site=http://www.nongyao.go.th/
mkdir "$dir/tmp"
chmod 755 "$dir"
chmod 1777 "$dir/tmp" # a child of root is nobody
export TMPDIR=$dir/tmp

# verdicts RESULT: of the items whose content comes by script, and of one that is nowhere
verdicts() {
	python3 - "$1" <<'END'
import json, sys
items = {item["id"]: item["verdict"] for item in json.load(open(sys.argv[1]))["items"]}
print(*(items[id] for id in ("O1", "O4", "O8", "O2")))
END
}
# is RESULT VERDICTS
is() { [ "$(verdicts "$1")" = "$2" ] || { echo "$1: $(verdicts "$1"), not $2"; exit 1; }; }

serve --site "$source/tests/fixtures/apps/filled"
expect 2 audit "$site" --year 2568 --render never -o "$dir/never.json"
is "$dir/never.json" "unclear unclear unclear missing"
mkdir "$dir/none"
PATH=$dir/none expect 2 audit "$site" --year 2568 -o "$dir/absent.json" -o "$dir/absent.txt"
is "$dir/absent.json" "unclear unclear unclear missing"
has "apt install chromium" absent.txt

# a menu that a script makes: nothing at all was seen of the site
serve --site "$source/tests/fixtures/apps/handmade"
expect 3 audit "$site" --year 2568 --render never -o "$dir/menu.json" -o "$dir/menu.txt"
is "$dir/menu.json" "unclear unclear unclear unclear"
has "เมนูของเว็บไซต์สร้างด้วยสคริปต์" menu.txt

command -v chromium >/dev/null || { echo "filled: chromium is missing: ./test installs it (tests/support/packages.sh)"; exit 1; }
serve --site "$source/tests/fixtures/apps/filled" --log "$dir/log"
expect 2 audit "$site" --year 2568 -o "$dir/auto.json" -o "$dir/auto.txt" --warc "$dir/saved.warc.gz"
is "$dir/auto.json" "partial found missing missing"
has "เปิด 3 หน้าด้วยเบราว์เซอร์" auto.txt
# the home page, the structure and the manual were asked for twice, nothing else; what scripts link to was followed
for page in / /structure.html /guide.html; do [ "$(grep -c " $page " "$dir/log")" = 2 ]; done
for page in /history.html /contact.html /news/1.html /news/4.html /site.js /data/news.json; do [ "$(grep -c " $page " "$dir/log")" = 1 ]; done

serve --site "$source/tests/fixtures/apps/handmade" --log "$dir/menu.log"
expect 2 audit "$site" --year 2568 -o "$dir/menu.json" -o "$dir/menu.txt"
is "$dir/menu.json" "partial missing missing missing"
[ "$(grep -c " / " "$dir/menu.log")" = 2 ] && [ "$(grep -c " /contact.html " "$dir/menu.log")" = 1 ]

# one item asks for structure and duties: of duties, which are nowhere, it is not said what stands in their place
has "โครงสร้างและอำนาจหน้าที่" menu.txt
# a telephone number is one of the four things of the contact page, though the item asks for two more of another
has "ขาด 5 จาก 6 องค์ประกอบ" menu.txt
if grep "ที่พบเป็นกฎหมายทั้งฉบับ" "$dir/menu.txt"; then exit 1; fi

# the archive has what the browser made of the pages: no network, no browser
stop_servers
port=9
PATH=$dir/none expect 2 audit --from "$dir/saved.warc.gz" "$site" --year 2568 -o "$dir/replay.json"
is "$dir/replay.json" "partial found missing missing"
[ -z "$(ls -A "$TMPDIR")" ] || { echo "left in the temporary directory:"; ls "$TMPDIR"; exit 1; }
