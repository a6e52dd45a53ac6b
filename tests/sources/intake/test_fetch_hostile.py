"""What attacks is refused, in little time and little memory."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpcore
import pytest

from sources.intake.errors import AddressRefused, FetchError, NotALink
from sources.intake.fetch import fetch
from sources.intake.limits import Limits
from tests.loopback import Site, serving
from tests.quality.shared import SHARED, beside
from tests.sources.intake.raw import answering, response, saying

ROOT = Path(__file__).parents[3]
HOSTILE = SHARED / "hostile"
OUTSIDE = "93.184.216.34"

pytestmark = beside(HOSTILE)


@pytest.mark.parametrize("what", ["page", "feed"])
def test_a_bomb_costs_under_five_seconds_and_under_200_megabytes(what: str) -> None:
    packed = (HOSTILE / "http" / "bomb_200MB.gz").read_bytes()
    with answering(saying(response(packed, "Content-Encoding: gzip"))) as port:
        told = subprocess.run(
            [sys.executable, "-m", "tests.sources.intake.measured", what, str(port)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
    name, seconds, megabytes = told.stdout.split()
    print(what, name, seconds, megabytes)
    assert name == "TooLarge"
    assert float(seconds) < 5
    assert float(megabytes) < 200


@pytest.mark.parametrize("open_to_tests", [False, True])
@pytest.mark.parametrize(
    "link", (HOSTILE / "ssrf_urls.txt").read_text().split() if HOSTILE.exists() else [], ids=str
)
def test_no_attacking_link_reaches_anything(link: str, open_to_tests: bool) -> None:
    limits = Limits(connect_seconds=0.5, total_seconds=1, allow_loopback=open_to_tests)
    allowed = (FetchError,) if open_to_tests else (AddressRefused, NotALink)
    with pytest.raises(allowed):
        fetch(link, limits, resolver=lambda host, port: ["127.0.0.1"])


@pytest.mark.parametrize(
    "step",
    json.loads((HOSTILE / "ssrf_redirects.json").read_text()) if HOSTILE.exists() else [],
    ids=lambda step: step["location"],
)
def test_no_redirect_leads_inside(step: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as site:
        connected = standing_outside(site, monkeypatch)
        site.put("/a", b"", int(step["status"]), Location=step["location"])
        with pytest.raises(AddressRefused) as refusal:
            fetch(
                "http://news.example/a",
                Limits(connect_seconds=1, total_seconds=2),
                resolver=lambda host, port: [OUTSIDE],
            )
    assert (site.asked, connected) == (["/a"], [OUTSIDE])
    assert [answer.status for answer in refusal.value.exchanges] == [int(step["status"])]


def standing_outside(site: Site, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lets a public address stand for the site, so that nothing of this machine is open; whatever is
    connected to is noted in the list that comes back."""
    connect, connected = httpcore.SyncBackend.connect_tcp, list[str]()

    def led(backend: httpcore.SyncBackend, host: str, port: int, **more: Any) -> httpcore.NetworkStream:
        connected.append(host)
        inside = urlsplit(site.origin)
        assert host == OUTSIDE
        return connect(backend, str(inside.hostname), int(inside.port or 0), **more)

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", led)
    return connected


def test_a_name_that_changes_its_mind_is_asked_once() -> None:
    answers = iter(["127.0.0.1", "10.0.0.1"])
    with answering(saying(response(b"<p>x</p>"))) as port:
        limits = Limits(connect_seconds=1, total_seconds=2, allow_loopback=True)
        fetched = fetch(f"http://news.example:{port}/", limits, resolver=lambda host, at: [next(answers)])
    assert (fetched.ip, next(answers)) == ("127.0.0.1", "10.0.0.1")
