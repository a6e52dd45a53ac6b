"""A throw-away PostgreSQL: `python -m tests.postgres -- COMMAND...` runs COMMAND with DATABASE_URL naming it.

Ends with the command's exit code. Where the machine has no PostgreSQL it says so and ends with 0.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

SETTINGS = (
    "-c",
    "fsync=off",
    "-c",
    "synchronous_commit=off",
    "-c",
    "full_page_writes=off",
    "-c",
    "max_connections=60",
)


def find(program: str) -> str | None:
    """Path of a PostgreSQL program: on PATH, or the newest version under the usual folders."""
    places = [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/usr/local").glob("pgsql*/bin")]
    newest = sorted(places, key=lambda place: [int(n) for n in place.parent.name.split(".") if n.isdigit()])
    paths = [os.environ.get("PATH", ""), *(str(place) for place in reversed(newest))]
    return shutil.which(program, path=os.pathsep.join(paths))


def keeper() -> str | None:
    """The user the server runs under, for it refuses to run as root; None is whoever runs this."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(initdb: str) -> Iterator[str]:
    """Address of a fresh database; the server and its files are gone afterwards."""
    programs, user, port = Path(initdb).resolve().parent, keeper(), free_port()
    with tempfile.TemporaryDirectory(prefix="newsroom-postgres-") as folder:
        if user:
            shutil.chown(folder, user)
        make(initdb, folder, user)
        process = start(programs / "postgres", folder, user, port)
        try:
            wait(str(programs / "pg_isready"), port, process)
            yield f"postgresql://newsroom@127.0.0.1:{port}/postgres"
        finally:
            # The fast way down: it does not wait for clients to leave.
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)


def make(initdb: str, folder: str, user: str | None) -> None:
    """A cluster in folder/data whose owner is `newsroom`; it trusts whoever asks from this machine."""
    people = ["--username", "newsroom", "--auth", "trust"]
    text = ["--encoding", "UTF8", "--locale", "C.UTF-8"]
    command = [initdb, "--pgdata", f"{folder}/data", "--no-sync", *people, *text]
    subprocess.run(command, user=user, check=True, cwd=folder, stdout=subprocess.DEVNULL)


def start(postgres: Path, folder: str, user: str | None, port: int) -> subprocess.Popen[bytes]:
    place = ["-D", f"{folder}/data", "-k", folder, "-h", "127.0.0.1", "-p", str(port)]
    with (Path(folder) / "log").open("w") as log:
        return subprocess.Popen(
            [str(postgres), *place, *SETTINGS], user=user, cwd=folder, stdout=log, stderr=log
        )


def wait(pg_isready: str, port: int, process: subprocess.Popen[bytes]) -> None:
    ask, patience = [pg_isready, "-q", "-h", "127.0.0.1", "-p", str(port)], time.monotonic() + 30
    while process.poll() is None and time.monotonic() < patience:
        if subprocess.run(ask, check=False).returncode == 0:
            return
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not come up; its process answers {process.poll()}.")


def stop(signum: int, frame: FrameType | None) -> None:
    sys.exit(128 + signum)


def main(arguments: list[str]) -> int:
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    initdb = find("initdb")
    if initdb is None:
        print("PostgreSQL: skipped, no initdb found", flush=True)
        return 0
    signal.signal(signal.SIGTERM, stop)
    with server(initdb) as url:
        print(f"DATABASE_URL={url}", flush=True)
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
