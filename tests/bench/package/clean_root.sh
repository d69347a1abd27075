#!/usr/bin/env bash
# tests/bench/package/clean_root.sh [ROOT]: in a clean Debian 12 (debootstrap, as root, some minutes, about 700 MB): the package
# installs with what it depends on, audits the demo agency over loopback, reads its PDF and .doc, shows its manual pages, completes in
# bash, and a purge leaves nothing. ROOT is kept for the next time; without it a temporary one is made and removed.
set -euo pipefail
source=$(cd "$(dirname "$0")/../../.." && pwd)
[ "$(id -u)" = 0 ] || { echo "clean_root: must be root, for debootstrap and chroot"; exit 1; }
for tool in debootstrap dpkg-shlibdeps cpack; do
	command -v "$tool" >/dev/null || { echo "clean_root: $tool is missing: apt-get install debootstrap dpkg-dev cmake"; exit 1; }
done
work=$(mktemp -d)
root=${1:-$work/root}
server=""
clean() {
	[ -z "$server" ] || kill "$server" 2>/dev/null || true
	mountpoint -q "$root/proc" && umount "$root/proc"
	rm -rf "$work"
}
trap clean EXIT
step() { printf '== %s\n' "$*"; }
inside() { chroot "$root" env -u LANG -u OITCHECK_RULES LC_ALL=C.UTF-8 HOME=/root DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }

step "the package"
cd "$source"
cmake --preset package >/dev/null
cmake --build --preset package -- -j2 >"$work/log" 2>&1 || { tail -30 "$work/log"; exit 1; }
cpack --preset package >"$work/log" 2>&1 || { tail -30 "$work/log"; exit 1; }
deb=$(ls "$source"/build/package/oitcheck_*.deb)
! command -v lintian >/dev/null || lintian --fail-on error,warning "$deb"

step "a clean root"
[ -d "$root/usr" ] || debootstrap --variant=minbase bookworm "$root" >"$work/log" 2>&1 || { tail -30 "$work/log"; exit 1; }
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
inside dpkg --purge oitcheck >/dev/null 2>&1 || true
cp "$deb" "$root/tmp/oitcheck.deb"
inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends man-db >"$work/log" 2>&1 || { tail -30 "$work/log"; exit 1; }

step "install"
inside apt-get install -y -qq --no-install-recommends /tmp/oitcheck.deb >"$work/log" 2>&1 || { tail -30 "$work/log"; exit 1; }
inside dpkg -L oitcheck | sort >"$work/files"
inside oitcheck --version
inside oitcheck rules lint

step "audit of the demo agency"
python3 "$source/tests/support/server.py" --site "$source/tests/fixtures/sites/demo" --port-file "$work/port" --seconds 600 >/dev/null 2>&1 &
server=$!
for _ in $(seq 100); do [ -s "$work/port" ] && break; sleep 0.1; done
status=0
inside env XDG_STATE_HOME=/tmp/state XDG_CACHE_HOME=/tmp/cache oitcheck audit --allow-private --rate 0 --as-of 2025-06-15 --progress never --ocr never \
	--connect-to "::127.0.0.1:$(cat "$work/port")" http://www.demo-tambon.go.th/ -o - -o /tmp/report/ >"$work/checklist" || status=$?
[ "$status" = 2 ] || { echo "the audit ended with $status"; exit 1; }
grep -q 'พบครบ 18 ข้อ' "$work/checklist"
python3 - "$root/tmp/report/result.json" <<'PYTHON'
import json, sys
result = json.load(open(sys.argv[1], encoding="utf-8"))
verdicts = {item["id"]: item["verdict"] for item in result["items"]}
assert len(verdicts) == 28 and result["crawl"]["documents"] >= 15, result["crawl"]
assert not [u for u in result["crawl"]["unread"] if u["reason"] in ("no-reader", "no-pdftotext", "no-antiword", "no-unrtf")]
PYTHON
inside env XDG_STATE_HOME=/tmp/state XDG_CACHE_HOME=/tmp/cache oitcheck history >"$work/history"
grep -q demo-tambon "$work/history"

step "manual pages and completion"
for page in $(grep -oE '/man[15]/[a-z-]+\.[15]' "$work/files" | sed -E 's:/man([15])/([a-z-]+)\.[15]:\1/\2:'); do
	inside man -w "${page%%/*}" "${page#*/}"
	inside man --warnings -E UTF-8 "${page%%/*}" "${page#*/}" 2>"$work/warnings" >"$work/page"
	grep -q OITCHECK "$work/page"
	[ ! -s "$work/warnings" ] || { cat "$work/warnings"; exit 1; }
done
inside bash -c 'compopt() { :; }; . /usr/share/bash-completion/completions/oitcheck; COMP_WORDS=(oitcheck hist) COMP_CWORD=1; _oitcheck; [ "${COMPREPLY[*]}" = history ]'

step "purge"
rm -rf "$root/tmp/state" "$root/tmp/cache" "$root/tmp/report" "$root/tmp/oitcheck.deb"
inside apt-get purge -y -qq oitcheck >"$work/log" 2>&1 || { tail -30 "$work/log"; exit 1; }
left=$(grep -F oitcheck "$work/files" | while read -r file; do [ ! -e "$root$file" ] || echo "$file"; done)
left+=$(find "$root" -xdev -name '*oitcheck*' -not -path "$root/var/log/*" -not -path "$root/var/cache/*" -not -path "$root/proc/*")
[ -z "$left" ] || { printf 'left after the purge:\n%s\n' "$left"; exit 1; }
step "clean: installed, audited, read and purged"
