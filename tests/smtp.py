"""A mail server on this machine: real SMTP, as much of it as handing messages over takes."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class PostOffice:
    """`taken` are (recipient, message); `refuses` answers a recipient, `hangs_up` breaks after the text."""

    port: int = 0
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    refuses: dict[str, str] = field(default_factory=dict)
    hangs_up: set[str] = field(default_factory=set)


@contextmanager
def post_office() -> Iterator[PostOffice]:
    office = PostOffice()

    class Handler(socketserver.StreamRequestHandler):
        def say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

        def handle(self) -> None:
            self.say("220 office.example")
            to = ""
            while line := self.rfile.readline().decode().strip():
                verb = line[:4].upper()
                if verb == "RCPT":
                    to = line.split("<")[1].split(">")[0]
                    self.say(office.refuses.get(to, "250 ok"))
                elif verb == "DATA":
                    self.say("354 go on")
                    office.taken.append((to, self.text()))
                    if to in office.hangs_up:
                        return
                    self.say("250 taken")
                elif verb == "QUIT":
                    self.say("221 bye")
                    return
                else:
                    self.say("250 ok")

        def text(self) -> bytes:
            lines = iter(self.rfile.readline, b".\r\n")
            return b"".join(line.removeprefix(b".") if line.startswith(b"..") else line for line in lines)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        office.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield office
        finally:
            server.shutdown()
