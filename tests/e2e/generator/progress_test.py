#!/usr/bin/env python3
"""What a build shows on a terminal while it runs: one line, written anew in its place and gone at the end. Nothing of it
on anything else, and nothing for a build that is quick."""
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from muster_site import MUSTER  # noqa: E402

PAGES = 300
ERASE = "\r\x1b[K"


def on_terminal(*arguments, **environment):
    """Runs the program with a terminal for its standard error: what it wrote there, standard output, exit status."""
    ours, theirs = pty.openpty()
    surroundings = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")}
    process = subprocess.Popen([MUSTER, *map(str, arguments)], stdout=subprocess.PIPE, stderr=theirs,
                               env={**surroundings, "TERM": "xterm", **environment})
    os.close(theirs)
    seen = b""
    try:
        while chunk := os.read(ours, 65536):
            seen += chunk
    except OSError:  # The other end is closed.
        pass
    os.close(ours)
    out = process.stdout.read().decode()
    process.stdout.close()
    return seen.decode(), out, process.wait()


class Progress(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="muster-e2e-")
        cls.folder = pathlib.Path(cls.temporary.name)
        for name in ("content", "wrong", "small"):
            (cls.folder / name).mkdir()
            (cls.folder / name / "site.yaml").write_text("title: S\nbase_url: http://localhost\nlanguage: en\n")
        for name in ("wrong", "small"):
            (cls.folder / name / "wrong.md").write_text("---\ntitle: W\n---\n[Gone](gone.md)\n")
        # Few and long, so that it is the program that takes its time, not the disk.
        for number in range(PAGES):
            page = cls.folder / "content" / f"p{number}.md"
            page.write_text(f"---\ntitle: P{number}\n---\n" + f"Some *words* of [page {number}](p{number}.md).\n\n" * 1200)
            os.link(page, cls.folder / "wrong" / page.name)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    # One thread, so that it takes a while on any machine.
    def build(self, content, **environment):
        return on_terminal("build", self.folder / content, "--output", self.folder / "site", "--jobs", 1,
                           "--no-search", "--anew", **environment)

    def test_stages_and_pages_a_second_are_shown_on_one_line_and_taken_away(self):
        seen, out, status = self.build("content")
        self.assertEqual(status, 0, seen)
        self.assertTrue(seen.startswith(ERASE) and seen.endswith(ERASE), repr(seen[-200:]))
        self.assertNotIn("\n", seen)
        lines = [line for line in seen.split(ERASE) if line]
        self.assertGreater(len(lines), 3)
        self.assertTrue(all(len(line) < 80 for line in lines), lines)
        counted = [re.fullmatch(r"writing: (\d+) of 300 pages(, \d+ pages a second)?", line) for line in lines]
        done = [int(match[1]) for match in counted if match]
        self.assertGreater(len(done), 1, lines)
        self.assertEqual(done, sorted(done))
        self.assertTrue(any(match and match[2] for match in counted), lines)
        self.assertTrue(out.startswith("published "), out)
        self.assertNotIn("\x1b", out)

    def test_findings_are_shown_where_the_line_was(self):
        seen, _, status = self.build("wrong")
        self.assertEqual(status, 1)
        self.assertIn("parsing: ", seen)
        self.assertRegex(seen.rpartition(ERASE)[2], r"^(\x1b\[[0-9;]*m)*error")

    def test_nothing_of_it_without_a_terminal_that_can_show_it(self):
        for environment in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
            seen, _, status = self.build("wrong", **environment)
            self.assertEqual(status, 1)
            self.assertIn("link/broken", seen)
            self.assertNotIn("\x1b[K", seen, environment)
            self.assertNotIn("parsing", seen, environment)
        piped = subprocess.run([MUSTER, "build", self.folder / "wrong", "--output", self.folder / "site", "--jobs", "1"],
                               capture_output=True, text=True)
        self.assertTrue(piped.stderr.startswith("error"), piped.stderr)

    def test_a_quick_run_shows_its_findings_only(self):
        seen, _, status = on_terminal("check", self.folder / "small")
        self.assertEqual(status, 1)
        self.assertIn("link/broken", seen)
        self.assertNotIn("\x1b[K", seen)


if __name__ == "__main__":
    unittest.main()
