#!/usr/bin/env python3
"""Ten mistakes that authors make, as Muster and Hugo tell of them, side by side.

    compare_mistakes.py MUSTER [HUGO]

Hugo is the Debian package; Zola and mdBook are in no Debian release, so they are not run. Each site has one mistake. What
either program says is printed as it is; below it, whether it names the file, the line, and a way out, and whether the
site is refused. Hugo's default is to build what it can: that is its choice, and is shown as it is."""
import pathlib
import re
import subprocess
import sys
import tempfile

MUSTER = str(pathlib.Path(sys.argv[1]).resolve())
HUGO = sys.argv[2] if len(sys.argv) > 2 else "hugo"
GOOD = "---\ntitle: Home\n---\nText.\n"
SITE = "title: T\nbase_url: http://localhost\nlanguage: en\n"
HUGO_SITE = 'title = "T"\nbaseURL = "http://localhost/"\nlanguageCode = "en"\ndisableKinds = ["RSS", "sitemap", "taxonomy", "term"]\n'

# name, {file: text} for Muster, {file: text} for Hugo (content/_index.md is its home page)
CASES = [
    ("a colon in a title", {"index.md": "---\ntitle: Fees: what you pay\n---\n"}, {"_index.md": "---\ntitle: Fees: what you pay\n---\n"}),
    ("a misspelt key", {"index.md": "---\ntitle: Home\nudpated: 2026-01-01\n---\n"}, {"_index.md": "---\ntitle: Home\nudpated: 2026-01-01\n---\n"}),
    ("a date that does not exist", {"index.md": "---\ntitle: Home\ndate: 2026-02-30\n---\n"}, {"_index.md": "---\ntitle: Home\ndate: 2026-02-30\n---\n"}),
    ("front matter without an end", {"index.md": "---\ntitle: Home\nText.\n"}, {"_index.md": "---\ntitle: Home\nText.\n"}),
    ("a tab before a key", {"index.md": "---\ntitle: Home\n\tdate: 2026-01-01\n---\n"}, {"_index.md": "---\ntitle: Home\n\tdate: 2026-01-01\n---\n"}),
    ("a link to a page that is not there", {"index.md": GOOD + "[Fees](feees.md)\n", "fees.md": GOOD},
     {"_index.md": GOOD + '[Fees]({{< ref "feees.md" >}})\n', "fees.md": GOOD}),
    ("a link written as plain Markdown", {"index.md": GOOD + "[Fees](feees.md)\n", "fees.md": GOOD},
     {"_index.md": GOOD + "[Fees](feees.md)\n", "fees.md": GOOD}),
    ("an anchor that is not there", {"index.md": GOOD + "[Late](fees.md#lat)\n", "fees.md": GOOD + "## Late {#late}\n"},
     {"_index.md": GOOD + '[Late]({{< ref "fees.md#lat" >}})\n', "fees.md": GOOD + "## Late {#late}\n"}),
    ("a snippet that is not there", {"index.md": GOOD + "{{ snippet offfice }}\n", "_snippets/office.md": "Here.\n"},
     {"_index.md": GOOD + "{{< offfice >}}\n"}),
    ("two pages with one address", {"index.md": GOOD, "fees.md": GOOD, "fees/index.md": GOOD},
     {"_index.md": GOOD, "fees.md": GOOD, "fees/index.md": GOOD}),
]


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def run(command, folder):
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)
    text = (result.stderr + result.stdout).replace(str(folder) + "/", "")
    return result.returncode, text


def muster(files):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write(folder / "content", {"site.yaml": SITE, **files})
        return run([MUSTER, "check", "content"], folder)


def hugo(files):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write(folder, {"config.toml": HUGO_SITE, "layouts/_default/single.html": "{{ .Content }}",
                       "layouts/index.html": "{{ .Content }}", "layouts/_default/list.html": "{{ .Content }}",
                       "layouts/shortcodes/office.html": "Here."})
        write(folder / "content", files)
        status, text = run([HUGO], folder)
        told = [line for line in text.splitlines() if re.match(r"(Error|ERROR|WARN)", line)]
        return status, "\n".join(told)


def verdict(status, text):
    says = bool(text.strip()) and "no findings" not in text
    return {"is told": says, "file": bool(re.search(r"\w\.md", text)) and says, "line": bool(re.search(r"\.md:\d+", text)),
            "way out": "help:" in text, "refused": status != 0}


for program, (status, text) in (("Muster", muster({"index.md": GOOD})), ("Hugo", hugo({"_index.md": GOOD}))):
    assert status == 0, f"{program} refuses a site without a mistake: {text}"
totals = {"Muster": {}, "Hugo": {}}
for title, for_muster, for_hugo in CASES:
    print(f"== {title}")
    for program, (status, text) in (("Muster", muster(for_muster)), ("Hugo", hugo(for_hugo))):
        facts = verdict(status, text)
        for key, holds in facts.items():
            totals[program][key] = totals[program].get(key, 0) + holds
        print(f"-- {program}: " + ", ".join(f"{key} {'yes' if holds else 'no'}" for key, holds in facts.items()))
        print("".join(f"   {line}\n" for line in text.strip().splitlines()) or "   (nothing)\n", end="")
    print()
for program, counts in totals.items():
    print(f"{program}, of {len(CASES)}: " + ", ".join(f"{key} {count}" for key, count in counts.items()))
