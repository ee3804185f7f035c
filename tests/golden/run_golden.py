#!/usr/bin/env python3
"""Golden cases: input, command and expected output in one readable file each.

    run_golden.py MUSTER [--rewrite] [CASE...]     MUSTER is the executable

A case is a text file below tests/golden/cases. Lines that begin with "-- " cut it into parts, done in their order:

    What the case is about, in a sentence or two.
    -- file content/index.md      a file to make (content/site.yaml is made when the case has none)
    -- bytes content/bad.md       the same, written as a Python bytes literal
    -- folder content/index.md    an empty folder
    -- link content/index.md      a symbolic link to the path in the body
    -- remove content/index.md    a file to take away again
    -- run check content          arguments for muster, run in the folder with the files, quoted as in a shell
    -- exit 1                     the exit status that is expected
    -- stdout                     what is expected on standard output
    -- stderr                     what is expected on standard error

Several runs may follow each other; each has its own exit, stdout and stderr. Times, release ids, the program's version
and the number and size of files (the theme decides them) are replaced by TIME, RELEASE, VERSION, COUNT and SIZE
before comparing.
--rewrite writes what was seen into the cases: read the difference before you commit it. A code of the table that no
case shows is a failure, and so is a case without a run."""
import ast
import difflib
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

CASES = pathlib.Path(__file__).resolve().parent / "cases"
SITE = "title: Golden\nbase_url: http://localhost\nlanguage: en\n"


def read_case(path):
    """The case as a list of [head, body]; the first head is empty."""
    parts = [["", ""]]
    for line in path.read_text().splitlines(keepends=True):
        if line.startswith("-- "):
            parts.append([line[3:].strip(), ""])
        else:
            parts[-1][1] += line
    return parts


def write_case(path, parts):
    path.write_text("".join((f"-- {head}\n" if head else "") + body for head, body in parts))


def normalise(text):
    text = re.sub(r"\d{8}T\d{6}Z(-\d{3})?", "RELEASE", text)
    text = re.sub(r"\b\d+\.\d+ s\b", "TIME", text)
    text = re.sub(r'"seconds":[\d.e-]+', '"seconds":TIME', text)
    text = re.sub(r"\b\d+ files in TIME", "COUNT files in TIME", text)
    text = re.sub(r'"files":\d+', '"files":COUNT', text)
    text = re.sub(r"\b\d+\.\d MB\b", "SIZE", text)
    text = re.sub(r'"(bytes|shared_bytes)":\d+', r'"\1":SIZE', text)
    return re.sub(r"muster \d+\.\d+\.\d+", "muster VERSION", text)


def make_input(folder, head, body):
    kind, _, name = head.partition(" ")
    target = folder / name
    if kind in ("file", "bytes", "folder", "link"):
        target.parent.mkdir(parents=True, exist_ok=True)
    if kind == "file":
        target.write_bytes(body.encode())
    elif kind == "bytes":
        target.write_bytes(ast.literal_eval(f"({body})"))
    elif kind == "folder":
        target.mkdir()
    elif kind == "link":
        target.symlink_to(body.strip())
    elif kind == "remove":
        target.unlink()
    elif kind not in ("", "run"):
        raise ValueError(f"a part that begins with {kind!r}")


def run(muster, folder, arguments):
    environment = dict(os.environ, NO_COLOR="1", LC_ALL="C.UTF-8")
    done = subprocess.run([muster, *shlex.split(arguments)], cwd=folder, env=environment, capture_output=True,
                          timeout=60)
    decode = lambda raw: normalise(raw.decode("utf-8", "backslashreplace"))
    return {"exit": str(done.returncode), "stdout": decode(done.stdout), "stderr": decode(done.stderr)}


def observed(muster, parts):
    """The parts of the case as they would be if everything were as seen."""
    kept = [part for part in parts if part[0].split(" ")[0] not in ("exit", "stdout", "stderr")]
    result = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        if not any(head.endswith(" content/site.yaml") for head, _ in kept):
            make_input(folder, "file content/site.yaml", SITE)
        for head, body in kept:
            result.append([head, body])
            make_input(folder, head, body)
            if head.split(" ")[0] == "run":
                seen = run(muster, folder, head[4:])
                result.append([f"exit {seen['exit']}", ""])
                for stream in ("stdout", "stderr"):
                    if seen[stream]:
                        result.append([stream, seen[stream]])
    return result


def check_case(path, muster, rewrite):
    parts = read_case(path)
    seen = observed(muster, parts)
    if not any(head.split(" ")[0] == "run" for head, _ in parts):
        return [f"{path.name}: there is no run in it"]
    if rewrite:
        write_case(path, seen)
        return []
    render = lambda items: "".join((f"-- {head}\n" if head else "") + body for head, body in items).splitlines(keepends=True)
    return list(difflib.unified_diff(render(parts), render(seen), f"{path.name} (expected)", f"{path.name} (seen)"))


def uncovered_codes(muster, cases):
    listing = subprocess.run([muster, "check", "--codes"], capture_output=True, text=True, check=True).stdout
    texts = "".join(path.read_text() for path in cases)
    return [code for code in (line.split()[0] for line in listing.splitlines()) if f"[{code}]" not in texts]


def main():
    arguments = [item for item in sys.argv[1:] if item != "--rewrite"]
    muster = str(pathlib.Path(arguments[0]).resolve())
    cases = sorted(CASES.glob("**/*.txt"))
    is_asked_for = lambda path: any(name in str(path.relative_to(CASES)) for name in arguments[1:])
    chosen = [path for path in cases if not arguments[1:] or is_asked_for(path)]
    problems = []
    for path in chosen:
        problems += check_case(path, muster, "--rewrite" in sys.argv)
    if not arguments[1:]:
        problems += [f"no golden case shows {code}\n" for code in uncovered_codes(muster, cases)]
    if not chosen:
        problems.append("no case was found\n")
    sys.stdout.writelines(problems)
    print(f"{len(chosen)} golden cases, {'differences above' if problems else 'all as expected'}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
