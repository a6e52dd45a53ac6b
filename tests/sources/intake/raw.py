"""A server that says exactly what a test wants, byte for byte, at whatever pace."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

type Script = Callable[[socket.socket], None]


def saying(*parts: bytes) -> Script:
    """Reads the request, sends the parts, closes."""

    def script(caller: socket.socket) -> None:
        caller.recv(65536)
        for part in parts:
            caller.sendall(part)

    return script


@contextmanager
def answering(script: Script, tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """Serves `script` on a free loopback port while the block runs; gives the port."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_serve, args=(server, script, tls), daemon=True)
        thread.start()
        yield server.getsockname()[1]
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)


def _serve(server: socket.socket, script: Script, tls: ssl.SSLContext | None) -> None:
    # a caller that hangs up in the middle is what many of these tests are about
    with suppress(OSError):
        while True:
            caller, _ = server.accept()
            with suppress(OSError), caller:
                script(tls.wrap_socket(caller, server_side=True) if tls else caller)


def response(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """A whole HTTP/1.1 answer."""
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/html", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body
