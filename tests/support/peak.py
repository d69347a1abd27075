#!/usr/bin/env python3
"""Runs a command and looks at its processes: peak.py REPORT COMMAND…

REPORT becomes JSON: the peak of the resident memory of it and all its descendants together (bytes, looked at every
50 ms), the most of them at once, and how many were left when it had ended.
"""
import json
import os
import subprocess
import sys
import time

PAGE = os.sysconf("SC_PAGESIZE")


def processes():
    """pid → (parent, resident bytes)."""
    found = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat") as file:
                fields = file.read().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            found[int(name)] = (int(fields[1]), int(fields[21]) * PAGE)
    return found


def family(root, known):
    """The process and its descendants, also those of earlier looks whose parents have gone."""
    found = processes()
    known.intersection_update(found)
    known.update({root}.intersection(found))
    while True:
        more = {pid for pid, (parent, _) in found.items() if parent in known} - known
        if not more:
            return sum(found[pid][1] for pid in known)
        known.update(more)


def main():
    report, command = sys.argv[1], sys.argv[2:]
    peak = most = 0
    known = set()
    child = subprocess.Popen(command)
    while child.poll() is None:
        peak = max(peak, family(child.pid, known))
        most = max(most, len(known))
        time.sleep(0.05)
    time.sleep(0.2)
    family(child.pid, known)
    with open(report, "w") as file:
        json.dump({"peak": peak, "most": most, "left": len(known)}, file)
    sys.exit(child.returncode)


main()
