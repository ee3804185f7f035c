#!/usr/bin/env python3
"""Builds of generated content against Hugo, in the same run: wall time, CPU time and peak memory.

    generator_bench.py [--pages 1000 10000] [--rounds 3] [--folder DIR] [--no-incremental] [--tiny]

Both get the same Markdown (tests/support/generated_content.py, fixed seed) and make pages of nearly the same bytes: Hugo's
layout is the page that Muster made, with its title, its address and its body as variables, so that Hugo has fewer things to
do (no contents list, no neighbours, no check of links). Search and compression are off for the comparison, as Hugo has
none. Rounds alternate; what counts is the median. Then builds of Muster with all on: from nothing, with nothing changed,
with one page changed. Prints one JSON object. Needs hugo; MUSTER names the program.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from generated_content import write_content  # noqa: E402
from muster_site import MUSTER  # noqa: E402


def run(*command, cwd=None):
    """(wall seconds, CPU seconds, peak MB) of one command."""
    begun = time.perf_counter()
    process = subprocess.Popen([*map(str, command)], cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, errors.decode()
    return round(wall, 3), round(usage.ru_utime + usage.ru_stime, 3), round(usage.ru_maxrss / 1000)


def hugo_site(folder, content, sample):
    """A Hugo site of the same pages, with a layout made of a page of Muster's."""
    site = folder / "hugo"
    (site / "layouts" / "_default").mkdir(parents=True)
    (site / "config.toml").write_text('baseURL = "https://example.org/"\ntitle = "Generated"\n'
                                      'disableKinds = ["taxonomy", "term"]\n[markup.goldmark.renderer]\nunsafe = false\n')
    html = sample.replace("{{", "{ {")
    title = re.search(r"<h1>(.*?)</h1>", html).group(1)
    body = re.search(r'(<div class="text">\n).*(</div>\n+</main>)', html, re.S)
    html = html[:body.end(1)] + "{{ .Content }}\n" + html[body.start(2):]
    html = html.replace(title, "{{ .Title }}").replace("https://example.org/s1/p1/", "{{ .Permalink }}")
    for name in ("single", "list"):
        (site / "layouts" / "_default" / f"{name}.html").write_text(html)
    (site / "layouts" / "index.html").write_text(html)
    shutil.copytree(content, site / "content", ignore=shutil.ignore_patterns("site.yaml"))
    for path in (site / "content").rglob("*.md"):
        text = re.sub(r"(?m)^(type|faq|designation): .*\n", "", path.read_text())
        path.write_text(re.sub(r"(\]\([^)]*)\.md", r"\1/", text))
    (site / "content" / "index.md").rename(site / "content" / "_index.md")
    return site


def middle(rows):
    wall, cpu, memory = (statistics.median(column) for column in zip(*rows))
    return {"wall_s": round(wall, 3), "cpu_s": round(cpu, 3), "peak_mb": round(memory)}


def compare(pages, rounds, base):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="muster-bench-", dir=base))
    try:
        content, site = folder / "content", folder / "site"
        write_content(content, pages)
        build = [MUSTER, "build", content, "--output", site, "--no-search", "--no-compress", "--anew"]
        run(*build)
        hugo = hugo_site(folder, content, (site / "current/public/s1/p1/index.html").read_text())
        ours, theirs = [], []
        for _ in range(rounds):
            shutil.rmtree(site)
            ours.append(run(*build))
            shutil.rmtree(hugo / "public", ignore_errors=True)
            theirs.append(run("hugo", "--quiet", cwd=hugo))
        made = sum(1 for _ in (hugo / "public").rglob("index.html"))
        assert made >= pages, f"Hugo made {made} pages"
        muster_row, hugo_row = middle(ours), middle(theirs)
        return {"pages": pages, "muster": muster_row, "hugo": hugo_row,
                "wall_ratio": round(hugo_row["wall_s"] / muster_row["wall_s"], 1),
                "cpu_ratio": round(hugo_row["cpu_s"] / muster_row["cpu_s"], 1)}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def incremental(pages, base):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="muster-bench-", dir=base))
    try:
        content, site = folder / "content", folder / "site"
        write_content(content, pages)
        time.sleep(0.2)
        rows = {"pages": pages}
        for kind, flags in (("all", []), ("html", ["--no-search", "--no-compress"])):
            shutil.rmtree(site, ignore_errors=True)
            build = [MUSTER, "build", content, "--output", site, *flags]
            names = "wall_s", "cpu_s", "peak_mb"
            rows[kind] = {"from_nothing": dict(zip(names, run(*build))), "no_change": dict(zip(names, run(*build)))}
            page = content / "s1" / "p1.md"
            page.write_text(page.read_text() + "\nA sentence more.\n")
            rows[kind]["one_page"] = dict(zip(names, run(*build)))
        return rows
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", help="where to build; the system's temporary folder unless stated")
    parser.add_argument("--no-incremental", action="store_true")
    parser.add_argument("--tiny", action="store_true", help="20 pages once: only shows that it runs")
    options = parser.parse_args()
    if options.tiny:
        options.pages, options.rounds = [20], 1
    results = {"full": [compare(pages, options.rounds, options.folder) for pages in options.pages]}
    if not options.no_incremental:
        results["incremental"] = [incremental(pages, options.folder) for pages in options.pages]
    print(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
