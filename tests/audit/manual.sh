#!/usr/bin/env bash
# The manual pages: sound for mandoc, and section 5 names every member that the JSON of a result, a topic and a checklist has.
set -euo pipefail
cd "$2"
command -v mandoc >/dev/null || { echo "manual: mandoc is missing: ./test installs it (tests/support/packages.sh)"; exit 1; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
for page in docs/man/*.[1-8]; do
	mandoc -T lint -W warning "$page" >"$dir/lint" || { cat "$dir/lint"; exit 1; }
	# man of Debian drops the marks above and below Thai letters: words that have some cannot be read there
	! grep -nP '[\x{0E31}\x{0E34}-\x{0E3A}\x{0E47}-\x{0E4E}]' "$page" || exit 1
	# and a macro takes quotation marks for its own
	! grep -nE '^\.(Dl|Ql) [^"]+"' "$page" || exit 1
done
mandoc -T utf8 docs/man/oitcheck.5 | col -b | tr -s ' \n' '\n' | grep -oE '[A-Za-z0-9_]+' | sort -u >"$dir/words"
{
	grep -oE '^	\{"[A-Za-z0-9_]+", FIELD' reports/json_fields.c | cut -d'"' -f2
	grep -oE 'waiver_(item|reason|until)|"(item|reason|until)"' rules/waiver.c | tr -d '"'
	python3 -c 'import json; [print(name) for file in ("topic", "checklist") for name in json.load(open(f"rules/schema/{file}.schema.json"))["properties"]]'
} | sort -u >"$dir/members"
[ "$(wc -l <"$dir/members")" -gt 80 ]
grep -vxF -e schema -e instrument -e urls -e title -e lost_th -e check -e conditions_th <"$dir/members" >"$dir/told" || true
missing=$(comm -23 "$dir/told" "$dir/words")
[ -z "$missing" ] || { printf 'oitcheck.5 does not tell of:\n%s\n' "$missing"; exit 1; }

# and of every check, as does docs/rules.md
python3 - rules/schema/topic.schema.json >"$dir/checks" <<'PYTHON'
import json, sys
kinds = json.load(open(sys.argv[1]))["definitions"]["check"]["oneOf"]
print("\n".join(name for kind in kinds for name in kind["properties"]["check"]["enum"]))
PYTHON
[ "$(wc -l <"$dir/checks")" -gt 20 ]
mandoc -T utf8 docs/man/oitcheck.5 | col -b | sed -n '/^   Topic/,/^   Checklist/p' | tr -s ' ,\n' '\n' >"$dir/topic"
while read -r check; do
	grep -qx "$check" "$dir/topic" || { echo "oitcheck.5 does not tell of the check $check"; exit 1; }
	grep -q "^|.*\`$check\`.*|.*|" docs/rules.md || { echo "docs/rules.md does not tell of the check $check"; exit 1; }
done <"$dir/checks"

# the configuration that section 5 shows is one
sed -n '/^\.Bd -literal/,/^\.Ed/p' docs/man/oitcheck.5 | sed '/^\.[BE]d/d' >"$dir/config.json"
grep -q '"sites"' "$dir/config.json"
"$1" score --oit 80 --config "$dir/config.json" -o - >/dev/null
