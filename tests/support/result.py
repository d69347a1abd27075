#!/usr/bin/env python3
"""Looks at stored results ("oitcheck/result/1").

    result.py verdicts RESULT           one line an item: "O1 found"
    result.py members RESULT            fails unless all members that other programs build on are there, with sound values
    result.py labels RESULT LABELS      fails unless every verdict is that of the label file
    result.py none VERDICT RESULT       fails if an item has that verdict
    result.py summary RESULT            what a golden file keeps: all that is decided, nothing that a clock or a wording changes
    result.py get RESULT NAME.NAME…     one value, as JSON
    result.py documents RESULT TEXT HTML
                                        fails unless every verdict that rests on a document tells which, where in it, what it says, and of what
                                        year it is where it tells one; in all three reports. Prints how many such verdicts there are
"""
import html
import json
import re
import sys

VERDICTS = {"found", "partial", "missing", "unclear"}
RANGE = {"estimate": float, "low": float, "high": float}
EVIDENCE = {"url": str, "kind": str, "title": str, "quote": str, "page": int, "fiscal_year": int, "year_from": str, "path": list, "declared": bool,
            "submitted": bool, "confidence": float}
ELEMENT = {"id": str, "text_th": str, "verdict": str, "basis": str, "evidence": list}
ITEM = {"id": str, "title_th": str, "title_en": str, "topics": list, "sub_indicator": str, "verdict": str, "confidence": float, "basis": str, "score": RANGE,
        "worth": {"indicator": float, "oit": float, "overall": float}, "why_th": str, "why_en": str, "fix_th": str, "fix_en": str, "elements": list,
        "evidence": list}
RESULT = {"schema": str, "site": {"url": str, "host": str, "title": str}, "fiscal_year": int, "as_of": str, "rules": {"id": str, "sha256": str},
          "audited_at": str, "crawl": {"requests": int, "pages": int, "documents": int, "bytes": int, "seconds": float, "complete": bool,
                                       "stopped_by": str, "unread": list, "broken_links": list, "tls": list},
          "items": list, "score": {"sub_indicators": dict, "indicators": {"9": RANGE, "10": RANGE}, "oit": RANGE}, "warnings": list}


def check(value, shape, where):
    """value has all members of shape; a whole number is a fraction, too."""
    if isinstance(shape, dict):
        assert isinstance(value, dict), f"{where}: no object"
        for name, inner in shape.items():
            assert name in value, f"{where}: no member {name}"
            check(value[name], inner, f"{where}.{name}")
    elif shape is float:
        assert isinstance(value, (int, float)) and not isinstance(value, bool), f"{where}: no number"
    else:
        assert isinstance(value, shape) and (shape is not int or not isinstance(value, bool)), f"{where}: no {shape.__name__}"


def check_range(value, where):
    check(value, RANGE, where)
    assert 0 <= value["low"] <= value["estimate"] <= value["high"] <= 100, f"{where}: {value}"


def members(result):
    check(result, RESULT, "result")
    assert result["schema"] == "oitcheck/result/1"
    assert len(result["items"]) == len({item["id"] for item in result["items"]}) > 0
    for item in result["items"]:
        where = item.get("id", "?")
        check(item, ITEM, where)
        check_range(item["score"], where)
        assert item["verdict"] in VERDICTS, where
        assert item["verdict"] == "found" or (item["why_th"] and item["why_en"] and item["fix_th"] and item["fix_en"]), f"{where}: no reason or advice"
        for element in item["elements"]:
            check(element, ELEMENT, f"{where}.elements")
            assert element["verdict"] in VERDICTS, where
        for evidence in item["evidence"] + [one for element in item["elements"] for one in element["evidence"]]:
            check(evidence, EVIDENCE, f"{where}.evidence")
            assert len(evidence["quote"].encode()) <= 240 and 0 <= evidence["confidence"] <= 1, where
            for step in evidence["path"]:
                check(step, {"label": str, "url": str}, f"{where}.path")
    for group in [*result["score"]["sub_indicators"].values(), *result["score"]["indicators"].values(), result["score"]["oit"]]:
        check_range(group, "score")


def verdicts(result):
    return {item["id"]: item["verdict"] for item in result["items"]}


def labels(result, expected):
    seen = verdicts(result)
    wrong = [f"{item}: {seen.get(item)}, not {verdict} ({why})" for item, (verdict, why) in expected["items"].items() if seen.get(item) != verdict]
    wrong += [f"{item}: not in the label file" for item in seen if item not in expected["items"]]
    assert not wrong, "\n".join(wrong)


def summary(result):
    crawl = result["crawl"]
    lines = [f"pages {crawl['pages']}, documents {crawl['documents']}, complete {crawl['complete']}, stopped by '{crawl['stopped_by']}'"]
    lines += sorted(f"unread {one['url']}: {one['reason']}" for one in crawl["unread"])
    lines += sorted(f"broken {one['url']}: {one['status']} in {' '.join(sorted(one['from']))}" for one in crawl["broken_links"])
    lines += ["", "OIT {estimate:.2f} ({low:.2f}-{high:.2f})".format(**result["score"]["oit"])]
    for item in result["items"]:
        lines += ["", "{id} {verdict} {score[low]:g}-{score[high]:g}, worth {worth[oit]:.2f}".format(**item)]
        lines += [f"  {'+' if one['verdict'] == 'found' else '-'} {one['id']} {one['verdict']}" for one in item["elements"]]
        for one in item["evidence"][:1]:
            lines.append(f"  {one['kind']} {one['url']}" + (f", {one['fiscal_year']} from {one['year_from']}" if one["fiscal_year"] else ""))
            lines.append("  " + " > ".join(step["label"] for step in one["path"]))
    return "\n".join(lines)


def letters(text):
    """As it is printed in any report: without line breaks, blanks and what markup makes of marks."""
    return "".join(html.unescape(re.sub(r"<wbr>|<[^>]*>|\s|\u200b", "", text)).split())


def documents(result, text, page):
    resting = [(item["id"], one, "item") for item in result["items"] if item["verdict"] in ("found", "partial") for one in item["evidence"][:1]]
    resting += [(f"{item['id']} {element['id']}", one, "element") for item in result["items"] for element in item["elements"] if element["verdict"] == "found"
                for one in element["evidence"]]
    resting = [(where, one, what) for where, one, what in resting if one["kind"] == "document"]
    for where, one, what in resting:
        assert one["page"] > 0 and one["quote"] and one["title"] and one["url"], f"{where}: {one}"
        assert bool(one["fiscal_year"]) == bool(one["year_from"]), f"{where}: {one}"
        assert letters(one["quote"]) in page, f"{where}: not in the HTML: {one['quote']}"
        if what == "item":
            assert letters(one["quote"]) in text, f"{where}: not in the text: {one['quote']}"
        source = f"{one['title']} · หน้า {one['page']}" + (f" · ปี {one['fiscal_year']} (อ่านจาก" if one["fiscal_year"] else "")
        assert what == "element" or letters(source) in text, f"{where}: not in the text: {source}"
        assert what == "item" or letters(source) in page, f"{where}: not in the HTML: {source}"
    print(f"{len(resting)} verdicts on documents, {sum(one['fiscal_year'] > 0 for _, one, _ in resting)} with a year")


def load(path):
    with open(path, encoding="utf-8") as stream:
        return json.load(stream)


def main(what, *arguments):
    if what == "verdicts":
        print("\n".join(f"{item} {verdict}" for item, verdict in verdicts(load(arguments[0])).items()))
    elif what == "members":
        members(load(arguments[0]))
    elif what == "labels":
        labels(load(arguments[0]), load(arguments[1]))
    elif what == "none":
        bad = [item for item, verdict in verdicts(load(arguments[1])).items() if verdict == arguments[0]]
        assert not bad, f"{arguments[0]}: {' '.join(bad)}"
    elif what == "summary":
        print(summary(load(arguments[0])))
    elif what == "documents":
        documents(load(arguments[0]), *(letters(open(path, encoding="utf-8").read()) for path in arguments[1:3]))
    elif what == "get":
        value = load(arguments[0])
        for name in arguments[1].split("."):
            value = value[int(name)] if isinstance(value, list) else value[name]
        print(json.dumps(value, ensure_ascii=False))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except AssertionError as error:
        sys.exit(str(error))
