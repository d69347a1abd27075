#!/usr/bin/env python3
"""workbook.py FILE.xlsx < ROWS.csv: a small workbook as an officer would make it: one sheet, texts inline, line ends within cells kept.

A cell "[text](address)" becomes text that leads to the address.
"""
import csv
import re
import sys
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


links = []


def cell(row, column, text):
    place = f"{chr(65 + column)}{row}"
    if link := re.fullmatch(r"\[(.*)\]\((.*)\)", text, re.S):
        text = link[1]
        links.append((place, link[2]))
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


rows = "".join(f'<row r="{number}">' + "".join(cell(number, column, text) for column, text in enumerate(row) if text) + "</row>"
               for number, row in enumerate(csv.reader(sys.stdin), 1))
places = "".join(f'<hyperlink ref="{place}" r:id="h{number}"/>' for number, (place, _) in enumerate(links))
targets = "".join(f'<Relationship Id="h{number}" Type="{OFFICE}/hyperlink" Target="{escape(url)}" TargetMode="External"/>'
                  for number, (_, url) in enumerate(links))
members = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
                           'relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                           'spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.'
                           'openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
                   'Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/worksheet" '
                                  'Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="OIT" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{targets}</Relationships>',
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheetData>{rows}</sheetData>'
                                + (f"<hyperlinks>{places}</hyperlinks>" if links else "") + "</worksheet>",
}
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as package:
    for name, text in members.items():
        package.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
