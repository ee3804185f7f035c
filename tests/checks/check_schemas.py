#!/usr/bin/env python3
"""The JSON Schemas name exactly the keys that the program reads: it is given a key that nobody has in each mapping, and
lists those it knows in its answer.

    check_schemas.py MUSTER"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

MUSTER = str(pathlib.Path(sys.argv[1]).resolve())
STRANGE = "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"


def schema(name):
    return json.loads(subprocess.run([MUSTER, "schema", name], capture_output=True, text=True, check=True).stdout)


def known_keys(site, front):
    with tempfile.TemporaryDirectory() as folder:
        content = pathlib.Path(folder) / "content"
        content.mkdir()
        (content / "site.yaml").write_text("title: T\nbase_url: http://localhost\nlanguage: en\n" + site)
        (content / "index.md").write_text(f"---\ntitle: T\n{front}---\n")
        run = subprocess.run([MUSTER, "check", "content", "--json"], cwd=folder, capture_output=True, text=True)
    found = [json.loads(line) for line in run.stderr.splitlines()]
    helps = [item["help"] for item in found if STRANGE in item["message"]]
    assert len(helps) == 1 and helps[0].startswith("known keys: "), found
    return sorted(helps[0].removeprefix("known keys: ").split(", "))


def keys(part):
    return sorted(part["properties"])


front = schema("front-matter")
site = schema("site")
items = site["definitions"]["items"]["items"]
CASES = [
    (keys(front), "", f"{STRANGE}: 1\n"),
    (keys(front["properties"]["history"]["items"]), "", f"history: [{{date: 2026-01-01, note: N, {STRANGE}: 1}}]\n"),
    (keys(front["properties"]["designation"]), "", f"type: designation\ndesignation: {{code: A, name: B, {STRANGE}: 1}}\n"),
    (keys(site), f"{STRANGE}: 1\n", ""),
    (keys(items), f"navigation: [{{title: A, url: https://e.org, {STRANGE}: 1}}]\n", ""),
    (keys(site["definitions"]["footer"]["oneOf"][1]), f"footer: {{{STRANGE}: 1}}\n", ""),
    (keys(site["definitions"]["translation"]), f"translations: {{fr: {{title: T, {STRANGE}: 1}}}}\n", ""),
] + [(keys(site["properties"][name]), f"{name}: {{{STRANGE}: 1}}\n", "")
     for name in ("organisation", "markdown", "roster", "search")]
for expected, in_site, in_front in CASES:
    seen = known_keys(in_site, in_front)
    assert seen == expected, f"{in_site}{in_front}the program knows {seen}, the schema {expected}"

source = pathlib.Path(__file__).resolve().parents[2] / "generator/load/member_record.cpp"
fields = sorted(re.findall(r'\{"(\w+)", MemberField::', source.read_text()))
assert fields == keys(schema("members")["definitions"]["member"]), fields
statuses = re.search(r'names\{("active".*?)\};', source.read_text(), re.S).group(1)
assert re.findall(r'"(\w+)"', statuses) == schema("members")["definitions"]["member"]["properties"]["status"]["enum"]
print(f"{len(CASES) + 2} tables of keys, all as in the schemas")
