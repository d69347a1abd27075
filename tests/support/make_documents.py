#!/usr/bin/env python3
"""make_documents.py [FOLDER]: one text of our own as many producers write it, into tests/fixtures/docs/producers.

Chromium (printed), pango with cairo, XeLaTeX, LibreOffice through Ghostscript, Word-style WordprocessingML; scans of it, black and
white as well as grey JPEG; and PDFs whose letters are damaged in the ways that public documents show. Needs chromium, pango1.0-tools,
texlive-xetex, ghostscript, LibreOffice, poppler-utils, ImageMagick and the fonts of fonts-thai-tlwg; what is not installed is left as it is,
and said. expected.json tells what each must be found to say.
"""
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
import zlib

HERE = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "docs"
TITLE = "รายงานผลการดำเนินการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568"
PARAGRAPHS = [
    "องค์การบริหารส่วนตำบลน้ำใส อำเภอเมืองตัวอย่าง จังหวัดตัวอย่าง ได้จัดทำแผนปฏิบัติการป้องกันการทุจริต เพื่อใช้เป็นกรอบแนวทางในการดำเนินงานของผู้บริหาร "
    "และเจ้าหน้าที่ทุกระดับ โดยกำหนดให้ทุกส่วนราชการรายงานผลการดำเนินงานตามแผนต่อผู้บริหารท้องถิ่นทุกไตรมาส และเผยแพร่ให้ประชาชนทราบผ่านเว็บไซต์ของหน่วยงาน",
    "ในรอบปีงบประมาณที่ผ่านมา มีโครงการที่ดำเนินการแล้วเสร็จจำนวน ๑๒ โครงการ คิดเป็นร้อยละ 85.71 ของโครงการทั้งหมด เบิกจ่ายงบประมาณรวมทั้งสิ้น 1,245,300 บาท "
    "ไม่มีเรื่องร้องเรียนการทุจริตและประพฤติมิชอบของเจ้าหน้าที่",
]
HEADINGS = ["ผลการดำเนินงานตามแผน", "ปัญหา อุปสรรค และข้อเสนอแนะ"]
ITEMS = ["บุคลากรมีภาระงานมาก จึงเข้าร่วมกิจกรรมได้ไม่ครบทุกคน", "ควรจัดอบรมให้ความรู้เรื่องผลประโยชน์ทับซ้อนอย่างต่อเนื่อง",
         "เพิ่มช่องทางแจ้งเรื่องร้องเรียนออนไลน์ให้เข้าถึงง่ายขึ้น"]
COLUMNS = ["ลำดับที่", "โครงการ/กิจกรรม", "งบประมาณ (บาท)", "ผู้รับผิดชอบ"]
ROWS = [["๑", "อบรมคุณธรรมและจริยธรรมแก่ผู้บริหาร สมาชิกสภา และพนักงานส่วนตำบล", "120,000", "สำนักปลัด"],
        ["๒", "ประกาศเจตนารมณ์ไม่รับของขวัญและของกำนัล (No Gift Policy)", "ไม่ใช้งบประมาณ", "สำนักปลัด"],
        ["๓", "จัดซื้อจัดจ้างด้วยความโปร่งใส เปิดเผยราคากลางทุกโครงการ", "45,500", "กองคลัง"],
        ["๔", "ก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ ๓ บ้านน้ำใส", "495,000", "กองช่าง"]]
LAST = "ลงชื่อ ผู้รายงาน ตำแหน่ง หัวหน้าสำนักปลัด วันที่ ๓๐ กันยายน ๒๕๖๘"
PHRASES = ["รายงานผลการดำเนินการป้องกันการทุจริต", "ประจำปีงบประมาณ พ.ศ. 2568", "องค์การบริหารส่วนตำบลน้ำใส", "อำเภอเมืองตัวอย่าง", "จัดทำแผนปฏิบัติการ",
           "กรอบแนวทางในการดำเนินงาน", "เจ้าหน้าที่ทุกระดับ", "รายงานผลการดำเนินงาน", "ผู้บริหารท้องถิ่น", "ทุกไตรมาส", "เว็บไซต์ของหน่วยงาน", "จำนวน ๑๒ โครงการ",
           "ร้อยละ 85.71", "เบิกจ่ายงบประมาณ", "1,245,300 บาท", "ประพฤติมิชอบ", "ผลการดำเนินงานตามแผน", "ปัญหา อุปสรรค และข้อเสนอแนะ", "ภาระงานมาก",
           "เข้าร่วมกิจกรรม", "ผลประโยชน์ทับซ้อน", "อย่างต่อเนื่อง", "ช่องทางแจ้งเรื่องร้องเรียน", "ลำดับที่", "โครงการ/กิจกรรม", "งบประมาณ (บาท)", "ผู้รับผิดชอบ",
           "คุณธรรมและจริยธรรม", "พนักงานส่วนตำบล", "120,000", "สำนักปลัด", "ของขวัญและของกำนัล", "No Gift Policy", "จัดซื้อจัดจ้าง", "ราคากลาง", "กองคลัง",
           "คอนกรีตเสริมเหล็ก", "หมู่ที่ ๓", "495,000", "กองช่าง", "หัวหน้าสำนักปลัด", "๓๐ กันยายน ๒๕๖๘"]


def run(*command, **options):
    return subprocess.run([str(part) for part in command], check=True, stderr=subprocess.DEVNULL, **options)


def as_html():
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    return (f"<!doctype html><html lang=th><meta charset=utf-8><title>{TITLE}</title><style>body{{font:16px Sarabun,Laksaman,Norasi}}table{{border-collapse:"
            f"collapse}}td,th{{border:1px solid;padding:4px}}td:nth-child(2){{width:180px}}</style><h1>{TITLE}</h1>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS) +
            f"<h2>{HEADINGS[0]}</h2><table><tr>" + "".join(f"<th>{c}</th>" for c in COLUMNS) + f"</tr>{rows}</table><h2>{HEADINGS[1]}</h2><ul>" +
            "".join(f"<li>{item}</li>" for item in ITEMS) + f"</ul><p style='break-before:page'>{LAST}</p></html>")


def chromium(out, work):
    (work / "text.html").write_text(as_html(), encoding="utf-8")
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={out}", f"file://{work}/text.html",
        stdout=subprocess.DEVNULL)


def cairo(out, work):
    lines = [TITLE, *PARAGRAPHS, HEADINGS[0], "\t".join(COLUMNS), *("\t".join(row) for row in ROWS), HEADINGS[1], *("- " + item for item in ITEMS), LAST]
    (work / "text.txt").write_text("\n".join(lines), encoding="utf-8")
    run("pango-view", "--font=Laksaman 13", "--width=480", "--wrap=word", "--no-display", f"--output={out}", work / "text.txt")


def xelatex(out, work):
    table = " \\\\ \\hline\n".join(" & ".join(row) for row in [COLUMNS, *ROWS])
    items = "\n".join("\\item " + item for item in ITEMS)
    text = "\n\n".join(PARAGRAPHS)
    (work / "text.tex").write_text(
        "\\documentclass[12pt]{article}\\usepackage{fontspec}\\usepackage[a4paper,margin=25mm]{geometry}\\setmainfont{Norasi}\n"
        "\\XeTeXlinebreaklocale \"th\"\\XeTeXlinebreakskip=0pt plus 1pt\n\\begin{document}\\title{" + TITLE + "}\\date{}\\maketitle\n" + text +
        "\\section{" + HEADINGS[0] + "}\\begin{tabular}{|p{15mm}|p{45mm}|p{30mm}|p{25mm}|}\\hline\n" + table + " \\\\ \\hline\\end{tabular}\n\\section{" +
        HEADINGS[1] + "}\\begin{itemize}" + items + "\\end{itemize}\\newpage " + LAST + "\\end{document}\n", encoding="utf-8")
    run("xelatex", "-interaction=batchmode", "text.tex", cwd=work, stdout=subprocess.DEVNULL)
    shutil.copy(work / "text.pdf", out)


def ghostscript(out, work):
    """LibreOffice's PDF as a "reduce the size" tool leaves it: tone marks are lost, and vowels doubled."""
    (work / "text.html").write_text(as_html(), encoding="utf-8")
    run("soffice", "--headless", "--convert-to", "pdf:writer_web_pdf_Export", "--outdir", work, work / "text.html", stdout=subprocess.DEVNULL)
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-dPDFSETTINGS=/ebook", f"-sOutputFile={out}", work / "text.pdf")


def word_run(text):
    """A sentence as Word stores it: cut into runs wherever a spelling checker or an edit has been."""
    luck = random.Random(text)
    parts = re.findall(".{1,%d}" % luck.randint(7, 23), text)
    rpr = '<w:rPr><w:rFonts w:ascii="TH SarabunPSK" w:hAnsi="TH SarabunPSK" w:cs="TH SarabunPSK"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:cs/></w:rPr>'
    return '<w:proofErr w:type="spellStart"/>'.join(f'<w:r w:rsidRPr="00A{i:05X}">{rpr}<w:t xml:space="preserve">{p}</w:t></w:r>' for i, p in enumerate(parts))


def word_paragraph(text, style=None):
    ppr = f'<w:pPr><w:pStyle w:val="{style}"/><w:jc w:val="thaiDistribute"/></w:pPr>' if style else "<w:pPr><w:ind w:firstLine=\"720\"/></w:pPr>"
    return f'<w:p w14:paraId="1A2B3C4D" w:rsidR="00B12345" w:rsidRDefault="00B12345">{ppr}<w:bookmarkStart w:id="0" w:name="_GoBack"/>{word_run(text)}</w:p>'


def word(out, work):
    cells = "".join("<w:tr>" + "".join(f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{word_paragraph(cell)}</w:tc>' for cell in row) + "</w:tr>"
                    for row in [COLUMNS, *ROWS])
    sdt = f"<w:sdt><w:sdtPr><w:alias w:val=\"ผู้รายงาน\"/></w:sdtPr><w:sdtContent>{word_paragraph(LAST)}</w:sdtContent></w:sdt>"
    body = (word_paragraph(TITLE, "Heading1") + "".join(word_paragraph(p) for p in PARAGRAPHS) + word_paragraph(HEADINGS[0], "Heading2") +
            f"<w:tbl><w:tblPr/><w:tblGrid/>{cells}</w:tbl>" + word_paragraph(HEADINGS[1], "Heading2") + "".join(word_paragraph(i, "ListParagraph") for i in ITEMS) +
            '<w:p><w:r><w:lastRenderedPageBreak/><w:br w:type="page"/></w:r></w:p>' + sdt + "<w:sectPr/>")
    ns = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
          'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"')
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    members = {
        "[Content_Types].xml": f'{head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
                               'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
                               f'<Override PartName="/word/document.xml" ContentType="{kind}document.main+xml"/>'
                               f'<Override PartName="/word/styles.xml" ContentType="{kind}styles+xml"/></Types>',
        "_rels/.rels": f'{head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type='
                       '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{head}<w:document {ns}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"{head}<w:styles {ns}>" + "".join(
            f'<w:style w:type="paragraph" w:styleId="{i}"><w:name w:val="{n}"/><w:pPr>{p}</w:pPr></w:style>' for i, n, p in (
                ("Heading1", "heading 1", '<w:outlineLvl w:val="0"/>'), ("Heading2", "heading 2", '<w:outlineLvl w:val="1"/>'),
                ("ListParagraph", "List Paragraph", ""))) + "</w:styles>",
    }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in members.items():
            package.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)


def picture_pdf(out, width, height, dpi, picture, how):
    """A PDF of one page that is nothing but a picture."""
    points = width * 72 / dpi, height * 72 / dpi
    draw = f"q {points[0]} 0 0 {points[1]} 0 0 cm /I Do Q".encode()
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
             f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {points[0]} {points[1]}]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>".encode(),
             b"<</Length %d>>stream\n%s\nendstream" % (len(draw), draw),
             b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray%s/Length %d>>stream\n%s\nendstream"
             % (width, height, how, len(picture), picture)]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s endobj\n" % (i + 1, part) for i, part in enumerate(parts))
    out.write_bytes(body + b"trailer<</Root 1 0 R>>\n%%EOF\n")


def scan(out, kind, options):
    """The first page of Chromium's PDF from a scanner at 300 dpi: a little askew, not quite clean."""
    grey = run("pdftoppm", "-r", "300", "-gray", "-f", "1", "-l", "1", out.parent / "chromium.pdf", stdout=subprocess.PIPE).stdout
    return run("convert", "-", "-rotate", "-0.4", "-crop", "2480x3000+0+60", "+repage", *options, kind + ":-", input=grey, stdout=subprocess.PIPE).stdout


def scan_white(out, work):
    _, size, bits = scan(out, "pbm", ["-threshold", "62%"]).split(b"\n", 2)
    width, height = map(int, size.split())
    picture_pdf(out, width, height, 300, zlib.compress(bytes(~b & 255 for b in bits), 9), b"/BitsPerComponent 1/Filter/FlateDecode")


def scan_grey(out, work):
    picture = scan(out, "jpg", ["-attenuate", "0.05", "+noise", "Gaussian", "-quality", "15"])
    at = picture.index(b"\xff\xc0")
    height, width = int.from_bytes(picture[at + 5:at + 7], "big"), int.from_bytes(picture[at + 7:at + 9], "big")
    picture_pdf(out, width, height, 300, picture, b"/BitsPerComponent 8/Filter/DCTDecode")


# What fonts do to letters, by what a PDF says they are. Each class of damage is one that public documents show.
LOW_MARKS = dict(zip("่้๊๋์", map(chr, range(0xf70a, 0xf70f))))  # as Windows fonts draw them beside tall letters
DAMAGES = {
    "nikhahit": lambda text: text.replace("ำ", "ํา"),
    "split": lambda text: re.sub("([ก-ฮ])([่้๊๋]?)ำ", r"\1 \2า", text),
    "doubled": lambda text: text.replace("ำ", "ำา"),
    "private": lambda text: re.sub("[่้๊๋์]", lambda m: LOW_MARKS[m[0]], text),
    "order": lambda text: re.sub("([ัิีึืุู])([่้๊๋])", r"\2\1", text),
    "blanks": lambda text: re.sub("([่้๊๋์])", r" \1 ", text),
    "late": lambda text: re.sub("([ก-ฮ])([ัิีึืฺุู็่้๊๋์]+)([ก-ฮเ-ไ])", r"\1\3\2 ", text),
    "lost": lambda text: text.replace("ำ", "า"),
    "latin": lambda text: text.encode("cp874", "replace").decode("latin-1"),
}


def damaged_pdf(out, lines):
    """A page in a font of every reader whose codes mean what /ToUnicode says: the text comes out as it is given, damage and all."""
    letters = sorted(set("".join(lines)))
    codes = {letter: 33 + i for i, letter in enumerate(letters)}
    assert len(letters) < 220
    cmap = ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange\n" +
            "".join(f"{len(part)} beginbfchar\n" + "".join(f"<{codes[c]:02X}> <{ord(c):04X}>\n" for c in part) + "endbfchar\n"
                    for part in (letters[i:i + 90] for i in range(0, len(letters), 90))) + "endcmap end end\n").encode()
    text = "BT/F 12 Tf 14 TL 50 800 Td\n" + "".join("<" + "".join(f"{codes[c]:02X}" for c in line) + "> Tj T*\n" for line in lines) + "ET"
    widths = " ".join("0" if re.match("[ัิีึืฺุู็่้๊๋์ํ๎]", letter) else "600" for letter in letters)
    streams = [zlib.compress(text.encode(), 9), zlib.compress(cmap, 9)]
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
             b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 2400 842]/Contents 4 0 R/Resources<</Font<</F 6 0 R>>>>>>",
             *(b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(s), s) for s in streams),
             f"<</Type/Font/Subtype/Type1/BaseFont/Courier/FirstChar 33/LastChar {32 + len(letters)}/Widths[{widths}]/ToUnicode 5 0 R>>".encode()]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s endobj\n" % (i + 1, part) for i, part in enumerate(parts))
    out.write_bytes(body + b"trailer<</Root 1 0 R>>\n%%EOF\n")


def damaged(folder):
    lines = [TITLE, *PARAGRAPHS, HEADINGS[0], *(" ".join(row) for row in [COLUMNS, *ROWS]), HEADINGS[1], *ITEMS, LAST]
    for name, damage in DAMAGES.items():
        damaged_pdf(folder / f"damaged-{name}.pdf", [damage(line) for line in lines])


PRODUCERS = {"chromium.pdf": ("chromium", chromium), "cairo.pdf": ("pango-view", cairo), "xelatex.pdf": ("xelatex", xelatex),
             "ghostscript.pdf": ("gs", ghostscript), "word.docx": ("python3", word),
             "scan-white.pdf": ("convert", scan_white), "scan-grey.pdf": ("convert", scan_grey)}


def main():
    folder = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else HERE / "producers"
    folder.mkdir(parents=True, exist_ok=True)
    for name, (program, make) in PRODUCERS.items():
        if not shutil.which(program):
            print(f"{name}: {program} is not installed, left as it is")
            continue
        with tempfile.TemporaryDirectory() as work:
            make(folder / name, pathlib.Path(work))
        print(f"{name}: {(folder / name).stat().st_size} bytes")
    damaged(folder)
    page_one = [p for p in PHRASES if p not in ("หัวหน้าสำนักปลัด", "๓๐ กันยายน ๒๕๖๘")]
    (folder / "expected.json").write_text(json.dumps({
        "digital": {"files": ["chromium.pdf", "cairo.pdf", "xelatex.pdf", "word.docx"], "phrases": PHRASES},
        "damaged": {"files": [f"damaged-{name}.pdf" for name in DAMAGES if name != "lost"], "phrases": PHRASES},
        "weak": {"files": ["ghostscript.pdf", "damaged-lost.pdf"], "phrases": PHRASES},
        "scans": {"files": ["scan-white.pdf", "scan-grey.pdf"], "phrases": page_one},
    }, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
