# What the program says of the invented sites is what tests/golden/sites has: a line an item, its id and verdict.
# After a change that is meant: GOLDEN_UPDATE=1 ctest -R audit/fixture_sites, then read the difference with git diff.
set -eu
oitcheck=$1 source=$2
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export OITCHECK_RULES=$source/rules
golden=$source/tests/golden/sites
mkdir -p "$golden"
status=0 checked=0
for file in "$source"/tests/fixtures/sites/*.json; do
	grep -q '"labels"' "$file" || continue
	checked=$((checked + 1))
	name=$(basename "$file" .json)
	"$source/tests/support/audit_site" "$oitcheck" "$source/tests/fixtures/sites" "$name" "$dir/$name.json" --ocr never 2>"$dir/err" || { cat "$dir/err"; exit 1; }
	python3 -c 'import json, sys
for item in json.load(open(sys.argv[1]))["items"]:
    print(item["id"], item["verdict"])' "$dir/$name.json" >"$dir/$name.txt"
	if [ -n "${GOLDEN_UPDATE:-}" ]; then
		cp "$dir/$name.txt" "$golden/$name.txt"
	elif ! diff -u "$golden/$name.txt" "$dir/$name.txt"; then
		echo "$name: the verdicts differ from tests/golden/sites/$name.txt"
		status=1
	fi
done
[ $checked -ge 12 ] || { echo "only $checked sites"; exit 1; }
exit $status
