#!/usr/bin/env python3
"""What the readers of receivers.py were told.

    told.py FOLDER unique           "MAILS HOOKS", each reader and id counted once
    told.py FOLDER mail N MEMBER    a member of mail N (from 0; -1 is the last)
    told.py FOLDER hook N MEMBER
"""
import json
import os
import sys


def lines(folder, name):
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


folder, what = sys.argv[1:3]
mails, hooks = lines(folder, "mails"), lines(folder, "hooks")
if what == "unique":
    print(len({(mail["to"][0], mail["id"]) for mail in mails}), len({hook["id"] for hook in hooks}))
else:
    value = (mails if what == "mail" else hooks)[int(sys.argv[3])]
    for step in sys.argv[4].split("."):
        value = value[step]
    print(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
