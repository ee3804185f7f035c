"""A build shares with the one before what did not change, gives the bytes that a build from nothing gives, and believes
no record that is damaged, foreign, or of a release that was meddled with."""
import json
import os
import pathlib
import shutil
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from generated_content import write_content  # noqa: E402
from muster_site import muster  # noqa: E402

TIME = dict(os.environ, SOURCE_DATE_EPOCH="1795348800")


def published(site):
    root = (site / "current").resolve()
    # Xapian writes a random id into every database, and the manifest has its digest.
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*"))
            if path.is_file() and path.name != "manifest.json" and "search" not in path.relative_to(root).parts[:1]}


class IncrementalBuild(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory(prefix="muster-e2e-")
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)
        self.content, self.site = self.folder / "content", self.folder / "site"
        self.record = self.site / ".cache" / "build.json"

    def build(self, *flags, site=None):
        done = muster("build", self.content, "--output", site or self.site, "--json", *flags, env=TIME)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def assert_as_from_nothing(self, *flags):
        clean = self.folder / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        self.build("--anew", *flags, site=clean)
        ours, theirs = published(self.site), published(clean)
        self.assertEqual(sorted(ours), sorted(theirs))
        self.assertEqual([path for path in ours if ours[path] != theirs[path]], [])

    def change(self, path, old, new):
        text = (self.content / path).read_text()
        self.assertIn(old, text)
        (self.content / path).write_text(text.replace(old, new, 1))

    def test_whatever_changes_the_bytes_are_those_of_a_build_from_nothing(self):
        write_content(self.content, 60, members=40)
        self.assertEqual(self.build()["shared_bytes"], 0)
        self.assertGreater(self.build()["shared_bytes"], 500_000)
        self.assert_as_from_nothing()
        steps = [
            lambda: self.change("s3/p3.md", "title: Page 3", "title: Another page 3"),  # Navigation, neighbours, search.
            lambda: self.change("faq/q0.md", "title: Questions 0", "title: First questions"),  # Repeated on the home page.
            lambda: self.change("faq/q0.md", "\n\n", "\n\nA word more. "),
            lambda: self.change("site.yaml", "title: Generated", "title: Made"),
            lambda: self.change("members.json", "Given7", "Giselle"),
            lambda: (self.content / "s3" / "p23.md").write_text("---\ntitle: Short\n---\n\n## First part {#first}\n"),
            lambda: (self.content / "s4" / "new.md").write_text("---\ntitle: New\n---\nNew.\n"),
        ]
        for number, step in enumerate(steps):
            step()
            with self.subTest(step=number):
                self.build("--allow-broken-urls", "--no-compress")
                self.assert_as_from_nothing("--no-compress")
        self.build("--allow-broken-urls", "--drafts")
        self.assert_as_from_nothing("--drafts")

    def test_one_changed_page_is_all_that_is_written(self):
        write_content(self.content, 60)
        self.build()
        self.change("s5/p5.md", "\n\n", "\n\nA sentence more. ")
        done = muster("build", self.content, "--output", self.site, "--explain", env=TIME)
        self.assertIn("public/s5/p5/index.html: s5/p5.md changed", done.stdout)
        self.assertNotIn("public/s5/p25/", done.stdout)
        self.assertNotIn("public/s6/", done.stdout)
        releases = sorted((self.site / "releases").iterdir())
        same = [release / "public" / "s6" / "p6" / "index.html.br" for release in releases]
        self.assertEqual(same[0].stat().st_ino, same[1].stat().st_ino)

    def answers(self, site):
        queries = "first part", "permit standard", "zebra", "category:faq", "boadr"
        return [muster("search", *flags, site, query).stdout
                for query in queries for flags in ([], ["--explain"])]

    def test_the_search_index_is_changed_where_pages_did_and_answers_as_one_from_nothing(self):
        write_content(self.content, 200)
        self.build("--no-compress")
        steps = [
            lambda: self.change("s3/p3.md", "\n\n", "\n\nA zebra. "),
            lambda: (self.content / "s4" / "new.md").write_text("---\ntitle: Zebras\n---\nNew.\n"),
            lambda: (self.content / "s4" / "new.md").unlink(),
        ]
        for number, step in enumerate(steps):
            step()
            with self.subTest(step=number):
                self.build("--allow-broken-urls", "--no-compress")
                clean = self.folder / "clean"
                shutil.rmtree(clean, ignore_errors=True)
                self.build("--anew", "--no-compress", site=clean)
                self.assertEqual(self.answers(self.site), self.answers(clean))
                ids = {path.read_bytes()[16:32] for path in self.site.glob("releases/*/search/iamglass")}
                self.assertEqual(len(ids), 1, "no index was written anew")

    def test_no_record_is_believed_that_does_not_fit(self):
        write_content(self.content, 20)
        self.build()
        whole = self.record.read_text()
        for name, text in {"empty": "", "cut": whole[:-5], "altered": whole.replace("Generated", "Generates"),
                           "foreign": "0" * 64 + "\n{}", "not text": "\x00\x01"}.items():
            with self.subTest(name):
                self.record.write_text(text if text != whole else whole[:70])
                self.assertEqual(self.build()["shared_bytes"], 0)
        # A record of a release that is no longer in use.
        self.assertEqual(muster("rollback", self.site).returncode, 0)
        self.assertEqual(self.build()["shared_bytes"], 0)

    def test_a_file_that_was_meddled_with_is_not_shared(self):
        write_content(self.content, 20)
        self.build()
        page = self.site / "current" / "public" / "s6" / "p6" / "index.html"
        text = page.read_bytes()
        time.sleep(0.05)
        page.write_bytes(text.replace(b"First part", b"First part"))
        self.build()
        self.assertEqual(page.read_bytes(), text)
        self.assert_as_from_nothing()

    def test_a_large_site_in_which_nothing_changed_keeps_its_release(self):
        write_content(self.content, 2_100)
        (self.content / "s1" / "p1.md").write_text("---\ntitle: Warned of\n---\n\n# Twice\n\n## First part {#first}\n")
        time.sleep(0.2)
        flags = "--no-search", "--no-compress"
        first = self.build(*flags)
        again = self.build(*flags)
        self.assertTrue(again["unchanged"])
        for key in ("release", "pages", "questions", "files", "bytes"):
            self.assertEqual(first[key], again[key])
        warned = muster("build", self.content, "--output", self.site, *flags, env=TIME)
        self.assertIn("s1/p1.md", warned.stderr)
        self.assertFalse(self.build("--no-search")["unchanged"])
        time.sleep(0.2)
        self.assertFalse(self.build(*flags)["unchanged"])
        os.utime(self.content / "s2" / "p2.md")
        self.assertFalse(self.build(*flags)["unchanged"])


if __name__ == "__main__":
    unittest.main()
