#!/usr/bin/env bash
# What went wrong is told by the exit status, and --exit-zero and --fail-on change what counts.
set -euo pipefail
. "$2/tests/support/audit.sh"

serve --site "$demo"

# 64: the command line
expect 64 "$oitcheck" audit
expect 64 "$oitcheck"
expect 64 audit --no-such-option "$site"
has '--no-such-option' err
expect 64 audit --max-pages none "$site"
expect 64 audit --as-of yesterday "$site"
expect 64 audit --format papyrus "$site"
has 'papyrus' err
expect 64 audit --agency อบต "$site"
has 'local|central|school|hospital: ประเภทหน่วยงาน' err
expect 64 "$oitcheck" bangtambon
has 'www.bangtambon.go.th' err

# 65: a rule file with a fault, told with its place
cp -r "$source/rules" "$dir/rules"
sed -i 's/"schema"/"schema" "/' "$dir/rules/topics/news.json"
expect 65 audit --rules "$dir/rules" "$site"
has 'news.json:2' err

# 3: a machine inside is read only where that is meant, and that is what is told
expect 3 "$oitcheck" audit --db none --state none http://127.0.0.1:9/
has '--allow-private' err

# a proxy of the environment is not used; where nothing answers that is told, and nowhere else
http_proxy=http://proxy.example:3128 expect 3 "$oitcheck" audit --db none --state none --allow-private http://127.0.0.1:9/
has '--proxy' err
http_proxy='' expect 3 "$oitcheck" audit --db none --state none --allow-private http://127.0.0.1:9/
if grep -q -e --proxy "$dir/err"; then echo 'a proxy that is not set'; exit 1; fi

# 3: an address that starts nowhere: what it is, and no score of nothing
expect 3 audit "${site}hom" -o - -o "$dir/start.json"
has 'ไม่มีหน้าตามที่อยู่ที่ให้ไว้ ให้ทำ: ตรวจตัวสะกด'
[ "$(result get "$dir/start.json" crawl.stopped_by)" = '"no-start"' ]
if grep -q '50\.00' "$dir/out"; then echo 'a score of nothing'; exit 1; fi
file=$(cd "$demo" && ls files/*.pdf | head -1)
expect 3 audit "$site$file" --no-sitemaps -o - -o "$dir/start.json"
has 'ที่อยู่ที่ให้ไว้เป็นไฟล์ ไม่ใช่หน้าแรก'
[ "$(result get "$dir/start.json" crawl.stopped_by)" = '"no-home"' ]

# 66: nothing there to open
expect 66 audit --rules "$dir/no-rules" "$site"
expect 66 audit --from "$dir/no.warc.gz" "$site"
has 'no.warc.gz' err

# 1: the result cannot be written
expect 1 audit "$site" -o "$dir/no-folder/result.json"

# the demo has items of every verdict
expect 0 audit --exit-zero "$site"
expect 2 audit --fail-on missing "$site"
expect 2 audit --fail-on partial "$site"
expect 3 audit --fail-on unclear "$site"
expect 2 audit --quiet --fail-on missing "$site"
[ ! -s "$dir/out" ] && [ ! -s "$dir/err" ]
expect 2 audit --quiet --fail-on missing -o - "$site"
[ -s "$dir/out" ]
expect 0 "$oitcheck" --version
expect 0 "$oitcheck" audit --help
