#!/usr/bin/env bash
# The Debian package of this build: what is in it and what it depends on; and the program out of it, with its own rules and reader.
# tests/bench/package/clean_root.sh installs and purges it in a clean Debian.
set -euo pipefail
. "$2/tests/support/audit.sh"
for tool in dpkg-deb dpkg-shlibdeps mandoc cpack; do
	command -v "$tool" >/dev/null || { echo "package: $tool is missing: ./test installs it (tests/support/packages.sh)"; exit 1; }
done
build=$(dirname "$oitcheck")
cmake --build "$build" --target made oitcheck oitcheck-reader >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
cmake --install "$build" --prefix "$dir/stage/usr" >"$dir/log" || { cat "$dir/log"; exit 1; }
(cd "$dir" && cpack -G DEB --config "$build/CPackConfig.cmake" -B "$dir" -D CPACK_INSTALL_CMAKE_PROJECTS= -D CPACK_PACKAGING_INSTALL_PREFIX=/ \
	-D "CPACK_INSTALLED_DIRECTORIES=$dir/stage/usr;/usr") >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
deb=$(echo "$dir"/oitcheck_*_"$(dpkg --print-architecture)".deb)

dpkg-deb -f "$deb" Depends Recommends Maintainer >"$dir/control"
for package in poppler-utils antiword unrtf ca-certificates libcurl4 libsqlite3-0 libxlsxwriter4; do
	has "$package" control
done
has 'Recommends: chromium, tesseract-ocr, tesseract-ocr-tha' control
dpkg-deb -x "$deb" "$dir/unpacked"
for file in bin/oitcheck libexec/oitcheck/oitcheck-reader share/oitcheck/rules/site.json share/oitcheck/rules/checklists/oit-2568.json \
	share/man/man1/oitcheck.1.gz share/man/man5/oitcheck.5.gz share/bash-completion/completions/oitcheck \
	share/zsh/vendor-completions/_oitcheck share/doc/oitcheck/copyright share/doc/oitcheck/changelog.gz share/doc/oitcheck/docs/th/คู่มือ.md \
	share/doc/oitcheck/docs/images/report-th.png; do
	[ -s "$dir/unpacked/usr/$file" ] || { echo "not in the package: $file"; exit 1; }
done
[ -z "$(find "$dir/unpacked" -perm /022 ! -type l)" ] || { echo "others may write:"; find "$dir/unpacked" -perm /022 ! -type l; exit 1; }
[ "$(ls "$source"/rules/topics/*.json | wc -l)" = "$(ls "$dir"/unpacked/usr/share/oitcheck/rules/topics/*.json | wc -l)" ]
for page in "$dir"/unpacked/usr/share/man/man[15]/*.gz; do
	# mandoc reads the section out of the file's name, and takes the digit after any dot of the path for it where the name has none
	plain=$dir/$(basename "$page" .gz)
	gzip -dc "$page" >"$plain"
	mandoc -T lint -W warning "$plain" >"$dir/lint" || { cat "$dir/lint"; exit 1; }
	mandoc -T utf8 "$plain" | col -b >"$dir/shown"
	has NAME shown
done

export OITCHECK_RULES=$dir/unpacked/usr/share/oitcheck/rules
unset OITCHECK_READER
expect 0 "$dir/unpacked/usr/bin/oitcheck" rules lint
serve --site "$demo"
oitcheck=$dir/unpacked/usr/bin/oitcheck
expect 2 audit "$site" -o "$dir/result.json"
python3 - "$dir/result.json" <<'PYTHON'
import json, sys
result = json.load(open(sys.argv[1], encoding="utf-8"))
assert len(result["items"]) == 28
assert not [u for u in result["crawl"]["unread"] if u["reason"].startswith("no-r")], result["crawl"]["unread"]
PYTHON
