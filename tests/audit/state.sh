#!/usr/bin/env bash
# The next audit transfers only what has changed, with the verdicts of one from scratch; a state that cannot be kept is told, and no more.
set -euo pipefail
. "$2/tests/support/audit.sh"

cp -r "$demo" "$dir/site"
rm "$dir/site/_server.json"
serve --site "$dir/site" --log "$dir/log" --validators
kept() { audit --db none --state "$dir/kept" "$@" "$site"; }

bytes() { result get "$dir/$1.json" crawl.bytes; }

expect 2 kept -o "$dir/first.json"
expect 2 kept -o "$dir/second.json"
same_result first second
[ $((100 * $(bytes second))) -le $((5 * $(bytes first))) ] || { echo "$(bytes second) of $(bytes first) bytes again"; exit 1; }

# changed, gone and new pages
cp "$dir/site/about/general.html" "$dir/site/new.html"
rm "$dir/site/about/structure.html"
sed -i 's/<h1>[^<]*/<h1>อยู่ระหว่างปรับปรุง/' "$dir/site/plan/"*.html
sed -i 's|</body>|<p><a href="/new.html">ข้อมูลใหม่</a></p></body>|' "$dir/site/contact.html"
expect 2 kept -o "$dir/third.json"
expect 2 audit --db none --state none "$site" -o "$dir/scratch.json"
same_result third scratch
[ $((2 * $(bytes third))) -le "$(bytes scratch)" ]
[ "$(result verdicts "$dir/third.json")" != "$(result verdicts "$dir/second.json")" ]

# what is young is not asked for at all, but what failed or is gone is no page: it was asked for as well
: >"$dir/log"
expect 2 kept --max-age 1h -o "$dir/young.json"
[ ! -s "$dir/log" ] || { cat "$dir/log"; exit 1; }
result verdicts "$dir/third.json" >"$dir/wanted"
result verdicts "$dir/young.json" | diff -u "$dir/wanted" -

# damaged in the middle, no database at all, a folder that is a file: told, and audited without; not with --resume
state=$dir/kept/demo-tambon.go.th.state
[ -s "$state" ]
for damage in middle head; do
	cp "$state" "$dir/good"
	[ $damage = head ] && printf 'no database' | dd of="$state" conv=notrunc status=none
	[ $damage = middle ] && dd if=/dev/urandom of="$state" bs=4096 seek=8 count=40 conv=notrunc status=none
	expect 2 kept -o "$dir/damaged.json"
	has demo-tambon.go.th.state err
	result verdicts "$dir/damaged.json" | diff -u "$dir/wanted" -
	cp "$dir/good" "$state"
done
printf 'no database' | dd of="$state" conv=notrunc status=none
expect 66 kept --resume -o "$dir/none.json"
has ลบทิ้ง err
[ ! -e "$dir/none.json" ]
expect 2 audit --db none --state "$dir/log" "$site" -o "$dir/folder.json"
has --state err
result verdicts "$dir/folder.json" | diff -u "$dir/wanted" -

# no room: the audit ends with its result
(ulimit -f 400; expect 2 audit --db none --state "$dir/small" "$site" -o "$dir/small.json")
has ดิสก์ err
result verdicts "$dir/small.json" | diff -u "$dir/wanted" -

# … also where it is the archive that has none: that is told, and nothing passes for an archive
head -c 900000 /dev/urandom >"$dir/site/noise.bin"
sed -i 's|</body>|<a href="/noise.bin">แฟ้ม</a></body>|' "$dir/site/contact.html"
(ulimit -f 700; expect 1 audit --db none --state none "$site" --warc "$dir/cut.warc.gz" -o "$dir/cut.json")
has cut.warc.gz err
result members "$dir/cut.json"
[ ! -e "$dir/cut.warc.gz" ]
sed -i 's|<a href="/noise.bin">แฟ้ม</a>||' "$dir/site/contact.html"
rm "$dir/site/noise.bin"

# an archive is whole, also where the audit that it is of was broken off
expect 3 audit --db none --state "$dir/begun" --max-pages 5 "$site" -o "$dir/begun.json"
expect 2 audit --db none --state "$dir/begun" "$site" --resume --warc "$dir/whole.warc.gz" -o "$dir/whole.json"
has WARC err
expect 2 audit --db none --from "$dir/whole.warc.gz" "$site" -o "$dir/replay.json"
result verdicts "$dir/whole.json" >"$dir/whole"
result verdicts "$dir/replay.json" | diff -u "$dir/whole" -

# a full drive, then one that cannot be written to, where this system lets us make them: the audit ends with its result, what is
# wrong is told in plain words with the name of the file, and the result of before is still there
cat >"$dir/drives" <<'DRIVES'
drive=$1 folder=$2
shift 2
mount -t tmpfs -o size=16m none "$drive" || exit 77
"$@" --state "$drive/kept" -o "$drive/result.json" 2>"$folder/room" || exit 1
cp "$drive/result.json" "$folder/before.json"
dd if=/dev/zero of="$drive/filler" bs=4096 2>/dev/null
"$@" --state "$drive/kept" -o "$folder/full.json" 2>"$folder/full" || exit 2
"$@" --state "$drive/other" -o "$drive/result.json" 2>"$folder/unwritten"
[ $? = 1 ] && cmp "$drive/result.json" "$folder/before.json" || exit 3
rm "$drive/filler"
mount -o remount,ro "$drive" || exit 77
"$@" --state "$drive/kept" -o "$folder/fixed.json" 2>"$folder/fixed" || exit 4
"$@" --state "$drive/kept" --resume -o "$folder/none.json" 2>"$folder/resumed"
[ $? = 66 ] && [ ! -e "$folder/none.json" ] || exit 5
DRIVES
mkdir "$dir/drive"
status=0
unshare -rm sh "$dir/drives" "$dir/drive" "$dir" "$oitcheck" audit --db none --allow-private --rate 0 --as-of 2025-06-15 \
	--exit-zero --progress never --ocr never --connect-to "::127.0.0.1:$port" "$site" >"$dir/out" 2>&1 || status=$?
case $status in
0)
	[ ! -s "$dir/room" ]
	for told in full unwritten; do has ดิสก์ "$told" && has 'disk' "$told"; done
	for told in full unwritten fixed resumed; do has "$dir/drive/" "$told" && has 'ให้' "$told"; done
	has ' -o' unwritten
	for told in fixed resumed; do has --state "$told"; done
	for audited in full fixed; do
		result verdicts "$dir/before.json" >"$dir/wanted"
		result verdicts "$dir/$audited.json" | diff -u "$dir/wanted" -
	done
	;;
*)
	[ $status = 77 ] || grep -q unshare "$dir/out" || { echo "drives: $status"; head -20 "$dir/"{out,room,full,unwritten,fixed,resumed}; exit 1; }
	echo "no drives can be made here: not tested"
	;;
esac

# a folder with a long Thai name on a shared host: its escapes are longer than a file's name may be, and it is locked and kept all the same
long=เทศบาลตำบลทดสอบระบบสารสนเทศเพื่อการเรียนรู้
mkdir "$dir/site/$long"
echo '<html><meta charset="utf-8"><title>เทศบาล</title><p>ข้อความของหน้าแรก ยาวพอที่จะเป็นหน้าของหน่วยงานจริง</p></html>' >"$dir/site/$long/index.html"
expect 2 audit --state "$dir/long" "http://www.shared.com/$long/"
[ ! -s "$dir/err" ] || { cat "$dir/err"; exit 1; }
ls "$XDG_STATE_HOME/oitcheck/locks" | grep -q '^shared\.com_%E0'
: >"$dir/log"
expect 2 audit --state "$dir/long" --max-age 1h "http://www.shared.com/$long/"
[ ! -s "$dir/log" ] || { cat "$dir/log"; exit 1; }

# nothing is kept where nothing is to be
expect 2 env XDG_CACHE_HOME="$dir/empty" "$oitcheck" audit --db none --state none --allow-private --rate 0 --as-of 2025-06-15 \
	--progress never --ocr never --connect-to "::127.0.0.1:$port" "$site" -o "$dir/last.json"
[ ! -e "$dir/empty" ]
