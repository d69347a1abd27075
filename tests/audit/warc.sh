#!/usr/bin/env bash
# Archives and copies between programs: a reader that is not ours reads our WARC, and we read what wget keeps, with the verdicts of the
# live site.
set -euo pipefail
. "$2/tests/support/audit.sh"
for tool in node npm wget; do
	command -v "$tool" >/dev/null || { echo "warc: $tool is missing: ./test installs it (tests/support/packages.sh)"; exit 1; }
done
npm_tools warc

# the demo agency, with one file under two names
cp -r "$demo" "$dir/site"
cp "$dir/site/about/structure.html" "$dir/site/about/structure-copy.html"
sed -i 's,</body>,<a href="structure-copy.html">สำเนา</a></body>,' "$dir/site/about/executives.html"
serve --site "$dir/site"
expect 2 audit "$site" --warc "$dir/demo.warc.gz" -o "$dir/live.json"
result verdicts "$dir/live.json" >"$dir/wanted"
node "$tools/read.mjs" "$dir/demo.warc.gz" >"$dir/read.json"
python3 - "$dir/read.json" "$dir/live.json" <<'PYTHON'
import json, sys
read, live = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
wrong = [answer for answer in read["answers"] if not answer["right"]]
assert not wrong, f"digests that are not of their bodies: {wrong[:3]}"
assert read["types"]["warcinfo"] == 1 and read["types"]["request"] == len(read["answers"]) == live["crawl"]["requests"], read["types"]
assert [answer["url"] for answer in read["answers"] if answer["type"] == "revisit"], "one file under two URLs, and no revisit"
PYTHON
expect 2 audit "$site" --from "$dir/demo.warc.gz" -o "$dir/replay.json"
result verdicts "$dir/replay.json" | diff -u "$dir/wanted" -

# what wget keeps of the same site: an archive, and files with and without its changes to names and links
wget_site() { # OPTION…
	http_proxy="http://127.0.0.1:$port" wget -q -r -l inf -e robots=off "$@" "$site" || [ $? = 8 ] # 8: some links are dead
}
wget_site --warc-file="$dir/wget" -P "$dir/with-archive"
wget_site -k -E -P "$dir/converted"
stop_servers
saved=$(ls "$dir/wget.warc"*)
expect 2 audit "$site" --from "$saved" -o "$dir/wget.json"
result verdicts "$dir/wget.json" | diff -u "$dir/wanted" -
for folder in with-archive converted with-archive/www.demo-tambon.go.th; do
	expect 2 audit "$site" --from "$dir/$folder" -o "$dir/mirror.json" -o -
	result members "$dir/mirror.json"
	python3 - "$dir/live.json" "$dir/mirror.json" <<'PYTHON'
import json, sys
live, mirror = ({item["id"]: item["verdict"] for item in json.load(open(path, encoding="utf-8"))["items"]} for path in sys.argv[1:])
# what a copy lacks may be a dead link: unclear, but nothing is turned round
wrong = {id: (live[id], mirror[id]) for id in live if mirror[id] not in (live[id], "unclear")}
assert not wrong, wrong
assert sum(mirror[id] == "unclear" != live[id] for id in live) <= 3, mirror
PYTHON
	has 'สำเนาเว็บไซต์'
done

# an empty folder, and one that is not there
mkdir "$dir/nothing"
expect 66 audit "$site" --from "$dir/nothing"
has 'wget' err
expect 66 audit "$site" --from "$dir/nowhere"
