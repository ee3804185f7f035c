"""The demonstration site, built once for a module of tests, and a server on it for each class."""
import tempfile
import unittest
from pathlib import Path

from muster_site import Server, Workshop

site = None


def build_site(*flags):
    """For setUpModule: the site's folder, until the module's tests are done."""
    global site
    workshop = Workshop()
    unittest.addModuleCleanup(workshop.__exit__)
    built = workshop.build(*flags)
    assert built.returncode == 0, built.stderr
    site = workshop.site
    return site


def configuration(text):
    """A configuration file of that text, for --config."""
    path = Path(tempfile.mkdtemp(prefix="muster-e2e-")) / "serve.yaml"
    path.write_text(text)
    return str(path)


class ServedSite(unittest.TestCase):
    """Tests that ask `self.server`, which must stop without a fault when they are done."""

    flags = ("--no-rate-limit",)
    settings = ""

    @classmethod
    def setUpClass(cls):
        flags = ("--config", configuration(cls.settings)) if cls.settings else cls.flags
        cls.server = Server(site, *flags)

    @classmethod
    def tearDownClass(cls):
        status = cls.server.stop()
        assert status == 0, f"{status}: {cls.server.log[-2000:]}"
