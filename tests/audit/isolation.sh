#!/usr/bin/env bash
# Where the readers of documents cannot be cut off from the network, the audit goes on and says so: on standard error and in the result.
set -euo pipefail
. "$2/tests/support/audit.sh"

serve --site "$demo"
expect 2 audit "$site" --state none -o "$dir/isolated.json"
! grep -q 'not-isolated' "$dir/isolated.json" || exit 1
[ ! -s "$dir/err" ]

printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$support/not_isolated.py" "$oitcheck" >"$dir/open"
chmod 755 "$dir/open"
oitcheck=$dir/open
expect 2 audit "$site" http://another.example.go.th/ --state none -o "$dir/two/" # said once for both
has 'ผู้ดูแลระบบ' err
has 'not cut off from the network' err
[ "$(grep -c 'not cut off' "$dir/err")" = 1 ]
for host in www.demo-tambon.go.th another.example.go.th; do
	has 'ผู้ดูแลระบบ' "two/$host/report.html"
done
python3 - "$dir/two/www.demo-tambon.go.th/result.json" "$dir/isolated.json" <<'PYTHON'
import json, sys
open_, isolated = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:])
assert [one["code"] for one in open_["warnings"]].count("not-isolated") == 1, open_["warnings"]
assert [item["verdict"] for item in open_["items"]] == [item["verdict"] for item in isolated["items"]]
PYTHON
