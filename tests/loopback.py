"""A news site on this machine: real HTTP for whatever is to be fetched."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = """<!doctype html><html lang="en"><head><title>{title} - {site}</title>
<link rel="canonical" href="{url}"><meta property="og:site_name" content="{site}">
<meta property="og:title" content="{title}"><meta name="author" content="{author}">
<meta property="article:published_time" content="2026-11-20T19:40:00+00:00">
<meta name="description" content="{excerpt}"></head>
<body><article><h1>{title}</h1><p>By {author}</p><p>{text}</p></article></body></html>"""


@dataclass
class Site:
    """Pages by path: (status, headers, body). `asked` is what was asked for, in order.

    Who asks with the ETag a page has is told that nothing changed; `late` is in seconds, by path.
    """

    origin: str
    pages: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    late: dict[str, float] = field(default_factory=dict)

    def url(self, path: str) -> str:
        return f"{self.origin}{path}"

    def put(self, path: str, body: str | bytes, status: int = 200, **headers: str) -> str:
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": "text/html; charset=utf-8", **named}, data)
        return self.url(path)

    def article(self, path: str, title: str, **parts: str) -> str:
        """An article with its facts in the usual places; `canonical` is its path of record."""
        facts = {
            "site": "Halden Courier",
            "author": "Ada Vik",
            "excerpt": f"{title}, in one line.",
            "text": f"{title}. It was seen on the street by our own reporter.",
            "url": self.url(parts.pop("canonical", path)),
        }
        return self.put(path, PAGE.format(title=title, **{**facts, **parts}))


@contextmanager
def serving(host: str = "127.0.0.1") -> Iterator[Site]:
    """A site on a free port of `host` (any 127.x address is this machine) while the block runs."""
    server = ThreadingHTTPServer((host, 0), BaseHTTPRequestHandler)
    site = Site(f"http://{host}:{server.server_port}")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            missing = (404, {"Content-Type": "text/html"}, b"<title>Not found</title>")
            status, headers, body = site.pages.get(self.path, missing)
            time.sleep(site.late.get(self.path, 0))
            if "ETag" in headers and self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Quiet: the test says what matters."""

    server.RequestHandlerClass = Handler
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
