#!/usr/bin/env python3
"""Makes a website of 200 broken documents out of the corpus: break_documents.py CORPUS FOLDER

The same ones each time: documents cut off, bytes changed (as zzuf does), pieces lost, doubled and exchanged, one format in another's clothes;
and by hand what such files can do at worst: bombs of ZIP, gzip, XML and PNG, sizes of 2 GiB that are only declared, 10,000 pages, pages
within themselves, passwords. index.html links all of them, in a menu's words, so that each may be evidence.
"""
import gzip
import io
import json
import pathlib
import random
import struct
import sys
import zipfile
import zlib

COUNT = 200
SOURCES = ["text.pdf", "plan.pdf", "scan.pdf", "scanned.pdf", "text.docx", "text.odt", "text.doc", "text.rtf", "sheet.xlsx", "sheet.ods", "sheet.xls",
           "slides.pptx", "slides.odp", "bundle.zip", "bundle.7z", "scanned.png"]
GIBIBYTE = 1 << 30
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def flipped(data, chance, ratio):
    """Each byte has one bit turned with that probability."""
    out = bytearray(data)
    for _ in range(max(1, int(len(data) * ratio))):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def without(data, chance):
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(1, len(data) // 3):]


def doubled(data, chance):
    start, length = chance.randrange(len(data)), chance.randrange(1, len(data) // 3)
    return data[:start + length] + data[start:]


def exchanged(data, other, chance):
    """The beginning of one, the end of another."""
    return data[:chance.randrange(64, len(data))] + other[chance.randrange(len(other)):]


def spoilt(corpus):
    for number, name in enumerate(SOURCES):
        stem, suffix = name.split(".")
        data = (corpus / name).read_bytes()
        other = (corpus / SOURCES[(number + 5) % len(SOURCES)]).read_bytes()
        chance = random.Random(number)
        for part in (2, 10, 50, 97):
            yield f"{stem}-cut-{part}.{suffix}", data[:max(16, len(data) * part // 100)]
        for ratio in (0.0005, 0.004, 0.03, 0.2):
            yield f"{stem}-bits-{ratio}.{suffix}", flipped(data, chance, ratio)
        yield f"{stem}-lost.{suffix}", without(data, chance)
        yield f"{stem}-twice.{suffix}", doubled(data, chance)
        yield f"{stem}-mixed.{suffix}", exchanged(data, other, chance)


def pdf(objects):
    """A file of those objects (1, 2 …), the first of which is the catalogue."""
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))


def pdf_of_pages(count):
    kids = b" ".join(b"%d 0 R" % (3 + i) for i in range(count))
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids)]
               + [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"] * count)


def stream(body, more=b"", length=None):
    return b"<</Length %d%s>>stream\n" % (len(body) if length is None else length, more) + body + b"\nendstream"


def pdf_with(content):
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</X 4 0 R>>>>>>", content])


def package(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members:
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(document):
    return package([("[Content_Types].xml", "<Types/>"), ("word/document.xml", document)])


def xlsx(sheet, strings=""):
    return package([("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", f'<workbook xmlns="{SHEET}"><sheets><sheet name="a" sheetId="1"/></sheets></workbook>'),
                    ("xl/sharedStrings.xml", strings), ("xl/worksheets/sheet1.xml", sheet)])


def declares(data, size):
    """A ZIP whose headers say that its members unpack to so many bytes (APPNOTE.TXT §4.3.7, §4.3.12)."""
    data = bytearray(data)
    for magic, at in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        place = data.find(magic)
        while place >= 0:
            data[place + at:place + at + 4] = struct.pack("<I", size)
            place = data.find(magic, place + 4)
    return bytes(data)


def png(width, height, data):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(data))
            + chunk(b"IEND", b""))


def hostile(corpus):
    for path in sorted((corpus / "hostile").iterdir()):
        yield path.name, path.read_bytes()
    yield "locked.pdf", (corpus / "locked.pdf").read_bytes()
    blanks = b" " * (32 << 20)
    laughs = '<!DOCTYPE w [<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)) + "]>"
    text = f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:body></w:document>'
    yield "pages-10000.pdf", pdf_of_pages(10000)
    yield "in-itself.pdf", pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"])
    yield "draws-itself.pdf", pdf_with(stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>"))
    yield "length-2g.pdf", pdf_with(stream(b"BT ET", length=2 * GIBIBYTE))
    yield "count-2g.pdf", pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 2147483647/Kids[]>>"])
    yield "bomb.pdf", pdf_with(stream(zlib.compress(b"BT (x) Tj ET " * (1 << 20)), b"/Filter/FlateDecode"))
    yield "bomb-in-bomb.pdf", pdf_with(stream(zlib.compress(zlib.compress(blanks, 6), 6), b"/Filter[/FlateDecode/FlateDecode]"))
    yield "deep.pdf", pdf_with(b"[" * 100000 + b"]" * 100000)
    yield "size-2g.docx", declares(docx(text.format("x")), 2 * GIBIBYTE)
    yield "size-2g.zip", declares(package([("a.txt", "x"), ("b.docx", docx(text.format("x")))]), 2 * GIBIBYTE)
    yield "bomb.zip", package([(f"{i}.txt", blanks) for i in range(8)])
    yield "bomb-in-bomb.zip", package([("inner.zip", package([("a.txt", blanks)])), ("inner.docx", docx(blanks))])
    yield "members-20000.zip", package([(f"{i}.txt", "") for i in range(20000)])
    yield "names.zip", package([("../../etc/passwd", "x"), ("/etc/passwd", "x"), ("a" * 60000, "x"), ("a\nb.txt", "x")])
    yield "laughs.docx", docx(laughs + text.format("&j;" * 10))
    yield "laughs.xlsx", xlsx(f'<worksheet xmlns="{SHEET}"/>', laughs + f'<sst xmlns="{SHEET}"><si><t>&j;</t></si></sst>')
    yield "outside.docx", docx('<!DOCTYPE w SYSTEM "http://127.0.0.1:1/x.dtd">' + text.format("x"))
    yield "cells.xlsx", xlsx(f'<worksheet xmlns="{SHEET}"><sheetData><row r="4294967295"><c r="ZZZZZZ99999999999" t="s"><v>99999999999</v></c></row></sheetData></worksheet>')
    yield "many-cells.xlsx", xlsx(f'<worksheet xmlns="{SHEET}"><sheetData>' + '<row r="1"><c r="A1"><v>1</v></c></row>' * 200000 + "</sheetData></worksheet>")
    yield "repeated.ods", package([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml",
        '<o xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><table:table>'
        '<table:table-row table:number-rows-repeated="2000000000"><table:table-cell table:number-columns-repeated="2000000000"><text:p>x</text:p>'
        "</table:table-cell></table:table-row></table:table></o>")])
    yield "bomb.gz", gzip.compress(blanks)
    yield "bomb.png", png(30000, 30000, b"\0" * (8 << 20))
    yield "size-2g.png", png(0x7fffffff, 0x7fffffff, b"")
    yield "braces.rtf", b"{\\rtf1" + b"{" * 300000
    yield "one-line.csv", b"a," * (3 << 20)
    yield "empty.pdf", b""
    yield "header-only.pdf", b"%PDF-1.7\n"
    yield "ole-only.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 4096


def main():
    corpus, folder = map(pathlib.Path, sys.argv[1:])
    files = dict(hostile(corpus))
    for name, data in spoilt(corpus):
        if len(files) == COUNT - 1:
            break
        files[name] = data
    (folder / "files").mkdir(parents=True)
    for name, data in files.items():
        (folder / "files" / name).write_bytes(data)
    names = [*files, "declared-2g.pdf"]
    assert len(names) == COUNT, len(names)
    (folder / "_server.json").write_text(json.dumps({"/files/declared-2g.pdf": {"declares": 2 * GIBIBYTE}}))
    items = "".join(f'<li>รายงานผลการจัดซื้อจัดจ้าง ประจำปี 2567 <a href="files/{name}">{name}</a></li>' for name in names)
    (folder / "index.html").write_text('<!DOCTYPE html><html lang="th"><meta charset="utf-8"><title>หน่วยงานสมมติ</title><h1>เอกสารที่เสีย</h1>'
                                       f"<p>แฟ้มทั้งหมดในหน้านี้เสียโดยตั้งใจ เพื่อทดสอบว่าโปรแกรมอ่านต่อไปได้จนจบ</p><ul>{items}</ul></html>")


if __name__ == "__main__":
    main()
