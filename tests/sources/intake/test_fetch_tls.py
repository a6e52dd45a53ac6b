"""The connection goes to the address checked; the certificate must be the name's."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sources.intake.errors import Unreachable
from sources.intake.fetch import fetch
from sources.intake.limits import Limits
from tests.sources.intake.raw import answering, response, saying

LIMITS = Limits(connect_seconds=2, total_seconds=5, allow_loopback=True)


@dataclass(frozen=True)
class Secure:
    """A server for news.example, and the trust a fetch needs to believe it."""

    port: int
    trust: ssl.SSLContext


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secure]:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not on this machine")
    key, certificate = _made(openssl, tmp_path_factory.mktemp("tls"))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate, key)
    with answering(saying(response(b"<p>safe</p>")), server) as port:
        yield Secure(port, ssl.create_default_context(cafile=certificate))


def _made(openssl: str, folder: Path) -> tuple[Path, Path]:
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    parts = [
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    subject = ["-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"]
    subprocess.run(
        [openssl, *parts, *subject, "-keyout", key, "-out", certificate], check=True, capture_output=True
    )
    return key, certificate


def to_loopback(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


def test_a_certificate_for_the_name_is_believed(secure: Secure) -> None:
    fetched = fetch(f"https://news.example:{secure.port}/a", LIMITS, resolver=to_loopback, tls=secure.trust)
    assert fetched.body == b"<p>safe</p>"
    assert fetched.raw_request.startswith(b"GET /a HTTP/1.1")


def test_a_certificate_for_another_name_is_not(secure: Secure) -> None:
    with pytest.raises(Unreachable, match="no secure connection that can be trusted"):
        fetch(f"https://other.example:{secure.port}/", LIMITS, resolver=to_loopback, tls=secure.trust)


def test_a_certificate_nobody_vouches_for_is_not(secure: Secure) -> None:
    with pytest.raises(Unreachable, match="no secure connection that can be trusted"):
        fetch(f"https://news.example:{secure.port}/", LIMITS, resolver=to_loopback)
