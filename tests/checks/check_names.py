#!/usr/bin/env python3
"""Rules that every file of the project keeps: no file named for being left over, sources begin with what they are for, the
project speaks of itself only, and documents name only paths that exist. Run by ctest as check_names."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LEFTOVERS = {"util", "utils", "common", "misc", "helper", "helpers"}
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")
PATH = re.compile(r"`((?:core|generator|server|cli|theme|tests|content|cmake|packaging|site)/[\w./-]*|\w[\w-]*\.(?:md|json|txt))`")


def tracked_files():
    try:
        listing = subprocess.run(["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard"],
                                 check=True, capture_output=True, text=True)
        return [pathlib.Path(line) for line in listing.stdout.splitlines()]
    except (OSError, subprocess.CalledProcessError):
        return [path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file() and "build" not in path.parts]


def main():
    problems = []
    files = tracked_files()
    for path in files:
        if path.stem.lower() in LEFTOVERS:
            problems.append(f"{path}: a name that says nothing of what is inside")
        is_source = path.suffix in (".h", ".cpp") and path.parts[0] in ("core", "generator", "server", "cli", "theme")
        if is_source and (ROOT / path).exists() and not (ROOT / path).read_text().startswith("//"):
            problems.append(f"{path}: the first line should say what the file is for")
    for document in DOCUMENTS:
        text = (ROOT / document).read_text() if (ROOT / document).exists() else ""
        if not text:
            problems.append(f"{document} is missing")
        for named in PATH.findall(text):
            if not (ROOT / named).exists() and not named.startswith("site/"):
                problems.append(f"{document} names {named}, which does not exist")
    if not files:
        problems.append("no file was found: is this the project?")
    print("\n".join(problems) or f"{len(files)} files keep the rules")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
