"""A thousand feeds on this machine, as the web has them: most unchanged, some slow, moved, gone or broken.

Run as a program it serves until its standard input closes; it prints its port first.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread

HOSTS = 250
ITEMS = 20
SLOW = 2.0
KINDS = ("slow", "slow", "missing", "gone", "moved", "html", "garbage", "busy")
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Feed {n}</title><link>{site}/</link>
{items}</channel></rss>"""
RSS_ITEM = """<item><title>Story {m} of feed {n}</title><link>{site}/{n}/{m}</link><guid>{n}-{m}</guid>
<pubDate>{at:%a, %d %b %Y %H:%M:%S +0000}</pubDate>
<description>&lt;p&gt;{words}&lt;/p&gt;</description></item>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Feed {n}</title>
<link href="{site}/"/>{items}</feed>"""
ATOM_ITEM = """<entry><title>Story {m} of feed {n}</title><link href="{site}/{n}/{m}"/><id>{n}-{m}</id>
<updated>{at:%Y-%m-%dT%H:%M:%SZ}</updated><summary type="html">&lt;p&gt;{words}&lt;/p&gt;</summary></entry>"""
WORDS = "The maker of the headset says that its battery swells under the weight of a winter coat. " * 8


def host(n: int) -> str:
    return f"127.0.1.{n % HOSTS + 1}"


def kind(n: int) -> str:
    """What feed `n` is: one in twelve and a half is not simply a feed."""
    return KINDS[n // 13 % len(KINDS)] if n % 13 == 0 else "feed"


def version(n: int, round_: int) -> int:
    """How often feed `n` has changed by a round: four in five answer "not modified"."""
    return sum((n + each) % 5 == 0 for each in range(1, round_ + 1))


def body(n: int, changed: int, site: str) -> tuple[str, bytes]:
    at, first = datetime.now(UTC), changed * 2
    items = [{"n": n, "m": m, "site": site, "at": at, "words": WORDS} for m in range(first, first + ITEMS)]
    if n % 3 == 2:
        listed = [
            {"id": f"{n}-{i['m']}", "url": f"{site}/{n}/{i['m']}", "title": f"Story {i['m']} of feed {n}"}
            for i in items
        ]
        told = {"version": "https://jsonfeed.org/version/1.1", "title": f"Feed {n}", "items": listed}
        return "application/feed+json", json.dumps(told).encode()
    whole, one = (RSS, RSS_ITEM) if n % 3 == 0 else (ATOM, ATOM_ITEM)
    text = whole.format(n=n, site=site, items="".join(one.format(**item) for item in items))
    return ("application/rss+xml" if n % 3 == 0 else "application/atom+xml"), text.encode()


class Farm(BaseHTTPRequestHandler):
    """`/feed/<n>`; `/round` moves on to the next round; `/most` tells the most at once on one host."""

    protocol_version = "HTTP/1.1"
    round_ = 0
    lock = Lock()
    at_once: dict[str, int] = {}
    most = 0

    def do_GET(self) -> None:
        _, way, *rest = self.path.split("/")
        if way == "round":
            Farm.round_ += 1
        if way in {"round", "most"}:
            self.say(200, "text/plain", str(Farm.most).encode())
            return
        name = self.headers["Host"].split(":")[0]
        self.count(name, 1)
        try:
            self.feed(int(rest[0]), way)
        finally:
            self.count(name, -1)

    def count(self, name: str, step: int) -> None:
        with Farm.lock:
            Farm.at_once[name] = Farm.at_once.get(name, 0) + step
            Farm.most = max(Farm.most, Farm.at_once[name])

    def feed(self, n: int, way: str) -> None:
        what = kind(n) if way == "feed" else "feed"
        if what == "slow":
            time.sleep(SLOW)
        plain = {
            "missing": (404, b""),
            "gone": (410, b""),
            "busy": (503, b""),
            "html": (200, b"<!doctype html><title>Sold</title><p>This domain is for sale."),
            "garbage": (200, bytes(range(256)) * 40),
        }.get(what)
        if plain:
            self.say(plain[0], "text/html", plain[1])
        elif what == "moved":
            self.say(301, "text/html", b"", Location=f"/new/{n}")
        else:
            self.told(n)

    def told(self, n: int) -> None:
        changed = version(n, Farm.round_)
        mark = f'"{n}.{changed}"'
        if self.headers["If-None-Match"] == mark:
            self.say(304, "text/plain", b"", ETag=mark)
            return
        self.say(200, *body(n, changed, f"http://{self.headers['Host']}"), ETag=mark)

    def say(self, status: int, kind_: str, data: bytes, **headers: str) -> None:
        self.send_response(status)
        told = {"Content-Type": kind_, "Content-Length": str(len(data)), "Connection": "close", **headers}
        for name, value in told.items():
            self.send_header(name, value)
        self.end_headers()
        if status != 304:
            self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        """Quiet: the bench says what matters."""


def serve() -> None:
    server = ThreadingHTTPServer(("0.0.0.0", 0), Farm)  # noqa: S104 # every 127.x address of this machine
    server.request_queue_size = 256
    print(server.server_port, flush=True)
    Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()


if __name__ == "__main__":
    serve()
