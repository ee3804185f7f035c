#!/usr/bin/env python3
"""What a first visit brings over the line, page by page: the body of the page and of all it loads, as Brotli.

Prints each page of the demonstration site and, last, a page of a hundred questions that is made of the site's own prose
(no sentence twice). Response heads are not counted. MUSTER names the executable."""
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from muster_site import Workshop  # noqa: E402

LOADED = re.compile(r'<(?:script[^>]* src|img[^>]* src|link[^>]* rel="?stylesheet"?[^>]* href)="?(/[^" >]+)')


def sections(content):
    """(heading, text) of every section of every English page."""
    for path in sorted(path for path in content.rglob("*.md") if content / "fr" not in path.parents):
        body = path.read_text().split("---\n", 2)[2]
        for section in re.split(r"^##+ ", body, flags=re.M)[1:]:
            heading, text = section.split("\n", 1)
            if len(text.split()) > 8:
                yield re.sub(r" *\{#.*?\}", "", heading), re.sub(r"\]\([^)]*\)", "]", text).replace("[", "").replace("]", "").strip()


def hundred_questions(content):
    """An FAQ page of the site's sections, short ones put together until a hundred are left."""
    entries = list(sections(content))
    while len(entries) > 100:
        at = min(range(len(entries) - 1), key=lambda i: len(entries[i][1]) + len(entries[i + 1][1]))
        entries[at:at + 2] = [(entries[at][0], entries[at][1] + "\n\n" + entries[at + 1][1])]
    words = sorted(len(text.split()) for _, text in entries)
    page = "---\ntitle: A hundred questions\ntype: faq\nowner: Registrar\nupdated: 2026-10-05\n---\n\n"
    return page + "\n".join(f"## {heading}\n\n{text}\n" for heading, text in entries), len(entries), words


def weight(public, page):
    """Bytes of `page` and of what it loads, and how many requests that takes."""
    html = page.read_text()
    loaded = {public / address[1:] for address in LOADED.findall(html)}
    return sum(Path(f"{path}.br").stat().st_size if Path(f"{path}.br").exists() else path.stat().st_size
               for path in {page, *loaded}), 1 + len(loaded)


def main():
    with Workshop() as workshop:
        page, count, words = hundred_questions(workshop.content)
        (workshop.content / "faq/hundred.md").write_text(page)
        built = workshop.build()
        assert built.returncode == 0, built.stderr
        public = workshop.site / "current/public"
        for path in sorted(public.rglob("*.html")):
            html = path.read_text()
            if 'http-equiv="refresh"' in html:
                continue
            name = "/" + str(path.relative_to(public)).removesuffix("index.html")
            bytes_sent, requests = weight(public, path)
            print(f"{bytes_sent:7,} bytes {requests} requests  {name}")
        print(f"/faq/hundred/: {count} questions of {words[0]} to {words[-1]} words, half of them over {words[count // 2]}")


main()
