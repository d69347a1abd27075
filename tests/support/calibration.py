#!/usr/bin/env python3
"""Are verdicts as sure as they say? A table: by confidence, how many verdicts and how many of them a person's labels bear out.

    calibration.py LABELS_DIR RESULTS_DIR ITEMS [NAME…]

ITEMS tells which item a label is about: a folder of checklists (oit-YEAR.json, by the first topic), or a Python file with a table
ITEM {label: item}.
Right is: found or partial where something is there, missing where nothing is. "unclear" claims nothing and has no confidence:
it counts among the verdicts, never among those right or wrong; where what a label is about cannot be read (HONEST) it is left out.
"""
import json
import pathlib
import runpy
import sys

HONEST = {"external_not_in_set", "scan", "image_only", "server_error", "doc_not_in_set"}
BINS = [(0.9, "0.9 and more"), (0.8, "0.8 to 0.9"), (0.6, "0.6 to 0.8"), (0.0, "below 0.6")]


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def items_of(path, site):
    if path.suffix == ".py":
        return runpy.run_path(str(path))["ITEM"]
    return {item["topics"][0]: item["id"] for item in load(path / f"oit-{site['fiscal_year']}.json")["items"]}


def verdicts(folder, results, path, names):
    """(confidence, right or None) for each label of the sites that are not derived from another one."""
    for name in names:
        site = load(folder / f"{name}.json")
        result = results / f"{name}.json"
        if not site.get("labels") or site.get("derived_from") or not result.exists():
            continue
        items = items_of(path, site)
        told = {item["id"]: item for item in load(result)["items"]}
        for topic, label in site["labels"].items():
            item = told.get(items.get(topic))
            if item is None or label["label"] == "UNSURE":
                continue
            if item["verdict"] != "unclear":
                yield item["confidence"], (item["verdict"] != "missing") == (label["label"] != "ABSENT")
            elif label.get("why") not in HONEST:
                yield 0, None


def main():
    folder, results = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    names = sys.argv[4:] or sorted(path.stem for path in folder.glob("*.json") if not path.name.endswith(".manifest.json"))
    rows = list(verdicts(folder, results, pathlib.Path(sys.argv[3]), names))
    print("\nconfidence     verdicts  right")
    above = 1.01
    for least, name in BINS:
        here = [right for sure, right in rows if right is not None and least <= sure < above]
        print(f"{name:14} {len(here):8} {sum(here) / len(here):6.1%}" if here else f"{name:14} {0:8}      -")
        above = least
    unclear = sum(right is None for _, right in rows)
    sure = sum(right is not None and confidence >= 0.9 for confidence, right in rows)
    print(f"{'unclear':14} {unclear:8}      -\nshare of verdicts with 0.9 and more: {sure / max(1, len(rows)):.1%}"
          f" ({sure / max(1, len(rows) - unclear):.1%} of those that are not unclear)")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main()
