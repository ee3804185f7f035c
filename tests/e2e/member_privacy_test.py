#!/usr/bin/env python3
"""Of a member only name, designations and city ever leave the generator: canaries in everything else must be found in no
file, no response and no log."""
import json
import re
import sys
import unittest
import urllib.parse
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from muster_site import ROOT, Server, Workshop  # noqa: E402

CLOCK = re.compile(r"\d\d:\d\d UTC")

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

    def test_a_withheld_member_is_to_the_lookup_as_if_never_known(self):
        """The name index is the same to the byte with and without them; so no answer and no time can differ. The answers over
        HTTP are compared all the same, to their length."""
        demonstration = json.loads((ROOT / "content" / "members.json").read_text())
        known = {**demonstration, "members": demonstration["members"] + MEMBERS[1:]}
        public = [member for member in demonstration["members"] if member["status"] == "active" and not member.get("opt_out")]
        hidden = [member for member in known["members"] if member not in public]
        self.assertGreater(len(hidden), 60)
        with Workshop() as with_all, Workshop() as without:
            for workshop, members in ((with_all, known["members"]), (without, public)):
                (workshop.content / "members.json").write_text(json.dumps({**demonstration, "members": members}))
                self.assertEqual(workshop.build().returncode, 0)
            index = [(workshop.site / "current" / "roster" / "names.idx").read_bytes() for workshop in (with_all, without)]
            self.assertEqual(index[0], index[1])
            with Server(with_all.site, "--no-rate-limit") as one, Server(without.site, "--no-rate-limit") as other:
                for member in hidden:
                    name = f"{member.get('given_name', '')} {member.get('family_name', '')}".strip()
                    for typed in (name, name[:-1]):
                        answers = [server.lookup(typed) for server in (one, other)]
                        self.assertEqual(answers[0].status, answers[1].status)
                        if answers[0].status == 200:
                            self.assertEqual(answers[0].body, answers[1].body)
                        pages = [server.get("/roster/?" + urllib.parse.urlencode({"name": typed})) for server in (one, other)]
                        self.assertEqual(*(CLOCK.sub("", page.text) for page in pages))
                        self.assertEqual(*(page.headers["Content-Length"] for page in pages))

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
