#!/usr/bin/env python3
"""The same content gives the same bytes, whatever the number of threads: among several thousand pages a race between
parses shows itself as plain text where strikethrough, tables or addresses should be."""
import os
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from generated_content import write_content  # noqa: E402
from muster_site import muster  # noqa: E402

PAGES = 3000
TIME = dict(os.environ, SOURCE_DATE_EPOCH="1795348800")


def files_below(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class RepeatableBuild(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="muster-e2e-")
        cls.folder = pathlib.Path(cls.temporary.name)
        write_content(cls.folder / "content", PAGES, members=500)
        cls.one = cls.built("one", 1)
        cls.many = cls.built("many", 8)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    @classmethod
    def built(cls, name, jobs):
        done = muster("build", cls.folder / "content", "--output", cls.folder / name, "--jobs", jobs, env=TIME)
        assert done.returncode == 0, done.stdout + done.stderr
        assert not done.stderr, done.stderr
        return files_below((cls.folder / name / "current").resolve())

    def test_the_extensions_worked_on_every_page(self):
        pages = [text for path, text in self.one.items() if path.endswith("index.html") and path.startswith("public/s")
                 and not path.startswith("public/search")]
        self.assertEqual(len(pages), PAGES)
        for text in pages:
            self.assertIn(b"<th class=\"align-right\"><del>Other</del></th>", text)
            self.assertIn(b"<td><a href=\"mailto:office@example.org\">", text)
            self.assertIn(b"class=\"footnote-ref\"", text)
            self.assertIn(b"type=\"checkbox\"", text)

    def test_one_thread_and_eight_give_the_same_files(self):
        self.assertEqual(sorted(self.one), sorted(self.many))
        self.assertGreater(len(self.one), 3 * PAGES)

    def test_one_thread_and_eight_give_the_same_bytes(self):
        # Xapian writes a random id into every database, and the manifest names the digests of its files.
        different = [path for path in self.one if self.one[path] != self.many.get(path)]
        self.assertEqual([path for path in different if not path.startswith("search/")], ["manifest.json"])


if __name__ == "__main__":
    unittest.main()
