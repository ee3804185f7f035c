#!/usr/bin/env python3
"""Builds that are killed, run into a full disk, or lose the right to write, at random moments.

    interrupted_builds.py [--rounds 200] [--pages 200] [--seed 1]

Before each build something in the content changes. After it the release in use must be whole, file by file; when it
failed, the one before. Then the next build must succeed and give the bytes, and the answers of the search, that a build
from nothing gives: so no record or index left by an interrupted one was wrongly believed. Needs root, to mount a small
disk and to build as another user. Prints one JSON object; MUSTER names the program.
"""
import argparse
import collections
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

TESTS = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "e2e" / "generator")]
from generated_content import write_content  # noqa: E402
from interrupted_build_test import whole_release  # noqa: E402
from muster_site import MUSTER  # noqa: E402

NOBODY = {"user": 65534, "group": 65534, "extra_groups": []}
QUERIES = "first part", "permit standard", "sentence", "category:faq"


class Trial:
    def __init__(self, folder, pages, seed):
        self.folder, self.rng = folder, random.Random(seed)
        self.content, self.site = folder / "content", folder / "site"
        write_content(self.content, pages, members=50)
        self.pages = sorted(self.content.rglob("p*.md"))
        subprocess.run(["chown", "-R", "65534:65534", folder], check=True)
        self.counts = collections.Counter()
        self.build()
        self.duration = self.timed()
        self.current = whole_release(self.site)

    def command(self, site=None):
        return [MUSTER, "build", str(self.content), "--output", str(site or self.site), "--no-compress"]

    def build(self, *flags, site=None):
        done = subprocess.run([*self.command(site), *flags], capture_output=True, text=True, check=False, **NOBODY)
        assert done.returncode == 0, done.stderr
        return done

    def timed(self):
        begun = time.monotonic()
        self.build()
        return time.monotonic() - begun

    def change(self, number):
        page = self.rng.choice(self.pages)
        if number % 5 == 0:
            page = page.with_name(f"new{number}.md")
            page.write_text(f"---\ntitle: New {number}\n---\n")
        page.write_text(page.read_text() + f"\nSentence number{number}.\n")

    def start(self):
        return subprocess.Popen(self.command(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **NOBODY)

    def wait_a_moment(self):
        time.sleep(self.rng.uniform(0, self.duration))

    def kill(self):
        process = self.start()
        self.wait_a_moment()
        process.send_signal(signal.SIGKILL)
        return process

    def fill_the_disk(self):
        disk = os.statvfs(self.folder)
        left = self.rng.randrange(3_000_000)  # Bytes; a build writes more.
        (self.folder / "ballast").write_bytes(b"x" * max(0, disk.f_bavail * disk.f_frsize - left))
        return self.start()

    def revoke(self):
        process = self.start()
        self.wait_a_moment()
        releases = self.site / "releases"
        for folder in (releases / ".building" / "search", releases / ".building" / "public", releases, self.site):
            if self.rng.random() < 0.5 and folder.exists():
                folder.chmod(0o555)
        return process

    def restore(self):
        (self.folder / "ballast").unlink(missing_ok=True)
        for folder in (self.site, self.site / "releases", self.site / "releases" / ".building",
                       *(self.site / "releases" / ".building").glob("*")):
            if folder.exists() and folder.is_dir():
                folder.chmod(0o755)

    def interrupt(self, number):
        self.change(number)
        kind = self.rng.choice([self.kill, self.fill_the_disk, self.revoke])
        process = kind()
        errors = process.communicate()[1]
        self.restore()
        now = whole_release(self.site)
        outcome = {0: "published", 3: "refused", -signal.SIGKILL: "killed"}.get(process.returncode)
        assert outcome, f"{kind.__name__}: {process.returncode}: {errors}"
        assert outcome != "refused" or (now == self.current and "error" in errors), errors
        self.counts[f"{kind.__name__}: {outcome}"] += 1
        self.current = now

    def compare_with_a_clean_build(self):
        self.build()
        clean = self.folder / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        self.build("--anew", site=clean)
        ours, theirs = published(self.site), published(clean)
        assert ours == theirs, [path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path)]
        for query in QUERIES:
            assert answer(self.site, query) == answer(clean, query), query
        shutil.rmtree(clean)
        self.current = whole_release(self.site)


def published(site):
    """Bytes by path; Xapian writes a random id into every database, and the manifest has its digest."""
    root = (site / "current").resolve()
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*")
            if path.is_file() and path.name != "manifest.json" and path.relative_to(root).parts[0] != "search"}


def answer(site, query):
    return subprocess.run([MUSTER, "search", "--explain", site, query], capture_output=True, check=True).stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="muster-bench-") as name:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96m,mode=777", "tmpfs", name], check=True)
        try:
            trial = Trial(pathlib.Path(name), options.pages, options.seed)
            for number in range(options.rounds):
                trial.interrupt(number)
                if number % 4 == 3:
                    trial.compare_with_a_clean_build()
            trial.compare_with_a_clean_build()
        finally:
            subprocess.run(["umount", name], check=True)
        print(json.dumps({"rounds": options.rounds, "build_s": round(trial.duration, 2), **sorted_counts(trial)}, indent=1))


def sorted_counts(trial):
    return dict(sorted(trial.counts.items()))


if __name__ == "__main__":
    main()
