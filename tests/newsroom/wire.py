"""A server of our own on a database that can be cut off: its file taken away, its connections closed."""

from __future__ import annotations

import os
import select
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from django.conf import settings
from django.db import connection

HOST = "127.0.0.1"
STARTED_WITHIN = 90


class Line(Protocol):
    def cut(self) -> None: ...
    def mend(self) -> None: ...


@dataclass
class File:
    """SQLite's, under a second name in the server's own folder; cut off, a folder stands there."""

    place: Path
    real: Path

    def mend(self) -> None:
        if self.place.is_dir():
            self.place.rmdir()
        self.place.symlink_to(self.real)

    def cut(self) -> None:
        self.place.unlink()
        self.place.mkdir()


@dataclass
class Wire:
    """Between the server and PostgreSQL; cut off, what is open is closed and nothing listens."""

    to: tuple[str, int]
    port: int
    _open: list[socket.socket] = field(default_factory=list)

    def mend(self) -> None:
        self._open = [socket.create_server((HOST, self.port))]
        threading.Thread(target=self._listen, args=self._open, daemon=True).start()

    def silence(self) -> None:
        """As with a host that is cut off: whoever calls hears nothing."""
        self.cut()
        self._open = [socket.create_server((HOST, self.port))]

    def cut(self) -> None:
        for one in self._open:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _listen(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, _ = listener.accept()
                far = socket.create_connection(self.to)
                self._open += [near, far]
                threading.Thread(target=_carry, args=[near, far], daemon=True).start()


def _carry(near: socket.socket, far: socket.socket) -> None:
    """Both ways, until one end closes or the wire is cut."""
    other = {near: far, far: near}
    with suppress(OSError, ValueError), near, far:
        while ready := select.select([near, far], [], [])[0]:
            for one in ready:
                if not (sent := one.recv(65536)):
                    return
                other[one].sendall(sent)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def laid(data: Path) -> tuple[Line, dict[str, str]]:
    """A line to the tests' own database, whole, and what a server is told of it."""
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        line: Line = File(data / "newsroom.sqlite3", Path(told["NAME"]))
        where = {}
    else:
        line = wire = Wire((told["HOST"], int(told["PORT"] or 5432)), free_port())
        name = f"{quote(told['USER'])}:{quote(told['PASSWORD'] or '')}"
        where = {"DATABASE_URL": f"postgresql://{name}@{HOST}:{wire.port}/{told['NAME']}"}
    line.mend()
    return line, where


@dataclass(frozen=True)
class Server:
    port: int
    line: Line

    def ask(self, path: str, **headers: str) -> tuple[int, HTTPMessage, bytes]:
        asked = HTTPConnection(HOST, self.port, timeout=30)
        asked.request("GET", path, headers=headers)
        answer = asked.getresponse()
        body = answer.read()
        asked.close()
        return answer.status, answer.headers, body


@contextmanager
def serving(data: Path) -> Iterator[Server]:
    """granian, as in earnest, on the tests' own database; its own things are in `data`."""
    line, where = laid(data)
    port = free_port()
    mine = {"NEWSROOM_DATA": str(data), "PORT": str(port), **where}
    others = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    bounds = ["--host", HOST, "--port", str(port), "--workers", "1", "--blocking-threads", "2"]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", *bounds, "newsroom.wsgi:application"]
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, env={**others, **mine})
    try:
        server = Server(port, line)
        _wait(process, server)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=30)
        line.cut()


def _wait(process: subprocess.Popen[bytes], server: Server) -> None:
    until = time.monotonic() + STARTED_WITHIN
    while process.poll() is None and time.monotonic() < until:
        with suppress(OSError):
            server.ask("/healthz")
            return
        time.sleep(0.1)
    raise RuntimeError("The server did not start.")
