#!/usr/bin/env python3
"""muster import faq: an HTML page, a CSV file and a Word file become pages that build.

    import_test.py MUSTER"""
import pathlib
import subprocess
import sys
import tempfile
import unittest
import zipfile

MUSTER = str(pathlib.Path(sys.argv.pop(1)).resolve())
SITE = "title: Import\nbase_url: http://localhost\nlanguage: en\n"

HTML = """<!doctype html><html><head><meta charset="utf-8"><title>Members' questions</title></head><body>
<nav><h2>Menu?</h2></nav><main><h1>CPD questions</h1><p>Short answers.</p>
<h3>Logging</h3>
<h4 id="log">How do I log a <em>course</em>?</h4>
<p>In the <a href="https://members.example.org/log">Members Area</a>, under <strong>CPD</strong>; see
<a href="/old/rules.html">the rules</a>.</p><ul><li>Name it</li><li>Date it<ol><li>first</li></ol></li></ul>
<h5>Late entries</h5><p>2. *Late* counts_too</p>
<h4>What counts?</h4><table><tr><th>Kind</th><th>Credits</th></tr><tr><td>Course</td><td>5 | 10</td></tr></table>
<img src="x.png"><h4>Empty?</h4></main><script>alert("no?")</script></body></html>"""

EXPECTED_HTML = """---
title: "CPD questions"
type: faq
---

Short answers.

## How do I log a course? {#log}

In the [Members Area](<https://members.example.org/log>), under **CPD**; see the rules.

- Name it
- Date it
  1. first

### Late entries

2\\. \\*Late\\* counts\\_too

## What counts?

| Kind | Credits |
| --- | --- |
| Course | 5 \\| 10 |

## Empty?
"""

DOCX = {
    "word/document.xml": """<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="urn:w" xmlns:r="urn:r"><w:body>
<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Permits</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="U1"/></w:pPr><w:r><w:t>Who needs a </w:t></w:r><w:r><w:t>permit?</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Every </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>firm</w:t></w:r><w:r><w:t>. See </w:t></w:r>
<w:hyperlink r:id="r1"><w:r><w:t>the act</w:t></w:r></w:hyperlink><w:del><w:r><w:t> gone</w:t></w:r></w:del></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>One</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr><w:r><w:t>Two</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="U1"/></w:pPr><w:r><w:t>What does it cost?</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Fee</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>$5</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>""",
    "word/styles.xml": """<w:styles xmlns:w="urn:w"><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="U1"><w:name w:val="heading 2"/></w:style></w:styles>""",
    "word/_rels/document.xml.rels": """<Relationships xmlns="urn:p"><Relationship Id="r1" Target="https://example.org/act"/>
</Relationships>""",
}

EXPECTED_DOCX = """---
title: "Permits"
type: faq
---

## Who needs a permit?

Every **firm**. See [the act](<https://example.org/act>)

- One
  - Two

## What does it cost?

| Fee |
| --- |
| $5 |
"""

CSV = 'Category,Question,Answer\nCPD,"How, then?","First line.\n\n# second"\nCPD,,Lost\nCPD,Why?,\n'
EXPECTED_CSV = """---
title: "csv"
type: faq
---

## How, then?

First line.

\\# second

## Why?
"""


class ImportTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        (self.folder / "content").mkdir()
        (self.folder / "content/site.yaml").write_text(SITE)

    def run_muster(self, *arguments):
        return subprocess.run([MUSTER, *arguments], cwd=self.folder, capture_output=True, text=True, timeout=60)

    def imported(self, name):
        run = self.run_muster("import", "faq", name)
        self.assertEqual(run.returncode, 0, run.stderr)
        check = self.run_muster("build")
        self.assertEqual(check.returncode, 0, check.stderr)
        return (self.folder / "content/faq" / (pathlib.Path(name).stem + ".md")).read_text(), run.stdout

    def test_html(self):
        (self.folder / "html.html").write_text(HTML)
        page, report = self.imported("html.html")
        self.assertEqual(page, EXPECTED_HTML)
        for note in ("3 questions", 'left out the heading "Logging"', "/old/rules.html", "x.png",
                     "this question has no answer: Empty?"):
            self.assertIn(note, report)

    def test_definition_lists_and_details(self):
        (self.folder / "dl.html").write_text("<dl><dt>A?<dd>Yes.<dt>B?<dd>No.</dl><details><summary>C?</summary>So.</details>")
        page, report = self.imported("dl.html")
        self.assertIn("## A?\n\nYes.\n\n## B?\n\nNo.\n\n## C?\n\nSo.\n", page)

    def test_docx(self):
        with zipfile.ZipFile(self.folder / "docx.docx", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in DOCX.items():
                archive.writestr(name, text)
        self.assertEqual(self.imported("docx.docx")[0], EXPECTED_DOCX)

    def test_csv(self):
        (self.folder / "csv.csv").write_text(CSV)
        page, report = self.imported("csv.csv")
        self.assertEqual(page, EXPECTED_CSV)
        self.assertIn("left out line 5: it has no question", report)

    def test_what_cannot_be_imported_changes_nothing(self):
        (self.folder / "no.docx").write_bytes(b"PK\x03\x04 not a zip")
        (self.folder / "no.html").write_text("<p>No question here.")
        (self.folder / "no.csv").write_bytes(b"Question,Answer\n\xe9,x\n")
        (self.folder / "no.pdf").write_text("x")
        for name, status, said in (("no.docx", 1, "no Word document"), ("no.html", 1, "no question"),
                                   ("no.csv", 1, "CSV UTF-8"), ("no.pdf", 2, "not \"no.pdf\""), ("none.csv", 3, "")):
            run = self.run_muster("import", "faq", name)
            self.assertEqual((run.returncode, said in run.stderr), (status, True), run.stderr)
        self.assertFalse((self.folder / "content/faq").exists())

    def test_a_page_that_is_there_stays(self):
        (self.folder / "csv.csv").write_text(CSV)
        self.imported("csv.csv")
        self.assertEqual(self.run_muster("import", "faq", "csv.csv").returncode, 1)

    def test_cut_files_do_no_harm(self):
        with zipfile.ZipFile(self.folder / "whole.docx", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in DOCX.items():
                archive.writestr(name, text)
        whole = (self.folder / "whole.docx").read_bytes()
        for number, (name, data) in enumerate([("cut.docx", whole), ("cut.html", HTML.encode()), ("cut.csv", CSV.encode())]):
            for length in range(0, len(data), len(data) // 7):
                (self.folder / name).write_bytes(data[:length])
                run = self.run_muster("import", "faq", name, "--output", f"out/{number}-{length}.md")
                self.assertIn(run.returncode, (0, 1), run.stderr)


unittest.main()
