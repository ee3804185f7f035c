#!/usr/bin/env python3
"""The Debian package, made and installed: on top of this machine's own files, in a layer that is thrown away (an overlay in
a mount namespace, with a network of its own), so that nothing of the machine changes. Needs root or sudo."""
import fcntl
import json
import os
import pathlib
import re
import shlex
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request

SKIPPED = 77
CPACK_CONFIG = os.environ.get("CPACK_CONFIG", "")
HOME = "var/lib/muster"


def enter():
    """Runs this file again as root, in namespaces of its own."""
    command = ["unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", sys.executable, os.path.abspath(__file__), "inside"]
    if os.geteuid() != 0:
        command = ["sudo", "-n", f"CPACK_CONFIG={CPACK_CONFIG}", *command]
    sys.exit(subprocess.run(command).returncode)


def start_loopback():
    with socket.socket() as any_socket:
        name_and_flags = struct.pack("16sH14x", b"lo", 1)  # IFF_UP
        fcntl.ioctl(any_socket, 0x8914, name_and_flags)  # SIOCSIFFLAGS


def lay_over(folder):
    """A root file system that can be written to without changing this one; None where mounts are not allowed."""
    subprocess.run(["mount", "--make-rprivate", "/"], check=True)
    subprocess.run(["mount", "-t", "tmpfs", "none", folder], check=True)
    for name in ("upper", "work", "root"):
        (folder / name).mkdir()
    options = f"lowerdir=/,upperdir={folder}/upper,workdir={folder}/work"
    if subprocess.run(["mount", "-t", "overlay", "overlay", "-o", options, folder / "root"]).returncode != 0:
        return None
    root = folder / "root"
    subprocess.run(["mount", "-t", "proc", "proc", root / "proc"], check=True)
    subprocess.run(["mount", "--bind", "/dev", root / "dev"], check=True)
    return root


def make_package(folder):
    subprocess.run(["cpack", "--config", CPACK_CONFIG, "-B", folder], check=True, stdout=subprocess.DEVNULL)
    return next(folder.glob("*.deb"))


class Package(unittest.TestCase):
    """Numbered, for each step stands on the one before."""

    @classmethod
    def run_inside(cls, *command, **options):
        return subprocess.run(["chroot", cls.root, *command], capture_output=True, text=True, **options)

    def install(self):
        done = self.run_inside("dpkg", "-i", "/muster.deb")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def user_exists(self):
        return self.run_inside("getent", "passwd", "muster").returncode == 0

    def traces(self):
        """What bears the name of the package."""
        folders = [self.root / name for name in ("etc", "usr", "var/lib", "run")]
        return {path for folder in folders for path in folder.rglob("*muster*") if path.exists()}

    def test_1_installing_makes_a_user_and_the_demonstration(self):
        type(self).before = self.traces()
        self.install()
        self.assertTrue(self.user_exists())
        account = self.run_inside("getent", "passwd", "muster").stdout.split(":")
        self.assertEqual(account[6].strip(), "/usr/sbin/nologin")
        release = self.root / HOME / "demonstration" / os.readlink(self.root / HOME / "demonstration/current")
        self.assertEqual((release / "manifest.json").stat().st_uid, int(account[2]))
        self.assertEqual(self.run_inside("muster", "--version").returncode, 0)

    def test_2_the_unit_is_valid_and_hardened(self):
        if not shutil.which("systemd-analyze"):
            self.skipTest("there is no systemd-analyze")
        unit = "/usr/lib/systemd/system/muster.service"
        verified = self.run_inside("systemd-analyze", "verify", "--man=no", unit)
        self.assertEqual((verified.returncode, verified.stderr), (0, ""))
        # Exposure in tenths, from 0 to 100; a service without any hardening has 96.
        judged = self.run_inside("systemd-analyze", "security", "--offline=true", "--threshold=15", unit)
        self.assertEqual(judged.returncode, 0, judged.stdout[-500:])

    def test_3_what_the_unit_starts_serves_the_demonstration(self):
        unit = (self.root / "usr/lib/systemd/system/muster.service").read_text()
        start = re.search(r"^ExecStart=(.*)$", unit, re.M).group(1)
        self.run_inside("install", "-d", "-o", "muster", "-g", "muster", "/run/muster", check=True)
        process = subprocess.Popen(["chroot", self.root, "setpriv", "--reuid=muster", "--regid=muster", "--clear-groups",
                                    "--no-new-privs", *shlex.split(start)],
                                   stdout=subprocess.PIPE, text=True)
        self.assertEqual(process.stdout.readline(), "listening on http://127.0.0.1:8080\n")
        self.assertEqual(process.stdout.readline(), "admin on unix:/run/muster/admin\n")
        with urllib.request.urlopen("http://127.0.0.1:8080/api/search?q=do+courses+count") as reply:
            self.assertGreater(json.load(reply)["total"], 0)
        with socket.socket(socket.AF_UNIX) as admin:
            admin.connect(str(self.root / "run/muster/admin"))
            admin.sendall(b"GET /readyz HTTP/1.0\r\n\r\n")
            self.assertIn(b" 200 OK", admin.recv(1000))
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)
        self.assertEqual(process.returncode, 0)
        self.assertFalse((self.root / "run/muster/admin").exists())

    def test_4_under_systemd_an_upgrade_restarts_the_service(self):
        (self.root / "run/systemd/system").mkdir(parents=True)
        stub = self.root / "usr/local/bin/systemctl"
        stub.write_text('#!/bin/sh\necho "$*" >>/systemctl.log\n')
        stub.chmod(0o755)
        first = os.readlink(self.root / HOME / "demonstration/current")
        (self.root / "etc/muster/serve.yaml").write_text("site: /var/lib/muster/demonstration\n")
        time.sleep(1.1)  # A release is named by its second.
        self.install()
        self.assertEqual((self.root / "systemctl.log").read_text().splitlines(),
                         ["daemon-reload", "enable --quiet muster.service", "restart muster.service"])
        self.assertNotEqual(os.readlink(self.root / HOME / "demonstration/current"), first)
        self.assertEqual((self.root / "etc/muster/serve.yaml").read_text(), "site: /var/lib/muster/demonstration\n")

    def test_5_removing_stops_the_service_and_keeps_the_configuration(self):
        (self.root / "systemctl.log").unlink()
        done = self.run_inside("dpkg", "-r", "muster")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("disable --quiet --now muster.service", (self.root / "systemctl.log").read_text())
        self.assertFalse((self.root / "usr/bin/muster").exists())
        self.assertFalse((self.root / HOME / "demonstration").exists())
        self.assertTrue((self.root / "etc/muster/serve.yaml").exists())

    def test_6_purging_leaves_a_site_of_ones_own_and_else_nothing(self):
        own = self.root / HOME / "site"
        own.mkdir()
        self.assertEqual(self.run_inside("dpkg", "-P", "muster").returncode, 0)
        self.assertTrue(own.exists() and self.user_exists())
        self.install()
        own.rmdir()
        done = self.run_inside("dpkg", "-P", "muster")
        self.assertEqual(done.returncode, 0, done.stderr)
        shutil.rmtree(self.root / "run/muster", ignore_errors=True)  # systemd's to remove.
        self.assertFalse(self.user_exists())
        self.assertEqual(self.traces() - self.before, set())


def main():
    if len(sys.argv) < 2:
        enter()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="muster-package-"))
    start_loopback()
    Package.root = lay_over(folder)
    if Package.root is None:
        print("no overlay can be mounted here: not tested")
        sys.exit(SKIPPED)
    with tempfile.TemporaryDirectory() as made:
        shutil.copy(make_package(pathlib.Path(made)), Package.root / "muster.deb")
    result = unittest.main(argv=sys.argv[:1], exit=False).result
    subprocess.run(["umount", "-R", folder])
    folder.rmdir()
    sys.exit(0 if result.wasSuccessful() else 1)


if __name__ == "__main__":
    main()
