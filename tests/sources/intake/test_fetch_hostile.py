"""What attacks is refused, in little time and little memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sources.intake.errors import AddressRefused, FetchError, NotALink
from sources.intake.fetch import fetch
from sources.intake.limits import Limits
from tests.loopback import serving
from tests.quality.shared import SHARED, beside
from tests.sources.intake.raw import answering, response, saying

ROOT = Path(__file__).parents[3]
HOSTILE = SHARED / "hostile"

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
def test_no_redirect_leads_inside(step: dict[str, str]) -> None:
    # the server itself must be reachable, so what lies behind it is judged by its port or its scheme
    with serving() as site:
        start = site.put("/a", b"", int(step["status"]), Location=step["location"])
        with pytest.raises(FetchError):
            fetch(start, Limits(connect_seconds=1, total_seconds=2, allow_loopback=True))
        assert site.asked == ["/a"]


def test_a_name_that_changes_its_mind_is_asked_once() -> None:
    answers = iter(["127.0.0.1", "10.0.0.1"])
    with answering(saying(response(b"<p>x</p>"))) as port:
        limits = Limits(connect_seconds=1, total_seconds=2, allow_loopback=True)
        fetched = fetch(f"http://news.example:{port}/", limits, resolver=lambda host, at: [next(answers)])
    assert (fetched.ip, next(answers)) == ("127.0.0.1", "10.0.0.1")
