# Sourced by tests/audit/notices*.sh after audit.sh: readers of notices, a configuration that names them, and what they were told.

/usr/bin/python3 -c 'import aiosmtpd' || { echo "python3-aiosmtpd is missing: ./test installs it (tests/support/packages.sh)"; exit 1; }
export OIT_TEST_PASSWORD='p@ss "wörd"'
readers=$dir/readers
mkdir "$readers"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$readers/key" -out "$readers/cert" -days 2 \
	-subj /CN=localhost -addext subjectAltName=DNS:localhost 2>"$dir/openssl"
printf 'a key for signing\nand no part of it\n' >"$readers/signing"
chmod 600 "$readers/signing"
/usr/bin/python3 "$support/receivers.py" --folder "$readers" --tls "$readers/cert" "$readers/key" --user clerk \
	--password "$OIT_TEST_PASSWORD" --key 'a key for signing' 2>"$dir/readers.err" &
servers+=($!)
for _ in $(seq 300); do [ -s "$readers/ports" ] && break; sleep 0.1; done
read -r smtp_port hook_port <"$readers/ports"

mode() { echo "$1" >"$readers/mode"; }
told() { python3 "$support/told.py" "$readers" "$@"; }
# assert_told MAILS HOOKS: so many were taken until now
count() { echo "$(cat "$readers/mails" 2>/dev/null | wc -l) $(cat "$readers/hooks" 2>/dev/null | wc -l)"; }
assert_told() { [ "$(count)" = "$1 $2" ] || { echo "told $(count), not $1 $2"; cat "$readers/attempts" "$dir/err"; exit 1; }; }
assert_unique() { [ "$(told unique)" = "$1 $2" ] || { echo "told apart $(told unique), not $1 $2"; cat "$dir/err"; exit 1; }; }

# configure FILE SITE…: the demo agency's sites, everybody is told
configure() {
	local file=$1
	shift
	python3 - "$file" "$port" "$smtp_port" "$hook_port" "$readers" "$@" <<'PY'
import json, sys
file, port, smtp, hook, readers, *sites = sys.argv[1:]
mail = {"type": "mail", "server": f"smtp://localhost:{smtp}", "user": "clerk", "password_env": "OIT_TEST_PASSWORD",
        "from": "oitcheck@example.go.th", "from_name": "ระบบตรวจเว็บไซต์ของเทศบาลตำบลตัวอย่าง", "ca_file": f"{readers}/cert"}
config = {
    "lang": "th", "allow-private": True, "rate": 0, "as-of": "2025-06-15", "progress": "never", "ocr": "never",
    "connect-to": [f"::127.0.0.1:{port}"], "quiet": True, "only-changes": True, "exit-zero": True, "sites": sites,
    "notices": {"retry_seconds": 1, "max_tries": 3, "targets": [
        {"name": "officers", "to": ["palad@example.go.th", "it@example.go.th"], **mail},
        {"name": "hook", "type": "webhook", "url": f"http://127.0.0.1:{hook}/notice", "key_file": f"{readers}/signing"}]}}
json.dump(config, open(file, "w", encoding="utf-8"), ensure_ascii=False, indent=1)
PY
}
