#!/usr/bin/env python3
"""Of a member only name, designations and city ever leave the generator: canaries in everything else must be found in no
file, no response and no log."""
import json
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from muster_site import Server, Workshop  # noqa: E402

PUBLISHED = {"id": "canaryid0", "given_name": "Perpetua", "middle_names": "Ann", "family_name": "Visible",
             "preferred_name": "Pet", "former_names": ["Perpetua Before"], "designation": "C.E.T.", "city": "Olds",
             "status": "active", "opt_out": False, "email": "canarymail@example.org", "date_of_birth": "canarybirth",
             "notes": {"canarykey": ["canarynested", {"deep": "canarydeep"}]}, "phone": 555019977}


def withheld(number, **changes):
    """A member whose every text holds a canary, and who must not be published."""
    member = {"id": f"canarywid{number}", "given_name": f"Canarygiven{number}", "middle_names": f"Canarymiddle{number}",
              "family_name": f"Canaryfamily{number}", "preferred_name": f"Canarypreferred{number}",
              "former_names": [f"Canaryformer{number} Canaryformerfamily{number}"], "designation": "C.E.T.",
              "city": f"Canarycity{number}", "status": "active", "opt_out": False, "email": f"canarywmail{number}@example.org"}
    return {**member, **changes}


MEMBERS = [PUBLISHED, withheld(1, opt_out=True), withheld(2, status="lapsed"), withheld(3, status="retired"),
           withheld(4, status="training"), withheld(5, status="suspended")]


class MemberPrivacy(unittest.TestCase):
    def test_no_canary_leaves_the_generator(self):
        with Workshop() as workshop:
            (workshop.content / "members.json").write_text(json.dumps({"as_of": "2026-11-01", "members": MEMBERS}))
            built = workshop.build()
            self.assertEqual(built.returncode, 0, built.stderr)
            self.assertIn("1 published", built.stdout)
            said = [built.stdout, built.stderr]
            with Server(workshop.site, "--no-rate-limit") as server:
                self.assertEqual(server.lookup("Perpetua Visible").json["matches"][0]["city"], "Olds")
                self.assertEqual(server.lookup("Pet Visible").json["matches"][0]["match"], "close")
                for member in MEMBERS[1:]:
                    for name in (f"{member['given_name']} {member['family_name']}",
                                 f"{member['preferred_name']} {member['family_name']}", member["former_names"][0]):
                        answer = server.lookup(name)
                        self.assertEqual(answer.json["matches"], [], name)
                        echoed = answer.json["name"]
                        said.append(answer.text.replace(echoed, ""))
                        page = server.get("/roster/?name=" + name.replace(" ", "+")).text
                        said.append(page.replace(name, ""))
                said += [server.get(path).text for path in ("/", "/roster/", "/sitemap.xml", "/api/search?q=canary")]
                server.stop()
                said.append(server.log)
            for text in said:
                self.assertNotIn("canary", text.lower().replace('"query":"canary"', ""))
            self.assertEqual(self.files_with_canaries(workshop.site), [])

    @staticmethod
    def files_with_canaries(site):
        found = []
        for path in site.rglob("*"):
            if path.is_file() and not path.is_symlink():
                raw = path.read_bytes().lower()
                if b"canary" in raw or b"555019977" in raw:
                    found.append(str(path))
        return found

    def test_no_name_and_no_query_is_logged(self):
        with Workshop() as workshop:
            self.assertEqual(workshop.build().returncode, 0)
            with Server(workshop.site, "--no-rate-limit") as server:
                for path in ("/roster/?name=Loggedgiven+Loggedfamily", "/api/roster?name=Loggedgiven+Loggedfamily",
                             "/search/?q=loggedquery", "/api/search?q=loggedquery", "/api/suggest?q=loggedquery",
                             "/cpd/?loggedquery", "/nothing?loggedquery"):
                    server.get(path)
                server.stop()
            self.assertIn("/api/search", server.log)
            self.assertNotIn("logged", server.log.lower())


if __name__ == "__main__":
    unittest.main()
