#!/usr/bin/env bash
# Servers whose TLS is out of order: it is a finding of the report and changes no verdict; --tls strict reads nothing of them.
set -euo pipefail
. "$2/tests/support/audit.sh"

home=https://www.demo-tambon.go.th/
serve --site "$demo"
expect 2 audit --state none "http://www.demo-tambon.go.th/" -o "$dir/wanted.json"
stop_servers
result verdicts "$dir/wanted.json" >"$dir/wanted"

# what a clerk's browser forgives, since it knows the authority between: the server sends its own certificate and no other
openssl req -x509 -newkey rsa:2048 -nodes -days 3 -subj "/CN=Authority" -keyout "$dir/ca.key" -out "$dir/ca" 2>/dev/null
openssl req -newkey rsa:2048 -nodes -subj /CN=www.demo-tambon.go.th -keyout "$dir/key" -out "$dir/asked" 2>/dev/null
openssl x509 -req -in "$dir/asked" -CA "$dir/ca" -CAkey "$dir/ca.key" -CAcreateserial -days 3 -out "$dir/certificate" 2>/dev/null

out_of_order() { # SERVER-OPTION…
	serve --site "$demo" --tls "$dir/certificate" "$dir/key" "$@"
	expect 2 audit --state none "$home" -o "$dir/fault.json"
	result verdicts "$dir/fault.json" | diff -u "$dir/wanted" -
	result get "$dir/fault.json" crawl.tls | grep -q '"incomplete-chain"'
	expect 3 audit --state none --tls strict "$home" -o "$dir/strict.json"
	result none found "$dir/strict.json"
	result none missing "$dir/strict.json"
	stop_servers
}

out_of_order
# TLS 1.1 at most: read nevertheless. In its handshake the certificate comes first, so that its fault is the one that is told.
out_of_order --old-tls

# One fault alone: the machine knows the authority. libcurl reads no list but the machine's, which ours is laid over where that may be done.
printf '#!/bin/sh\nexec unshare -rm sh -c '\''mount --bind "$0" /etc/ssl/certs/ca-certificates.crt && exec "$@"'\'' "%s" "$@"\n' "$dir/ca" >"$dir/trusting"
chmod +x "$dir/trusting"
"$dir/trusting" true 2>/dev/null || { echo "nothing can be mounted here: old-protocol, expired and name-mismatch are not tested"; exit 0; }
printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$dir/trusting" "$oitcheck" >"$dir/trusted"
chmod +x "$dir/trusted"
oitcheck=$dir/trusted

alone() { # FAULT SERVER-OPTION…
	local fault=$1
	shift
	serve --site "$demo" --tls "$dir/certificate" "$dir/key" "$@"
	expect 2 audit --state none "$home" -o "$dir/alone.json" -o "$dir/alone.txt"
	result verdicts "$dir/alone.json" | diff -u "$dir/wanted" -
	[ "$(result get "$dir/alone.json" crawl.tls)" = "[{\"host\": \"www.demo-tambon.go.th\", \"fault\": \"$fault\"}]" ]
	if grep -q "$fault" "$dir/alone.txt"; then echo "$fault: no words"; exit 1; fi
	expect 3 audit --state none --tls strict "$home" -o "$dir/strict.json"
	result none found "$dir/strict.json"
	result none missing "$dir/strict.json"
	has "\"tls $fault\"" strict.json
	stop_servers
}

alone old-protocol --old-tls
# until yesterday; then one that is in order but of another website
openssl x509 -req -in "$dir/asked" -CA "$dir/ca" -CAkey "$dir/ca.key" -CAcreateserial -days -1 -out "$dir/certificate" 2>/dev/null
alone expired
openssl req -newkey rsa:2048 -nodes -subj /CN=www.elsewhere.go.th -keyout "$dir/key" -out "$dir/asked" 2>/dev/null
openssl x509 -req -in "$dir/asked" -CA "$dir/ca" -CAkey "$dir/ca.key" -CAcreateserial -days 3 -out "$dir/certificate" 2>/dev/null
alone name-mismatch
