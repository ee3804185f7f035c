#!/usr/bin/env python3
"""The server against nginx, in the same run on the same core: requests a second and CPU a request.

    server_bench.py [--seconds 3] [--rounds 5] [--connections 64 512] [--idle 10000] [--tiny]

Both serve one 10 KB file over keep-alive connections, nginx at its best settings (open_file_cache, no log, sendfile off),
Muster as it comes but for one loop and no log. Rounds alternate, and what counts is the median of the ratios of neighbours,
for on a shared machine only those compare. Where "busy" is well below 1 the client was the slower, and only the CPU a
request compares. "through_process_request" is the search page without a query against nginx's file: what a computed page
costs besides its query. Prints one JSON object. Needs nginx, taskset and http_load of the preset bench; MUSTER and HTTP_LOAD
name the programs.
"""
import argparse
import json
import os
import pathlib
import re
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from muster_site import MUSTER, muster  # noqa: E402

HTTP_LOAD = os.environ.get("HTTP_LOAD", str(pathlib.Path(__file__).resolve().parents[3] / "build/bench/tests/bench/server/http_load"))
SERVER_CORE, CLIENT_CORE = "0", "1"
PAGE_BYTES = 10_240
NGINX = """
daemon off; master_process off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log crit;
events {{ worker_connections 20000; use epoll; multi_accept on; }}
http {{
  access_log off; sendfile off; tcp_nodelay on; keepalive_requests 1000000000; keepalive_timeout 300;
  open_file_cache max=1000 inactive=600s; open_file_cache_valid 600s; types {{ text/html html; }}
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u;
  scgi_temp_path {folder}/s;
  server {{ listen 127.0.0.1:{port} reuseport backlog=4096; root {folder}/content; location / {{ output_buffers 1 64k; }} }}
}}
"""
SERVE = """
log: off
loops: 1
deadlines: {idle: 10min}
caps: {connections: 19000}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def make_site(folder):
    content = folder / "content"
    content.mkdir()
    (content / "site.yaml").write_text('title: Bench\nbase_url: "http://localhost"\nlanguage: en\n')
    (content / "index.md").write_text("---\ntitle: Bench\n---\n\nOne page.\n")
    lines = (f"<p>Line {number} of a page.</p>\n" for number in range(10_000))
    text = ""
    while len(text) < PAGE_BYTES:
        text += next(lines)
    (content / "ten.html").write_text(text[:PAGE_BYTES])
    built = muster("build", content, "--output", folder / "site")
    assert built.returncode == 0, built.stderr


class Process:
    def __init__(self, name, command, port):
        self.name = name
        self.port = port
        self.process = subprocess.Popen(["taskset", "-c", SERVER_CORE, *map(str, command)], stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError(f"{name} does not answer")

    def ticks(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    def memory(self):
        """Private bytes."""
        text = pathlib.Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        return 1024 * sum(int(value) for value in re.findall(r"^Private_\w+:\s+(\d+)", text, re.M))

    def load(self, connections, seconds, target="/ten.html", fields=()):
        """(requests a second, CPU microseconds a request, share of its core that the server used)"""
        before = self.ticks()
        out = subprocess.run(["taskset", "-c", CLIENT_CORE, HTTP_LOAD, str(self.port), target, str(connections), str(seconds), *fields],
                             capture_output=True, text=True, check=True).stdout
        used = (self.ticks() - before) / os.sysconf("SC_CLK_TCK")
        seen = json.loads(out)
        assert seen["failed"] == 0 and seen["requests"] > 0, out
        return seen["requests"] / seen["seconds"], 1e6 * used / seen["requests"], used / seen["seconds"]

    def stop(self):
        self.process.terminate()
        self.process.wait(40)


def compare(servers, connections, seconds, rounds, target="/ten.html", fields=()):
    ours, peer = servers
    seen = []
    for _ in range(rounds):
        seen.append((ours.load(connections, seconds, target, fields), peer.load(connections, seconds, "/ten.html", fields)))
    ratios = lambda what: [round(mine[what] / theirs[what], 3) if theirs[what] else 0 for mine, theirs in seen]
    middle = lambda side: dict(zip(("requests_per_second", "cpu_us", "busy"),
                                   (round(statistics.median(pair[side][what] for pair in seen), 2) for what in range(3))))
    return {"connections": connections, "rate_ratio": statistics.median(ratios(0)), "cpu_ratio": statistics.median(ratios(1)),
            "rate_ratios": ratios(0), "cpu_ratios": ratios(1), "muster": middle(0), "nginx": middle(1)}


def with_idle(server, count, seconds, rounds):
    """What idle connections cost in throughput and memory."""
    empty_memory, clients, ratios = server.memory(), [], []
    for _ in range(rounds):
        without = server.load(64, seconds)
        while len(clients) < count:
            client = socket.create_connection(("127.0.0.1", server.port))
            client.sendall(b"GET /ten.html HTTP/1.1\r\nHost: a\r\n\r\n")
            clients.append(client)
        for client in clients:
            client.settimeout(5)
        time.sleep(0.5)
        full_memory = server.memory()
        ratios.append(server.load(64, seconds)[0] / without[0])
        for client in clients:
            client.close()
        clients = []
        time.sleep(0.5)
    return {"idle": count, "rate_ratio": round(statistics.median(ratios), 3),
            "bytes_each": round((full_memory - empty_memory) / count)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--connections", type=int, nargs="*", default=[64, 512])
    parser.add_argument("--idle", type=int, default=10_000)
    parser.add_argument("--tiny", action="store_true", help="does everything once, for a second: only shows that it runs")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    if options.tiny:
        options.seconds, options.rounds, options.connections, options.idle = 1, 1, [8], 100
    folder = pathlib.Path(tempfile.mkdtemp(prefix="muster-bench-"))
    servers = []
    try:
        make_site(folder)
        (folder / "serve.yaml").write_text(SERVE)
        ports = free_port(), free_port()
        (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=ports[1]))
        servers.append(Process("muster", [MUSTER, "serve", folder / "site", "--listen", f"127.0.0.1:{ports[0]}", "--config",
                                          folder / "serve.yaml", "--no-rate-limit"], ports[0]))
        servers.append(Process("nginx", ["nginx", "-p", folder, "-c", folder / "nginx.conf"], ports[1]))
        results = {"keep_alive": [compare(servers, count, options.seconds, options.rounds) for count in options.connections],
                   "connection_close": compare(servers, 64, options.seconds, options.rounds, fields=["Connection: close"]),
                   "through_process_request": compare(servers, 64, options.seconds, options.rounds, target="/search/"),
                   "base_memory_bytes": servers[0].memory()}
        if options.idle:
            results["idle"] = with_idle(servers[0], options.idle, options.seconds, max(1, options.rounds // 2))
        print(json.dumps(results, indent=1))
    finally:
        for server in servers:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
