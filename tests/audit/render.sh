#!/usr/bin/env bash
# A site that its visitors' browsers make: read with Chromium, judged as labelled, and again from the archive without it; unclear
# where no browser is to be used or is there.
set -euo pipefail
. "$2/tests/support/audit.sh"
apps=$source/tests/fixtures/apps
site=http://www.app-tambon.go.th/
mkdir "$dir/tmp"
chmod 755 "$dir"
chmod 1777 "$dir/tmp" # a child of root is nobody
export TMPDIR=$dir/tmp

# as_labelled RESULT: the verdicts are those of agency.json
as_labelled() {
	python3 - "$1" "$apps/agency.json" <<'END'
import json, sys
result, labels = (json.load(open(name)) for name in sys.argv[1:])
wrong = [f"{item['id']} {item['verdict']}: {item['why_th']}" for item in result["items"]
         if item["verdict"] != labels["items"].get(item["id"], [labels["others"]])[0]]
sys.exit("\n".join(wrong) or 0)
END
}
# all_unclear RESULT WORDS: every item is unclear, and the words say why
all_unclear() {
	python3 - "$@" <<'END'
import json, sys
items = json.load(open(sys.argv[1]))["items"]
sys.exit("\n".join(f"{item['id']} {item['verdict']}: {item['why_th']}" for item in items
                   if item["verdict"] != "unclear" or sys.argv[2] not in item["why_th"]) or 0)
END
}

serve --site "$apps/agency"
expect 3 audit "$site" --render never -o "$dir/never.json"
all_unclear "$dir/never.json" JavaScript
mkdir "$dir/none"
PATH=$dir/none expect 3 audit "$site" -o "$dir/absent.json"
all_unclear "$dir/absent.json" "ยังไม่มีโปรแกรม Chromium"
# how to have one is said once: in what to do
python3 -c 'import json, sys
for item in json.load(open(sys.argv[1]))["items"]:
    assert item["fix_th"].count("apt install chromium") == 1 and "apt install" not in item["why_th"], item' "$dir/absent.json"
printf '#!/bin/sh\nkill -SEGV $$\n' >"$dir/none/chromium"
chmod 755 "$dir/none" "$dir/none/chromium"
PATH=$dir/none:$PATH expect 3 audit "$site" -o "$dir/broken.json"
all_unclear "$dir/broken.json" เบราว์เซอร์หยุดทำงานกลางคัน

command -v chromium >/dev/null || { echo "render: chromium is missing: ./test installs it (tests/support/packages.sh)"; exit 1; }
serve --site "$apps/agency" --log "$dir/log"
expect 2 audit "$site" --user-agent oitcheck-test -o "$dir/auto.json"
as_labelled "$dir/auto.json"
# what the browser wanted was asked for by us, once for the whole site, and no more than makes text
[ "$(grep -c ' /api/site.json ' "$dir/log")" = 1 ]
[ "$(grep -c ' /blocks.js ' "$dir/log")" = 1 ]
! grep -E '\.(css|png|ico) ' "$dir/log" || exit 1
! grep -v 'oitcheck-test$' "$dir/log" || exit 1

# routes behind '#' are pages, too
cp -r "$apps/agency" "$dir/hash"
sed -i 's/data-routes="history"/data-routes="hash"/' "$dir/hash/index.html"
stop_servers
serve --site "$dir/hash"
expect 2 audit "$site" -o "$dir/hash.json" --warc "$dir/saved.warc.gz"
as_labelled "$dir/hash.json"
python3 - "$dir/hash.json" <<'END'
import json, sys
item = next(item for item in json.load(open(sys.argv[1]))["items"] if item["id"] == "O1")
assert item["evidence"][0]["url"].endswith("/#/about/structure"), item["evidence"]
END

# the archive has what the browser made of the pages: no network, no browser
stop_servers
port=9
PATH=$dir/none expect 2 audit --from "$dir/saved.warc.gz" "$site" -o "$dir/replay.json"
as_labelled "$dir/replay.json"
PATH=$dir/none expect 3 audit --from "$dir/saved.warc.gz" "$site" --render never -o "$dir/replay-never.json"
all_unclear "$dir/replay-never.json" JavaScript
[ -z "$(ls -A "$TMPDIR")" ] || { echo "left in the temporary directory:"; ls "$TMPDIR"; exit 1; }
