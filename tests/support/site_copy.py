"""A copy of an invented site (tests/fixtures/sites) in memory, to be changed and written elsewhere."""
import html as markup
import json
import pathlib
import re
from fnmatch import fnmatchcase
from urllib.parse import quote, unquote, urljoin, urlsplit

STATUSES = "_server.json"
TOKEN = re.compile(r"<!--.*?-->|<(script|style|textarea|svg|title)\b[^>]*>.*?</\1\s*>|<[a-zA-Z/!?][^>]*>|[^<]+|<", re.S | re.I)
LINK = re.compile(r"""(?P<tag><a\b[^>]*?\shref\s*=\s*)(?P<mark>["']?)(?P<target>[^"'\s>]*)(?P=mark)(?P<rest>[^>]*>)(?P<label>.*?)(?P<end></a\s*>)""", re.S | re.I)
CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w-]+)""", re.I)
CODECS = {"tis-620": "cp874", "windows-874": "cp874", "iso-8859-11": "cp874"}


def tokens(html):
    """Tags, comments, scripts whole, and the text between them."""
    return [match[0] for match in TOKEN.finditer(html)]


def is_text(token):
    return not token.startswith("<")


def in_data(script, change):
    """The Thai strings of the JSON that a page brings for its scripts, changed as its text is."""
    if "json" not in script.split(">", 1)[0]:
        return script
    return re.sub(r'"(?:[^"\\]|\\.)*"', lambda value: change(value[0]) if re.search("[฀-๿]", value[0]) else value[0], script)


def texts(html, change, data=True):
    """The page with each piece of text changed; tags, scripts and character references stay as they are."""
    def changed(text):
        parts = re.split(r"(&#?\w+;)", text)
        return "".join(part if i % 2 else change(part) for i, part in enumerate(parts))
    def of(token):
        if is_text(token):
            return changed(token)
        if token[:6].lower() == "<title":
            return re.sub(r">(.*)</", lambda title: f">{changed(title[1])}</", token, flags=re.S)
        return in_data(token, change) if data and token[:7].lower() == "<script" else token
    return "".join(of(token) for token in tokens(html))


def inside(html, what, where="</body"):
    """The page with markup put in after <body …>, or before </body>; a frameset stays as it is."""
    if re.search(r"<frameset", html, re.I):
        return html
    if where == "<body":
        return re.sub(r"<body\b[^>]*>", lambda match: match[0] + what, html, count=1, flags=re.I)
    parts = re.split(r"(?=</body)", html, maxsplit=1, flags=re.I)
    return what.join(parts) if len(parts) == 2 else html + what


class Site:
    def __init__(self, folder, name):
        self.name = name
        self.told = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        self.host = self.told["domains"][0]
        self.files = {str(path.relative_to(folder / name)): path.read_bytes() for path in sorted((folder / name).rglob("*")) if path.is_file()}
        self.statuses = json.loads(self.files.pop(STATUSES, b"{}"))
        self.charsets, self.pages = {}, {}
        for path, body in self.files.items():
            if body.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<") and not path.endswith((".xml", ".svg", ".js", ".css", ".json", ".txt")):
                declared = CHARSET.search(body[:2000].decode("ascii", "replace"))
                codec = CODECS.get(declared[1].lower(), declared[1].lower()) if declared else "utf-8"
                try:
                    self.pages[path] = body.decode(codec)
                except UnicodeDecodeError:
                    codec = "cp874"
                    self.pages[path] = body.decode(codec)
                self.charsets[path] = codec
        self.urls = {}
        for pattern, answer in self.statuses.items():
            if isinstance(answer, str) and not answer.startswith("/"):
                self.urls.setdefault(answer, pattern.replace("*", ""))

    def url(self, path):
        """Where a file is served, host and all."""
        host = path.split("/")[0] if path.split("/")[0] in self.told["domains"] else self.host
        address = quote(self.urls.get(path, "/" + self.local(path)), safe="/?&=%;+,:@")
        return f"http://{host}{re.sub('index.html$', '', address)}"

    def target(self, link, page, hops=3):
        """The file that a link on a page leads to; None where it leads elsewhere or nowhere."""
        parts = urlsplit(urljoin(self.url(page) if page else f"http://{self.host}/", markup.unescape(link)))
        if parts.scheme not in ("http", "https") or parts.hostname not in self.told["domains"]:
            return None
        whole = unquote(parts.path) + (f"?{unquote(parts.query)}" if parts.query else "")
        path = unquote(parts.path)
        for pattern, answer in self.statuses.items():
            if fnmatchcase(whole, pattern):
                if isinstance(answer, str) and answer.startswith("/"):
                    return self.target(answer, page, hops - 1) if hops else None
                if not isinstance(answer, str):
                    return None
                path = answer
                break
        for name in (path.strip("/"), f"{path.strip('/')}/index.html".lstrip("/")):
            for own in (f"{parts.hostname}/{name}", name):
                if own in self.files:
                    return own
        return None

    def home(self):
        return self.target(self.told["home"], None)

    def links(self, change):
        """Each link of each page changed by change(match, page)."""
        for page, html in self.pages.items():
            self.pages[page] = LINK.sub(lambda match: change(match, page), html)

    def answer(self, pattern, answer):
        """What a path gets, before all that is said of it elsewhere."""
        self.statuses = {pattern: answer, **{other: said for other, said in self.statuses.items() if other != pattern}}

    def local(self, path):
        """A file's path on its own host: what other hosts have stands in folders of their names."""
        first, _, rest = path.partition("/")
        return rest if first in self.told["domains"] else path

    def add(self, path, html, pattern=None):
        """A page of its own, in front of patterns that would hide it; pattern: under which address, else its path."""
        self.pages[path] = html
        self.charsets[path] = "utf-8"
        self.files[path] = b""
        self.answer(pattern or "/" + self.local(path), self.local(path))

    def write(self, folder):
        for path, body in self.files.items():
            target = pathlib.Path(folder) / self.name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(self.pages[path].encode(self.charsets[path], "xmlcharrefreplace") if path in self.pages else body)
        (pathlib.Path(folder) / self.name / STATUSES).write_text(json.dumps(self.statuses, ensure_ascii=False), encoding="utf-8")
        (pathlib.Path(folder) / f"{self.name}.json").write_text(json.dumps(self.told, ensure_ascii=False), encoding="utf-8")
