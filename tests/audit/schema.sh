#!/bin/bash
# Every rule file keeps to its JSON Schema (rules/schema), and the schemas refuse what the loader refuses.
# usage: schema.sh PROGRAM SOURCE
set -euo pipefail
source=$2
python3 - "$source" <<'PYTHON'
import glob, json, os, sys
from jsonschema import Draft7Validator

source = sys.argv[1]
faults = 0

def validator(name):
    with open(os.path.join(source, "rules/schema", name + ".schema.json"), encoding="utf-8") as file:
        schema = json.load(file)
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)

KINDS = {"topic": "topics/*.json", "checklist": "checklists/*.json", "site": "site.json"}
validators = {kind: validator(kind) for kind in KINDS}

def errors(kind, path):
    with open(path, encoding="utf-8") as file:
        return list(validators[kind].iter_errors(json.load(file)))

def files(folder, kind):
    return sorted(glob.glob(os.path.join(source, folder, KINDS[kind])))

for folder in ("rules", "tests/fixtures/rules/good"):
    for kind in KINDS:
        found = files(folder, kind)
        if not found:
            print(f"{folder}: no file of kind {kind}")
            faults += 1
        for path in found:
            for error in errors(kind, path):
                place = "/".join(str(step) for step in error.absolute_path)
                print(f"{os.path.relpath(path, source)}: {place}: {error.message[:200]}")
                faults += 1

for kind, path in (("topic", "topics/plan.json"), ("topic", "topics/other_name.json"),
                   ("checklist", "checklists/oit-2568.json"), ("site", "site.json")):
    if not errors(kind, os.path.join(source, "tests/fixtures/rules/faulty", path)):
        print(f"{path}: faulty, but the schema takes it")
        faults += 1

sys.exit(1 if faults else 0)
PYTHON
