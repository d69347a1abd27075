#!/usr/bin/env python3
"""How far audits agree with a person's labels.

    score_labels.py LABELS_DIR RESULTS_DIR CHECKLISTS [NAME…]

LABELS_DIR/NAME.json tells what a person found on a site, RESULTS_DIR/NAME.json what the audit says (format json), CHECKLISTS (a folder of
oit-YEAR.json) which item of a site's year is about which topic: a label stands at the first topic of its item. An item is judged "there" when found or partial. A label PARTIAL is there, too, but weighs half when missed.
A label whose evidence is on a host or in a picture that a test cannot read (HONEST) leaves "unclear" uncounted; elsewhere it is a miss.
"""
import json
import pathlib
import sys

HONEST = {"external_not_in_set", "scan", "image_only", "server_error", "doc_not_in_set"}
THERE = {"found", "partial"}


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def outcome(label, why, verdict):
    """What one label and one verdict make together."""
    if label == "UNSURE" or verdict is None or (verdict == "unclear" and why in HONEST):
        return None
    if label == "ABSENT":
        return "hit" if verdict == "missing" else "false" if verdict in THERE else "quiet"
    if verdict in THERE:
        return "right"
    return "miss" if label == "PRESENT" else "half"


def main():
    folder, results = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    checklists = pathlib.Path(sys.argv[3])
    total = dict.fromkeys(["right", "hit", "false", "miss", "half", "quiet", "unclear", "shade"], 0)
    wrong = []
    worst = (2.0, "")
    for name in sys.argv[4:] or sorted(path.stem for path in folder.glob("*.json")):
        site = load(folder / f"{name}.json")
        labels = site.get("labels")
        if not labels:
            continue
        items = {item["topics"][0]: item["id"] for item in load(checklists / f"oit-{site['fiscal_year']}.json")["items"]}
        if not (results / f"{name}.json").exists():
            print(f"{name:14} no result")
            continue
        verdicts = {item["id"]: item for item in load(results / f"{name}.json")["items"]}
        counts = dict.fromkeys(total, 0)
        for topic, told in labels.items():
            item = verdicts.get(items.get(topic), {})
            kind = outcome(told["label"], told.get("why"), item.get("verdict"))
            if kind is None:
                continue
            counts[kind] += 1
            counts["unclear"] += item["verdict"] == "unclear"
            counts["shade"] += kind == "right" and (told["label"] == "PARTIAL") != (item["verdict"] == "partial")
            if kind not in ("right", "hit"):
                wrong.append(f"{name:14} {item['id']:4} {topic:30} {told['label']:8}→ {item['verdict']:8} {told['page'] or '-'}: {told['evidence']}")
        labelled = sum(counts[kind] for kind in ("right", "hit", "false", "miss", "half", "quiet"))
        agreed = counts["right"] + counts["hit"]
        worst = min(worst, (agreed / max(1, labelled), name))
        print(f"{name:14} {agreed:3} of {labelled:3} agree, {counts['false']:2} wrongly there, {counts['miss']:2} missed, {counts['half']:2} partial missed, {counts['unclear']:2} unclear, {counts['shade']:2} shades")
        for kind, number in counts.items():
            total[kind] += number
    print("\n" + "\n".join(wrong) if wrong else "\nnothing is wrong")
    recall = total["right"] / max(1, total["right"] + total["miss"] + total["half"] / 2)
    precision = total["right"] / max(1, total["right"] + total["false"])
    specificity = total["hit"] / max(1, total["hit"] + total["false"] + total["quiet"])
    labelled = sum(total[kind] for kind in ("right", "hit", "false", "miss", "half", "quiet"))
    print(f"\nworst site {worst[1]} {worst[0]:.3f}\nrecall {recall:.3f} precision {precision:.3f} F1 {2 * precision * recall / max(1e-9, precision + recall):.3f} "
          f"specificity {specificity:.3f} accuracy {(total['right'] + total['hit']) / max(1, labelled):.3f} unclear {total['unclear']} shades {total['shade']} labels {labelled}")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main()
