#!/usr/bin/env bash
# An audit changes nothing on a site: it asks by GET only, and for no address that says that it logs out, deletes or votes; what
# such an address would have shown is unclear.
set -euo pipefail
. "$2/tests/support/audit.sh"

mkdir "$dir/site"
cat >"$dir/site/index.html" <<'END'
<html><head><meta charset="utf-8"><title>เทศบาลตำบลทดสอบ</title>
<script>function out() { if (confirm('ออก?')) location.href = 'logout.php'; }</script></head><body>
<h1>เทศบาลตำบลทดสอบ</h1><p>ข้อความของหน้าแรก ยาวพอที่จะเป็นหน้าของหน่วยงานจริง</p>
<a href="?action=logout">ออกจากระบบ</a> <a href="board/delete.php?id=5" onclick="return confirm('ลบ?')">ลบ</a>
<a href="#" onclick="location.href='del2.php?id=9'">ลบกระทู้</a> <button onclick="window.location='like.php?id=7'">ถูกใจ</button>
<div data-url="/api/delete/3">ลบ</div> <a href="javascript:if(confirm('x'))location='del4.php?id=1'">ลบ</a>
<form action="logout2.php"><button>ออกจากระบบ</button></form> <form action="del3.php?id=8" method="post"><button>ลบ</button></form>
<a href="shop/?add-to-cart=15">เพิ่มลงตะกร้า</a> <a href="/poll/vote.php?choice=2">ลงคะแนน</a>
<form action="plan.html"><button>แผนพัฒนาท้องถิ่น</button></form> <a href="download.php?id=3">ดาวน์โหลด</a>
<a href="remove.php?id=4">โครงสร้างหน่วยงาน</a>
</body></html>
END
echo '<html><meta charset="utf-8"><title>แผน</title><h1>แผนพัฒนาท้องถิ่น</h1></html>' >"$dir/site/plan.html"
cat >"$dir/site/sitemap.xml" <<'END'
<urlset><url><loc>http://www.acts.go.th/member/logout</loc></url><url><loc>http://www.acts.go.th/listed.html</loc></url></urlset>
END
serve --site "$dir/site" --log "$dir/log"
expect 0 audit --exit-zero --state none --db none --render never -o "$dir/acts.json" http://www.acts.go.th/
awk '{ print $3 }' "$dir/log" | sort >"$dir/asked"
printf '%s\n' / /download.php?id=3 /listed.html /plan.html /robots.txt /sitemap.xml | LC_ALL=C sort | diff -u - <(LC_ALL=C sort -u "$dir/asked")
[ "$(result get "$dir/acts.json" items.0.verdict)" = '"unclear"' ]
has '"acts"' acts.json

# nor does a redirect lead there, and a home page that is but an error is nothing that was read
python3 - "$dir" >"$dir/redirects.log" 2>&1 <<'PYTHON' &
import http.server, sys

class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        host = self.headers["Host"].split(":")[0]
        with open(sys.argv[1] + "/redirected", "a") as log:
            log.write(host + self.path + "\n")
        self.send_response(302 if host == "out.go.th" else 200 if self.path == "/" else 404)
        self.send_header("Location", "/member/logout.php") if host == "out.go.th" else None
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"<b>Fatal error</b>: Call to undefined function x() in <b>/home/x/index.php</b> on line 5")

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
with open(sys.argv[1] + "/redirects.port", "w") as port:
    port.write(str(server.server_address[1]) + "\n")
server.serve_forever()
PYTHON
servers+=($!)
for _ in $(seq 100); do [ -s "$dir/redirects.port" ] && break; sleep 0.1; done
port=$(cat "$dir/redirects.port")
for name in out error; do
	expect 3 audit --state none --db none --render never -o "$dir/$name.json" "http://$name.go.th/"
	result none missing "$dir/$name.json"
done
if grep -q logout "$dir/redirected"; then exit 1; fi
has '"acts"' out.json
has '"no-site"' error.json
