#!/usr/bin/env python3
"""Attacks on a server, each while normal clients go on asking: how many of their requests failed, and how long they took.

    attack_bench.py [--connections 1000] [--seconds 20] [--table 300] [--only slow_read]

slowhttptest opens so many connections with heads that drip (slowloris), replies that are hardly read (slow read) and bodies
that drip (slow POST); each once with room for them all, and once with a connection table that they fill three times over
(--table). All come from one address, so the cap per address is off: it would end the attack at once. The normal clients open
a connection for each request, one after the other, and ask for a page, a search and a lookup. Prints one JSON object; exit
status 1 when a normal request failed. Needs slowhttptest; MUSTER names the program.
"""
import argparse
import http.client
import json
import pathlib
import resource
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from muster_site import Server, Workshop  # noqa: E402

TARGETS = ["/", "/api/search?q=do+courses+count", "/api/roster?name=Nobody+Atall", "/faq/cpd/"]
ATTACKS = {
    "slowloris": ["-H", "-i", "1", "-x", "20"],
    "slow_read": ["-X", "-w", "256", "-y", "512", "-n", "2", "-z", "16", "-k", "8"],
    "slow_post": ["-B", "-s", "8192", "-i", "1", "-x", "10"],
}


class NormalClients:
    """Two of them, until stopped."""

    def __init__(self, address):
        self.host = address.removeprefix("http://")
        self.times, self.failures = [], []
        self.stopping = threading.Event()
        self.threads = [threading.Thread(target=self.ask_on) for _ in range(2)]
        for thread in self.threads:
            thread.start()

    def ask_on(self):
        number = 0
        while not self.stopping.is_set():
            target = TARGETS[number % len(TARGETS)]
            number += 1
            start = time.monotonic()
            try:
                client = http.client.HTTPConnection(self.host, timeout=10)
                client.request("GET", target, headers={"Connection": "close"})
                reply = client.getresponse()
                reply.read()
                client.close()
                if reply.status != 200:
                    self.failures.append(f"{target}: {reply.status}")
            except OSError as error:
                self.failures.append(f"{target}: {error!r}")
            self.times.append(time.monotonic() - start)
            time.sleep(0.005)

    def stop(self):
        self.stopping.set()
        for thread in self.threads:
            thread.join()
        times = sorted(self.times)
        return {"requests": len(times), "failed": len(self.failures), "failures": self.failures[:3],
                "median_ms": round(1000 * times[len(times) // 2], 1), "p99_ms": round(1000 * times[len(times) * 99 // 100], 1),
                "longest_ms": round(1000 * times[-1], 1)}


def attack(server, flags, connections, seconds):
    clients = NormalClients(server.address)
    subprocess.run(["slowhttptest", *flags, "-c", str(connections), "-r", str(connections // 2), "-l", str(seconds), "-p", "10",
                    "-u", server.address + "/"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=seconds + 60)
    return clients.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--connections", type=int, default=1000)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--table", type=int, default=300)
    parser.add_argument("--only", choices=ATTACKS, help="this attack")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    results = {}
    with Workshop() as workshop:
        assert workshop.build().returncode == 0
        for table, places in (("room_for_all", 10_000), ("full_table", options.table)):
            for name, flags in ATTACKS.items():
                if options.only not in (None, name):
                    continue
                server = Server(workshop.site, "--no-rate-limit", "--log", "off", "--caps-connections", str(places))
                results[f"{name}, {table}"] = attack(server, flags, options.connections, options.seconds)
                assert server.stop() == 0, server.log
    print(json.dumps(results, indent=1))
    return 1 if any(result["failed"] for result in results.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
