#!/usr/bin/env python3
"""What the machine refuses: a full disk, a folder that may not be written to, a file that may not be read. Exit status 3,
a reason that says where, and the release in use as it was."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from generated_content import write_content  # noqa: E402
from interrupted_build_test import whole_release  # noqa: E402
from muster_site import MUSTER, muster  # noqa: E402

IS_ROOT = os.geteuid() == 0
NOBODY = 65534


def as_nobody(*arguments):
    """Runs the program as a user whom permissions bind, also when root runs the tests."""
    options = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if IS_ROOT else {}
    return subprocess.run([MUSTER, *map(str, arguments)], capture_output=True, text=True, timeout=120, **options)


class RefusedBuild(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory(prefix="muster-e2e-")
        self.folder = pathlib.Path(self.temporary.name)
        self.folder.chmod(0o777)
        self.content = self.folder / "content"
        self.site = self.folder / "site"
        write_content(self.content, 200)

    def tearDown(self):
        self.temporary.cleanup()

    def assert_refused(self, done, *parts):
        self.assertEqual(done.returncode, 3, done.stdout + done.stderr)
        for part in parts:
            self.assertIn(part, done.stderr)

    def reachable_program(self):
        probe = subprocess.run(["test", "-x", MUSTER], check=False,
                               **({"user": NOBODY, "group": NOBODY} if IS_ROOT else {}))
        if probe.returncode != 0:
            self.skipTest(f"another user cannot run {MUSTER}")

    def test_an_output_folder_that_may_not_be_written_to(self):
        self.reachable_program()
        self.site.mkdir(mode=0o555)
        self.assert_refused(as_nobody("build", self.content, "--output", self.site), "Permission denied", "who owns")
        self.assertEqual(list(self.site.iterdir()), [])

    def test_an_output_folder_that_cannot_be_made(self):
        (self.folder / "file").write_text("not a folder")
        self.assert_refused(muster("build", self.content, "--output", self.folder / "file" / "site"), "Not a directory")
        self.assert_refused(muster("build", self.content, "--output", "/proc/site"), "/proc/site")

    def test_a_file_that_may_not_be_read(self):
        self.reachable_program()
        self.assertEqual(as_nobody("build", self.content, "--output", self.site).returncode, 0)
        before = whole_release(self.site)
        secret = self.content / "s3" / "p3.md"
        secret.chmod(0)
        done = as_nobody("build", self.content, "--output", self.site)
        self.assert_refused(done, "system/unreadable-file", "s3/p3.md", "Permission denied")
        self.assertNotIn("link/broken", done.stderr)
        self.assertEqual(whole_release(self.site), before)

    def test_a_page_that_is_no_file(self):
        (self.content / "dangling.md").symlink_to("nowhere.md")
        (self.content / "folder.md").symlink_to("faq")
        done = muster("build", self.content, "--output", self.site)
        self.assert_refused(done, "system/unreadable-file", "dangling.md", "folder.md")
        self.assertFalse(self.site.exists())

    @unittest.skipUnless(IS_ROOT, "only root can mount a small disk")
    def test_a_full_disk(self):
        mounted = self.folder / "disk"
        mounted.mkdir()
        mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(mounted)], capture_output=True,
                               text=True, check=False)
        if mount.returncode != 0:
            self.skipTest(f"no disk could be mounted: {mount.stderr.strip()}")
        try:
            self.fill_up(mounted)
        finally:
            subprocess.run(["umount", str(mounted)], check=True)

    def fill_up(self, mounted):
        site = mounted / "site"
        self.assertEqual(muster("build", self.content, "--output", site, "--no-compress").returncode, 0)
        first = whole_release(site)
        ballast = mounted / "ballast"
        for kilobytes in (3000, 1000, 300, 50, 0):
            free = os.statvfs(mounted).f_bavail * os.statvfs(mounted).f_frsize
            ballast.write_bytes(b"x" * max(0, free - kilobytes * 1024))
            # A build that shares its files with the release before would find room.
            done = muster("build", self.content, "--output", site, "--no-compress", "--anew")
            ballast.unlink()
            if done.returncode == 0:
                continue
            self.assert_refused(done, "No space left", "make room")
            self.assertEqual(whole_release(site), first)
        self.assertEqual(done.returncode, 3, "the disk was never full")
        self.assertEqual(muster("build", self.content, "--output", site, "--no-compress").returncode, 0)
        self.assertNotEqual(whole_release(site), first)


if __name__ == "__main__":
    unittest.main()
