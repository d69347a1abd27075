#!/usr/bin/env bash
# Killed with -9 at any moment, the same command with --resume gives the result of an undisturbed audit, and asks for nothing again.
# TIMES=100 SEED=… for more moments (tests/bench/resume).
set -euo pipefail
. "$2/tests/support/audit.sh"

# without the page that fails for good: its tries wait
cp -r "$demo" "$dir/site" && rm "$dir/site/_server.json"
serve --site "$dir/site" --log "$dir/log" --delay 0.01
python3 "$support/resume.py" "${TIMES:-5}" "$dir/log" "$dir" "${SEED:-1}" \
	"$oitcheck" audit --db none --allow-private --rate 0 --as-of 2025-06-15 --progress never --ocr never \
	--connect-to "::127.0.0.1:$port" "$site"
