"""What end-to-end tests share: a site built by the real executable, and a server that answers on a free port."""
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import unittest
import urllib.error
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
MUSTER = os.environ.get("MUSTER", str(ROOT / "build" / "release" / "muster"))


def muster(*arguments, **options):
    """Runs the program; gives the finished process, its streams as text."""
    return subprocess.run([MUSTER, *map(str, arguments)], capture_output=True, text=True, timeout=120, **options)


class Workshop:
    """A temporary folder with content/ and site/. Use as a context."""

    def __init__(self, content=ROOT / "content"):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="muster-e2e-"))
        self.content = self.folder / "content"
        self.site = self.folder / "site"
        shutil.copytree(content, self.content)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def build(self, *flags):
        return muster("build", self.content, "--output", self.site, *flags)

    def current(self):
        return os.readlink(self.site / "current")


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self):
        return self.body.decode()

    @property
    def json(self):
        return json.loads(self.body)


class Server:
    """`muster serve` on a free port. Use as a context; what it logged is in `log` afterwards."""

    def __init__(self, site, *flags):
        self.process = subprocess.Popen([MUSTER, "serve", str(site), "--listen", "127.0.0.1:0", *flags],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        found = re.search(r"listening on (http://\S+)", line)
        if not found:
            self.process.kill()
            raise RuntimeError(f"the server did not start: {line}{self.process.stderr.read()}")
        self.address = found.group(1)
        self.log = line

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.stop()

    def stop(self, number=signal.SIGTERM):
        """Gives the exit status."""
        self.process.send_signal(number)
        out, error = self.process.communicate(timeout=60)
        self.log += out + error
        return self.process.returncode

    def get(self, path, method="GET", headers=None):
        """Follows no redirect."""

        class NoRedirect(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_):
                return None

        request = urllib.request.Request(self.address + path, method=method, headers=headers or {})
        try:
            with urllib.request.build_opener(NoRedirect).open(request, timeout=30) as response:
                return Answer(response.status, response.headers, response.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read())

    def search(self, query, **more):
        return self.get("/api/search?" + urllib.parse.urlencode({"q": query, **more})).json

    def lookup(self, name):
        return self.get("/api/roster?" + urllib.parse.urlencode({"name": name}))


class ServedDemonstration(unittest.TestCase):
    """Tests that ask `self.server`, which serves content/ as it is, without limits for clients."""

    @classmethod
    def setUpClass(cls):
        cls.workshop = Workshop()
        built = cls.workshop.build("--no-compress")
        assert built.returncode == 0, built.stderr
        cls.server = Server(cls.workshop.site, "--no-rate-limit")

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.workshop.__exit__()
