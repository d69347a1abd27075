#!/usr/bin/env python3
"""A web server that can misbehave in every way a crawler must survive.

    server.py [--port N] [--root DIR | --site DIR [--fault NAME] | --upstream PORT] [--charset NAME] [--tls CERT KEY] [--old-tls] [--port-file FILE]
              [--log FILE] [--seconds N] [--validators] [--delay SECONDS]

Prints its port on the first line of standard output (and writes it to --port-file) and ends by itself after --seconds. What a
request gets is decided by the first row of SCENARIOS whose pattern matches "host/path" (the Host header without its port);
otherwise it is a file below --root. With --site only the files of one website are served, whatever the Host: DIR/_server.json may
give paths another status ({"/broken.html": 500, "/old/*": 410}), a redirect ({"/": "/home"}), a body that
ends long before its declared length ({"/big.pdf": {"declares": 2147483648}}) or, with a query, a file of DIR
({"/detail.php?id=7": "detail-7.html"}); a folder DIR/HOST has what that host serves. --charset is what the headers of pages say ("none": nothing).
With --fault the whole website is served by a server with one fault, a row of FAULTS. --upstream passes each request on to another server.
As a module: Server.instead gives addresses ("host/path?query") a row of INSTEAD in the place of their answers.
--validators: files have an ETag and a date, and are "not modified" (304) for who has them. --delay: each answer waits.
The log has one line a request: seconds since the start, host, path and query, user agent.
"""
import argparse
import fnmatch
import gzip
import http.client
import json
import mimetypes
import os
import re
import socket
import ssl
import struct
import subprocess
import sys
import threading
import time
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

SLOW = 0.3  # seconds between the drops of a drip
STATUSES = "_server.json"


def page(title, links=(), text=""):
    items = "".join(f'<li><a href="{href}">{href}</a></li>' for href in links)
    return (f'<!doctype html><html lang="th"><head><meta charset="utf-8"><title>{title}</title></head>'
            f"<body><h1>{title}</h1><p>{text}</p><ul>{items}</ul></body></html>").encode()


# Each scenario is a function (request, match) that answers by request.reply() or by hand.

def moved(request, match):
    """/moved/3 leads over /moved/2 … to /moved/0."""
    left = int(match[1])
    if left:
        request.reply(302, b"", {"Location": f"{left - 1}"})
    else:
        request.reply(200, page("arrived"))


def loop(request, match):
    request.reply(302, b"", {"Location": "/loop/b" if match[1] == "a" else "/loop/a"})


def go(request, match):
    """/go?URL redirects to URL."""
    request.reply(301, b"", {"Location": unquote(request.query)})


def cookie_wall(request, match):
    """Sets a cookie and sends back to the same URL until the cookie comes."""
    if "seen=1" in request.headers.get("Cookie", ""):
        request.reply(200, page("behind the wall"))
    else:
        request.reply(302, b"", {"Location": request.path, "Set-Cookie": "seen=1; path=/"})


def cookie_trap(request, match):
    """Sends back to the same URL for ever, with a new cookie each time."""
    request.reply(302, b"", {"Location": request.path, "Set-Cookie": f"n={time.monotonic_ns()}; path=/"})


def drip(request, match):
    """Headers, then a byte now and then, for ever."""
    request.begin(200, {"Content-Type": "text/html"})
    while True:
        request.send(b".")
        time.sleep(SLOW)


def endless(request, match):
    request.begin(200, {"Content-Type": "text/html"})
    while True:
        request.send(b"<p>again and again</p>" * 1000)


def reset(request, match):
    """Half a page, then a reset; /reset-once is whole the second time."""
    if match[1] and request.visits() > 1:
        request.reply(200, page("whole at last"))
        return
    request.begin(200, {"Content-Type": "text/html", "Content-Length": "5000"})
    request.send(page("half a page"))
    request.hang_up()


def short(request, match):
    """Promises more bytes than it sends."""
    request.begin(200, {"Content-Type": "text/html", "Content-Length": "5000"})
    request.send(page("too short"))


def truncated_gzip(request, match):
    body = gzip.compress(page("cut", text="x" * 100 + os.urandom(2000).hex()))
    request.reply(200, body[:len(body) // 2], {"Content-Encoding": "gzip"})


def empty_gzip(request, match):
    """Says that it is compressed, and is nothing at all."""
    request.reply(200, b"", {"Content-Encoding": "gzip"})


def bomb(request, match):
    """256 MiB of blanks in 256 KiB."""
    request.begin(200, {"Content-Type": "text/html", "Content-Encoding": "gzip"})
    request.send(gzip.compress(b" " * (256 << 20), 9))


def busy(request, match):
    """429 or 503 with Retry-After, fine from the second visit on."""
    if request.visits() > 1:
        request.reply(200, page("at your service"))
        return
    later = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 2))
    request.reply(int(match[1]), b"", {"Retry-After": later if match[2] == "date" else "1"})


def weary(request, match):
    """503 with Retry-After, for ever."""
    request.reply(503, b"", {"Retry-After": "2"})


def status(request, match):
    request.reply(int(match[1]), page(f"status {match[1]}"))


def forbidden(request, match):
    request.reply(403, page("forbidden"))


def empty(request, match):
    request.reply(200, b"")


def calendar(request, match):
    """A month has a next month, for ever; each page is different."""
    month = int(match[1] or 0)
    request.reply(200, page(f"month {month}", [f"/calendar?m={month + 1}", f"/calendar?m={month + 2}"]))


def session(request, match):
    """Every answer has new session ids in all its links."""
    sid = os.urandom(16).hex()
    request.reply(200, page("shop", [f"/session/a?PHPSESSID={sid}", f"/session/b?PHPSESSID={sid}"]))


def session_path(request, match):
    """The session stands in the path, as ASP.NET puts it without cookies: who comes without one is sent to a new one, and half of the links
    are without."""
    if match["session"]:
        request.reply(200, page(f"หน้า {match['name']}", ["a.aspx", "b.aspx", "/cookieless/c.aspx", "/cookieless/d.aspx"], f"เนื้อหาของหน้า {match['name']}"))
    else:
        letters = os.urandom(12).hex()
        request.reply(302, b"", {"Location": f"/cookieless/(S({letters}))/{match['name']}"})


def session_parameter(request, match):
    """As servlets put it: behind a semicolon, new in each answer."""
    links = [f"/servlet/{name};jsessionid={os.urandom(16).hex().upper()}" for name in ("a.do", "b.do", "c.do")]
    request.reply(200, page(f"หน้า {match[1]}", links, f"เนื้อหาของหน้า {match[1]}"))


def front_controller(request, match):
    """The same page for any path, with relative links: paths grow without end."""
    request.reply(200, page("welcome", ["about/", "Pages/news_detail/1", "contact/us/"]))


def same_list(request, match):
    """Every number has a page, and all say the same."""
    number = int(match[1])
    request.reply(200, page("list", text="the same ten rows", links=[])
                  + f"<!-- {number} --><a href='/same/{number + 1}'></a>".encode())


def big(request, match):
    """/big/20 is 20 MB."""
    request.reply(200, b"<p>" + b"x" * (int(match[1]) << 20), {"Content-Type": "text/html"})


def header_bomb(request, match):
    request.begin(200, {f"X-Filler-{i}": "x" * 1000 for i in range(200)})


def soft_404(request, match):
    request.reply(200, page("ไม่พบหน้าที่ต้องการ", text="404 Not Found"))


def waf(request, match):
    request.reply(200, page("Attention Required!", text="Checking your browser before accessing. Ray ID: 1"))


def garbage(request, match):
    request.send(b"this is no HTTP\r\n\r\n")
    request.close_connection = True


def silent(request, match):
    """Takes the request and says nothing."""
    time.sleep(3600)


def plain(text):
    return lambda request, match: request.reply(200, text.encode(), {"Content-Type": "text/plain"})


def sitemap(request, match):
    """/sitemap.xml of host mapped.…: an index, a page, and one of somebody else."""
    here = "http://" + request.headers["Host"]
    if match[1] == "sitemap.xml":
        body = f"<sitemapindex><sitemap><loc>{here}/more.xml</loc></sitemap></sitemapindex>"
    else:
        body = (f"<urlset><url><loc>{here}/status/410</loc></url><url><loc>{here}/waf</loc></url>"
                "<url><loc>http://elsewhere.example/</loc></url></urlset>")
    request.reply(200, body.encode(), {"Content-Type": "application/xml"})


def links(request, match):
    """/links?a,b,c is a page that links to a, b and c."""
    request.reply(200, page("links", unquote(request.query).split(",")))


def numbered(request, match):
    """/site/N: a site of as many pages as wanted, 40 KB each."""
    number = int(match[1])
    request.reply(200, page(f"page {number}", [f"/site/{number * 10 + i}" for i in range(10)], "ข้อความ " * 1700))


def many_links(request, match):
    """50,000 links on one page."""
    request.reply(200, page("รายการ", [f"/same/{i}" for i in range(50000)]))


def deep(request, match):
    """10,000 elements in each other."""
    request.reply(200, page("ลึก", text="<div>" * 10000 + "ก้นบ่อ" + "</div>" * 10000))


# Stores and forms of others, played for the audits that follow links to them. A file FOLDER/hosted/ID is what is kept there.

def here(request, match):
    """The file behind an id, with its name in the headers."""
    request.file(f"/hosted/{match['id']}", {"Content-Disposition": f"attachment; filename={match['id']}.pdf"})


def drive_download(request, match):
    """Given out from another host; what is not shared sends to the login."""
    if match["id"].startswith("closed"):
        request.reply(302, b"", {"Location": "https://accounts.google.com/ServiceLogin?service=wise"})
    else:
        request.reply(303, b"", {"Location": f"https://drive.usercontent.google.com/download?id={match['id']}&export=download"})


def drive_content(request, match):
    """A big file is asked for twice: the first answer is a warning with a form, whose hidden fields must be sent."""
    if not match["id"].startswith("big") or "&confirm=t&uuid=1-2%2F3" in request.path:
        here(request, match)
        return
    hidden = {"id": match["id"], "export": "download", "confirm": "t", "uuid": "1-2/3"}
    fields = "".join(f'<input type="hidden" name="{name}" value="{value}">' for name, value in hidden.items())
    request.reply(200, ('<html><head><title>Google Drive - Virus scan warning</title></head><body><p>Google Drive can\'t scan this file for viruses.'
                        '</p><form id="download-form" action="https://drive.usercontent.google.com/download" method="get">'
                        f'<input type="submit" value="Download anyway">{fields}</form></body></html>').encode())


def drive_folder(request, match):
    if match["id"] == "bare":
        request.reply(200, page("My files", text="Loading"))
    else:
        request.reply(200, page("รายงาน", [f"https://drive.google.com/file/d/{match['id']}/view?usp=drive_web"]))


def google_form(request, match):
    """For those who are let in only, closed, or open; any other one is open, too, and says nothing of what it is for."""
    if match[1] == "inside":
        request.reply(302, b"", {"Location": "https://accounts.google.com/ServiceLogin?continue=form"})
    elif match[1] == "closed":
        request.reply(200, page("แจ้งเรื่องร้องเรียน", text="แบบฟอร์ม แจ้งเรื่องร้องเรียน ไม่รับคำตอบแล้ว ลองติดต่อเจ้าของแบบฟอร์ม"))
    else:
        request.reply(200, page("แจ้งเรื่องร้องเรียนการทุจริต" if match[1] == "open" else "แบบฟอร์ม", text="ลงชื่อเข้าใช้เพื่อดำเนินการต่อ หรือตอบได้เลย").replace(
            b"<ul>", "<form action='/forms/d/e/open/formResponse' method='POST'><div>เรื่อง</div><input type='text' name='entry.1'>"
            "<div>รายละเอียด</div><textarea name='entry.2'></textarea></form><ul>".encode()))


def one_drive(request, match):
    request.reply(302, b"", {"Location": "https://login.live.com/login.srf?wa=wsignin1.0" if match[1] == "onedrive.live.com/download"
                             else "https://onedrive.live.com/redir?resid=A!1&authkey=!B"})


def flip_book(request, match):
    """With the text of its pages for those who cannot see them, or without."""
    text = " ".join(["ยุทธศาสตร์ที่ 1 การพัฒนาด้านโครงสร้างพื้นฐาน เป้าประสงค์ ถนนทุกสายใช้ได้ ตัวชี้วัด ร้อยละของถนน"] * 8)
    request.reply(200, page("แผนพัฒนาท้องถิ่น พ.ศ. 2566-2570", text=text if match[1] == "spoken" else "Create your own flip book"))


SCENARIOS = [
    (r"hang\d*\.[^/]*/.*", silent),
    (r"drive\.google\.com/uc\?export=download&id=(?P<id>[\w-]+)", drive_download),
    (r"drive\.usercontent\.google\.com/download\?id=(?P<id>[\w-]+).*", drive_content),
    (r"drive\.google\.com/embeddedfolderview\?id=(?P<id>[\w-]+)", drive_folder),
    (r"docs\.google\.com/document/d/(?P<id>[\w-]+)/export\?format=pdf", here),
    (r"docs\.google\.com/forms/d/(?:e/)?([\w-]+)/viewform.*", google_form),
    (r"forms\.gle/(\w+)", lambda request, match: request.reply(
        302, b"", {"Location": f"https://docs.google.com/forms/d/e/{match[1]}/viewform"})),
    (r"(1drv\.ms|onedrive\.live\.com/download).*", one_drive),
    (r"anyflip\.com/book/(\w+)", flip_book),
    (r"norobots\.[^/]*/robots\.txt", lambda request, match: request.reply(503, b"")),
    (r"slowrobots\.[^/]*/robots\.txt", plain("User-agent: *\nCrawl-delay: 1\n")),
    (r"closed\.[^/]*/robots\.txt", plain("User-agent: *\nDisallow: /\n")),
    (r"[^/]*/robots\.txt", plain("User-agent: *\nDisallow: /private\n")),
    (r"mapped\.[^/]*/(sitemap.xml|more.xml)", sitemap),
    (r"allforbidden\.[^/]*/.*", forbidden),
    (r"front\.[^/]*/.*", front_controller),
    (r"[^/]*/moved/(\d+)", moved),
    (r"[^/]*/loop/(\w)", loop),
    (r"[^/]*/go\?.*", go),
    (r"[^/]*/cookie", cookie_wall),
    (r"[^/]*/cookie-trap", cookie_trap),
    (r"[^/]*/drip", drip),
    (r"[^/]*/endless", endless),
    (r"[^/]*/reset(-once)?", reset),
    (r"[^/]*/short", short),
    (r"[^/]*/truncated-gzip", truncated_gzip),
    (r"[^/]*/empty-gzip", empty_gzip),
    (r"[^/]*/bomb", bomb),
    (r"[^/]*/busy/(\d+)/(\w+)", busy),
    (r"[^/]*/weary", weary),
    (r"[^/]*/status/(\d+)", status),
    (r"[^/]*/empty", empty),
    (r"[^/]*/calendar(?:\?m=(\d+))?", calendar),
    (r"[^/]*/session/.*", session),
    (r"[^/]*/cookieless/(?P<session>\(S\(\w+\)\)/)?(?P<name>[^/]+)", session_path),
    (r"[^/]*/servlet/(\w+\.do)(?:;jsessionid=\w+)?", session_parameter),
    (r"[^/]*/same/(\d+)", same_list),
    (r"[^/]*/big/(\d+)", big),
    (r"[^/]*/header-bomb", header_bomb),
    (r"[^/]*/front/.*", front_controller),
    (r"[^/]*/many-links", many_links),
    (r"[^/]*/deep", deep),
    (r"[^/]*/soft-404", soft_404),
    (r"[^/]*/waf", waf),
    (r"[^/]*/garbage", garbage),
    (r"[^/]*/silent", silent),
    (r"[^/]*/links\?.*", links),
    (r"[^/]*/site/(\d+)", numbered),
]


# Each fault of a whole server is a function (request) that answers in its own way, mostly by request.serve(), which gives the file.

def old_protocol(request):
    """HTTP/1.0: one answer a connection, no word of it."""
    request.protocol_version = "HTTP/1.0"
    request.close_connection = True
    request.serve()


def keep_alive_lie(request):
    """Says that the connection stays, and closes it."""
    request.extra = [("Connection", "keep-alive"), ("Keep-Alive", "timeout=60, max=1000")]
    request.serve()
    request.close_connection = True


def duplicate_headers(request):
    request.extra = [("Content-Type", "text/html"), ("Set-Cookie", "a=1"), ("Set-Cookie", "a=2"), ("Server", "x"), ("Server", "y")]
    request.serve()


def waves(request):
    """Busy for a while, every now and then."""
    if request.server.count % 25 in (10, 11, 12):
        request.reply(503 if request.server.count % 2 else 429, b"busy", {"Retry-After": "1"})
    else:
        request.serve()


def dies(request):
    """Gone for ten requests in the midst of it, then back."""
    if 15 <= request.server.count < 25:
        request.hang_up()
    else:
        request.serve()


def half_down(request):
    """Half of the paths cannot be had; the home page can."""
    if zlib.crc32(request.path.encode()) % 2 and request.path not in ("/", "/home.html"):
        request.reply(503, b"")
    else:
        request.serve()


def wall(words):
    """From the fourth request on a page with status 200 that is none of the site's."""
    def answer(request):
        if request.server.count > 3 or words is MAINTENANCE:
            request.reply(200, page(*words))
        else:
            request.serve()
    return answer


MAINTENANCE = ("ปิดปรับปรุงเว็บไซต์", (), "ขออภัยในความไม่สะดวก ขณะนี้อยู่ระหว่างปรับปรุงเว็บไซต์ กรุณาเข้ามาใหม่ภายหลัง")
CHALLENGE = ("Just a moment...", (), "Checking your browser before accessing this website. Please enable JavaScript and cookies to continue. Ray ID: 1")
CAPTCHA = ("ยืนยันตัวตน", (), "กรุณายืนยันว่าคุณไม่ใช่โปรแกรมอัตโนมัติ I'm not a robot reCAPTCHA")


def packed(program):
    """Compressed by a program (brotli, zstd), whatever the client takes."""
    def answer(request):
        request.pack = program
        request.serve()
    return answer


def mixed_charset(request):
    """Half of the pages are in TIS-620, and go on saying UTF-8."""
    request.tis620 = zlib.crc32(request.path.encode()) % 2
    request.serve()


def annex(links, *scenarios):
    """The home page links to more, which rows of SCENARIOS answer."""
    rows = [(pattern, scenario) for pattern, scenario in SCENARIOS if scenario in scenarios]
    markup = "".join(f'<a href="{link}">เพิ่มเติม</a> ' for link in links).encode()

    def answer(request):
        host = request.headers.get("Host", "").rsplit(":", 1)[0]
        for pattern, scenario in rows:
            match = re.fullmatch(pattern, host + request.path)
            if match:
                scenario(request, match)
                return
        request.annex = markup
        request.serve()
    return answer


ODD_LINKS = ("file:///etc/passwd", "ftp://ftp.example.go.th/a.pdf", "data:text/html,<p>x</p>", "javascript:alert(1)", "about:blank",
             "http://localhost:1/admin", "http://127.0.0.1:1/", "http://[::1]:1/", "http://", "//", "?", "http://%zz/", "line://ti/p/x")

# Addresses whose answers are not sound, and what a report says of each; None where it is read all the same.
UNSOUND = {
    "/reset": "reset", "/reset-once": None, "/short": "reset", "/truncated-gzip": "reset", "/empty-gzip": "empty-answer",
    "/empty": "empty-answer", "/garbage": "broken-answer", "/header-bomb": "headers-too-large", "/loop/a": "redirect-loop",
    "/moved/12": "too-many-redirects", "/go?file:///etc/passwd": "bad-redirect", "/cookie": None, "/cookie-trap": "redirect-loop",
    "/endless": "page-limit", "/bomb": "body-limit", "/big/20": "body-limit", "/busy/503/date": None, "/busy/429/seconds": None,
    "/status/429": "http 429", "/status/500": "http 500", "/status/418": "http 418",
}

FAULTS = {
    "calendar": annex(["/calendar?m=1"], calendar), "sessions": annex(["/session/a"], session),
    "session-paths": annex(["/cookieless/a.aspx", "/servlet/a.do"], session_path, session_parameter),
    "front-controller": annex(["/front/a"], front_controller), "same": annex(["/same/1"], same_list),
    "many-links": annex(["/many-links"], many_links, same_list), "deep": annex(["/deep"], deep), "big": annex(["/big/20"], big),
    "header-bomb": annex(["/header-bomb"], header_bomb), "bomb": annex(["/bomb"], bomb), "odd-links": annex(ODD_LINKS),
    "unsound": annex(UNSOUND, moved, loop, go, cookie_wall, cookie_trap, endless, reset, short, truncated_gzip, empty_gzip, bomb, busy, status,
                     empty, big, header_bomb, garbage),
    "drip": annex(["/drip"], drip), "old-protocol": old_protocol, "keep-alive-lie": keep_alive_lie, "duplicate-headers": duplicate_headers, "waves": waves, "dies": dies,
    "half-down": half_down, "maintenance": wall(MAINTENANCE), "challenge": wall(CHALLENGE), "captcha": wall(CAPTCHA), "br": packed("brotli"),
    "zstd": packed("zstd"), "mixed-charset": mixed_charset,
}


# What comes in the place of one address's answer, so that it cannot be read. Each is a function (request).

def document(name):
    """One of the documents that the unit tests have."""
    def answer(request):
        with open(os.path.join(DOCUMENTS, name), "rb") as stream:
            request.reply(200, stream.read(), {"Content-Type": "application/pdf"})
    return answer


def says(*words):
    return lambda request: request.reply(200, page(*words))


def refuses(code):
    return lambda request: request.reply(code, page(f"status {code}"))


def login(request):
    request.reply(200, page("เข้าสู่ระบบ", text="<form method=post action=/login><label>ชื่อผู้ใช้ <input name=user></label><label>รหัสผ่าน "
                                              "<input type=password name=password></label><button>เข้าสู่ระบบ</button></form>"))


def sent_to_login(request):
    """/login is a login page on every host of a server with INSTEAD."""
    request.reply(302, b"", {"Location": "/login"})


def cut(request):
    """Half of the body, though all of it was promised."""
    request.half = True
    request.serve()


def too_large(request):
    """More than anybody reads, and what matters would come last."""
    path = urlsplit(request.path).path
    request.begin(200, {"Content-Type": mimetypes.guess_type(path)[0] or "text/html", "Content-Length": str(64 << 20)})
    request.send(b"%PDF-1.4\n" if path.endswith(".pdf") else b"<!doctype html><html><body><!--")
    request.send(b" " * (9 << 20))


REJECTED = ("Request Rejected", (), "The requested URL was rejected. Please consult with your administrator. Your support ID is: 1234567890")
DOCUMENTS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "fixtures", "docs")
INSTEAD = {
    "401": refuses(401), "403": refuses(403), "500": refuses(500), "503": refuses(503), "reset": lambda request: request.hang_up(),
    "empty": lambda request: request.reply(200, b""), "cut": cut, "large": too_large, "silent": lambda request: time.sleep(3600),
    "rejected": says(*REJECTED), "challenge": says(*CHALLENGE), "captcha": says(*CAPTCHA), "login": login, "sent-to-login": sent_to_login,
    "robots": lambda request: request.serve(), "broken-pdf": lambda request: request.reply(200, b"%PDF-1.7\n%" + bytes(range(128, 256)) * 40,
                                                                                          {"Content-Type": "application/pdf"}),
    "locked-pdf": document("locked.pdf"), "scan": document("scan.pdf"),
}


class Request(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    extra = []  # headers beside the usual ones
    pack = None
    tis620 = False
    annex = b""
    half = False

    def do_GET(self):
        host = self.headers.get("Host", "").rsplit(":", 1)[0]
        self.query = urlsplit(self.path).query
        self.server.note(host, self.path, self.headers.get("User-Agent", ""))
        time.sleep(self.server.delay)
        for pattern, scenario in self.server.scenarios:
            match = pattern.fullmatch(host + self.path)
            if match:
                scenario(self, match)
                return
        instead = self.server.instead.get(host + unquote(self.path))
        if instead:
            instead(self)
        elif self.server.instead and self.path == "/login":
            login(self)
        elif self.path == "/robots.txt" and host in self.server.closed:
            self.reply(200, "\n".join(["User-agent: *", *(f"Disallow: {path}$" for path in self.server.closed[host])]).encode(), {"Content-Type": "text/plain"})
        elif self.server.fault:
            self.server.fault(self)
        else:
            self.serve()

    def serve(self):
        if self.server.upstream:
            self.pass_on()
        else:
            self.file(unquote(urlsplit(self.path).path))

    def pass_on(self):
        """What another server answers."""
        upstream = http.client.HTTPConnection("127.0.0.1", self.server.upstream)
        upstream.request("GET", self.path, headers={**self.headers, "Connection": "close"})
        answer = upstream.getresponse()
        body = answer.read()
        own = {"connection", "content-length", "date", "server", "transfer-encoding"}
        self.answer(answer.status, body, {name: value for name, value in answer.getheaders() if name.lower() not in own})

    def hang_up(self):
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def visits(self):
        """How often this path was asked for, this time included."""
        return self.server.visits[self.path]

    def file(self, path, headers=None):
        whole = f"{path}?{unquote(self.query)}" if self.query else path
        for pattern, answer in self.server.statuses.items():
            if not fnmatch.fnmatchcase(whole, pattern):
                continue
            if isinstance(answer, int):
                self.reply(answer, page(f"status {answer}"))
                return
            if isinstance(answer, dict):
                self.begin(200, {"Content-Type": "application/pdf", "Content-Length": str(answer["declares"])})
                self.send(b"%PDF-1.4\n")
                return
            if answer.startswith(("/", "http:")):
                self.reply(302, b"", {"Location": answer})
                return
            path = answer
            break
        root = os.path.realpath(self.server.root)
        host = self.headers.get("Host", "").rsplit(":", 1)[0]
        if host and os.path.isdir(os.path.join(root, host)):
            root = os.path.join(root, host)
        name = os.path.realpath(os.path.join(root, path.lstrip("/")))
        if os.path.isdir(name):
            name = os.path.join(name, "index.html")
        if not name.startswith(root + os.sep) or not os.path.isfile(name) or os.path.basename(name) == STATUSES:
            self.reply(404, page("not found"))
            return
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        if self.server.charset and kind == "text/html":
            kind += f"; charset={self.server.charset}"
        with open(name, "rb") as stream:
            body = stream.read()
        if self.tis620 and kind.startswith("text/html"):
            body = body.decode().encode("cp874", "ignore")
        if self.annex and path in ("/", "/home.html"):
            body = body.replace(b"</body>", self.annex + b"</body>")
        headers = {"Content-Type": kind, **(headers or {})}
        if self.pack:
            body = subprocess.run([self.pack, "-c"], input=body, capture_output=True, check=True).stdout
            headers["Content-Encoding"] = {"brotli": "br"}.get(self.pack, self.pack)
        if self.server.validators:
            headers["ETag"] = f'"{zlib.crc32(body):08x}-{len(body)}"'
            headers["Last-Modified"] = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(os.path.getmtime(name)))
            if self.headers.get("If-None-Match") == headers["ETag"]:
                self.reply(304, b"", {"ETag": headers["ETag"]})
                return
        self.reply(200, body, headers)

    def reply(self, code, body, headers=None):
        self.answer(code, body, {"Content-Type": "text/html; charset=utf-8", **(headers or {})})

    def answer(self, code, body, headers):
        self.begin(code, {**headers, "Content-Length": str(len(body))}, close=self.half)
        self.send(b"" if code in (204, 304) else body[:len(body) // 2] if self.half else body)

    def begin(self, code, headers, close=True):
        """Status line and headers. Without a length the end of the connection is the end of the body."""
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        for name, value in self.extra:
            self.send_header(name, value)
        if close:
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()

    def send(self, data):
        self.wfile.write(data)

    def log_message(self, *arguments):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, options):
        super().__init__(("127.0.0.1", options.port), Request)
        self.root = options.site or options.root
        self.charset = None if options.charset == "none" else options.charset
        self.validators = options.validators
        self.delay = options.delay
        self.statuses = {}
        if options.site and os.path.exists(os.path.join(options.site, STATUSES)):
            with open(os.path.join(options.site, STATUSES), encoding="utf-8") as stream:
                self.statuses = json.load(stream)
        self.started = time.monotonic()
        self.visits = {}
        self.count = 0  # requests so far
        self.fault = FAULTS[options.fault] if options.fault else None
        self.upstream = options.upstream
        self.instead = {}  # host/path?query (decoded): a row of INSTEAD
        self.closed = {}  # host: paths that its robots.txt forbids
        self.lock = threading.Lock()
        self.log = open(options.log, "w", buffering=1) if options.log else None
        self.scenarios = [(re.compile(pattern), scenario) for pattern, scenario in ([] if options.site or options.upstream else SCENARIOS)]

    def note(self, host, path, agent):
        with self.lock:
            self.visits[path] = self.visits.get(path, 0) + 1
            self.count += 1
            if self.log:
                self.log.write(f"{time.monotonic() - self.started:.3f} {host} {path} {agent}\n")

    def handle_error(self, request, address):
        """Clients that hang up are part of the play."""


def options_of(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--upstream", type=int)
    parser.add_argument("--root", default=".")
    parser.add_argument("--site")
    parser.add_argument("--fault", choices=FAULTS)
    parser.add_argument("--charset", default="none")
    parser.add_argument("--port-file")
    parser.add_argument("--tls", nargs=2, metavar=("CERT", "KEY"))
    parser.add_argument("--old-tls", action="store_true", help="TLS 1.1 at most")
    parser.add_argument("--log")
    parser.add_argument("--validators", action="store_true")
    parser.add_argument("--delay", type=float, default=0)
    parser.add_argument("--seconds", type=float, default=120)
    return parser.parse_args(arguments)


def main():
    options = options_of()
    server = Server(options)
    if options.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*options.tls)
        if options.old_tls:
            context.set_ciphers("ALL:@SECLEVEL=0")
            context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    print(server.server_address[1], flush=True)
    if options.port_file:
        with open(options.port_file, "w") as stream:
            stream.write(f"{server.server_address[1]}\n")
    threading.Timer(options.seconds, os._exit, [0]).start()
    server.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
