#!/usr/bin/env python3
"""Kills audits at random moments and goes on with them: the result must be that of an undisturbed one.

    resume.py TIMES LOG FOLDER SEED COMMAND…     COMMAND audits; LOG is the server's

FOLDER is for state and results. Ends with 0 where each resumed audit gave the same result but for times, asked for nothing again
that the state had, and where the state lacked no more than may be under way: what the connections were fetching, and pages that
waited to be read (LIMIT_EXTRACTING of crawler/limits.h for each thread). Where the report was written before the kill the audit was
over, and the next one is a new one that may ask. Prints a line for each that did not.
"""
import contextlib
import glob
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from urllib.parse import urlsplit

CONNECTIONS, THREADS, EXTRACTING = 4, 2, 6
UNDER_WAY = CONNECTIONS + EXTRACTING * THREADS


def outcome(path):
    """The result without what a clock changes."""
    with open(path, encoding="utf-8") as stream:
        result = json.load(stream)
    result.pop("audited_at")
    result["crawl"].pop("seconds")
    return result


def requests(log):
    with open(log) as stream:
        return [" ".join(line.split()[1:3]) for line in stream]


def request_of(url):
    """An address as the server's log has it."""
    parts = urlsplit(url)
    return f"{parts.netloc} {parts.path}" + (f"?{parts.query}" if parts.query else "")


def difference(one, other, where="result"):
    """The first place where two results differ."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        return next(filter(None, (difference(one[name], other[name], f"{where}.{name}") for name in one)), None)
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return next(filter(None, (difference(a, b, f"{where}[{i}]") for i, (a, b) in enumerate(zip(one, other)))), None)
    return None if one == other else f"{where}: {one} and {other}"


def settled(log):
    """The requests in a log, once its server has noticed all that were under way."""
    seen, now = None, requests(log)
    while seen != now:
        time.sleep(0.3)
        seen, now = now, requests(log)
    return Counter(now)


class Trial:
    def __init__(self, log, folder, command):
        self.log, self.folder, self.command = log, folder, command
        self.state = os.path.join(folder, "trial")
        self.output = os.path.join(folder, "trial.json")

    def start(self, *more):
        return subprocess.Popen(self.command + ["--concurrency", str(CONNECTIONS), "--jobs", str(THREADS),
                                                "--state", self.state, "-o", self.output, *more],
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def whole(self, *more):
        """An audit to its end; what it took."""
        begin = time.monotonic()
        run = self.start(*more)
        errors = run.communicate()[1]
        if run.returncode not in (0, 2, 3):
            sys.exit(f"exit {run.returncode}: {errors}")
        return time.monotonic() - begin

    def broken_off(self, after):
        """An audit that is killed after so many seconds. Returns what was asked for until then, None where it was quicker."""
        shutil.rmtree(self.state, ignore_errors=True)
        os.truncate(self.log, 0)
        if os.path.exists(self.output):
            os.unlink(self.output)
        run = self.start()
        time.sleep(after)
        run.send_signal(signal.SIGKILL)
        return settled(self.log) if run.wait() == -signal.SIGKILL else None

    def kept(self):
        """What the state has of the audit that was broken off, as requests. Of a copy: looking must not mend the file."""
        copy = self.state + ".copy"
        shutil.rmtree(copy, ignore_errors=True)
        found = Counter()
        if os.path.isdir(self.state):
            shutil.copytree(self.state, copy)
        for path in glob.glob(os.path.join(copy, "*.state")):
            with contextlib.closing(sqlite3.connect(path)) as state:
                if state.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'answer'").fetchone()[0]:
                    found.update(request_of(url) for (url,) in state.execute("SELECT url FROM answer"))
        return found


def faults_of(before, kept, again):
    """What went wrong with the requests of a resumed audit."""
    lacking = before - kept
    twice = again - lacking
    if twice:
        yield f"{twice.total()} asked for again that the state had: {' '.join(list(twice)[:3])}"
    if lacking.total() > UNDER_WAY:
        yield f"{lacking.total()} answers that the state lacked: {' '.join(list(lacking)[:3])}"


def main(times, log, folder, seed, *command):
    dice = random.Random(int(seed))
    trial = Trial(log, folder, list(command))
    seconds = trial.whole()
    wanted, usual = outcome(trial.output), Counter(requests(log))
    bad = spared = number = 0
    while number < int(times):
        after = dice.uniform(0, seconds)
        before = trial.broken_off(after)
        if before is None:
            continue
        number += 1
        over = os.path.exists(trial.output)
        kept = trial.kept()
        trial.whole("--resume")
        faults = []
        differs = difference(wanted, outcome(trial.output))
        if differs:
            faults.append(differs)
        if not over:
            faults += faults_of(before, kept, Counter(requests(log)) - usual)
        spared += before.total()
        bad += bool(faults)
        for fault in faults:
            print(f"{number}: killed after {after:.2f} s, {before.total()} requests: {fault}")
    print(f"{int(times) - bad} of {times} equal to the undisturbed audit ({seconds:.1f} s, {usual.total()} requests); "
          f"{spared} requests stood before the kills")
    sys.exit(bad > 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
