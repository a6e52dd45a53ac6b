"""How well real news pages are read, beside what other readers make of the same pages."""

import importlib.util
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from unittest.mock import patch
from urllib.parse import urlsplit

from sources.intake.read import read
from sources.rules.directory import parse
from tests.quality.shared import SHARED

PAGES = SHARED / "intake"
STARTER = Path(__file__).parents[2] / "sources" / "data" / "publishers.csv"
FIELDS = ("title", "publisher", "author", "published", "excerpt", "image")
FIGURES = {
    "title": "title", "publisher": "publisher", "author": "author", "published": "published",
    "published±1d": "published_1d", "excerpt": "excerpt", "image": "image", "url": "url",
}  # fmt: skip
OTHERS = {"og": "schema.org/OpenGraph", "trafilatura": "trafilatura", "newspaper4k": "newspaper4k"}
_ADDRESS = re.compile(r"://|@|www\.|\b[\w-]+\.(?:com|org|net|co|uk|de|fr|io)\b", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:staff|admin|administrator|editors?|reporters?|writers?|correspondents?|contributors?|newsroom|"
    r"desk|team|webmaster|bureau|redaktion|rédaction|redacción)\b",
    re.IGNORECASE,
)

type Reader = Callable[[bytes, str], dict[str, object]]


def scorer(folder: Path) -> ModuleType | None:
    """The scorer that stands with the pages, or with the shared ones."""
    place = next((p for p in (folder / "score.py", PAGES / "score.py") if p.exists()), None)
    spec = importlib.util.spec_from_file_location("score", place) if place else None
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def listed() -> dict[str, str]:
    """The starter directory's name for each of its hosts."""
    with STARTER.open(encoding="utf-8", newline="") as lines:
        return {host: row.name for row in parse(lines) for host in row.domains}


def known(host: str) -> str:
    """The directory's name for the longest of its domains that `host` lies under."""
    labels = host.lower().split(".")
    ends = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return next((listed()[end] for end in ends if end in listed()), "")


def facts(body: bytes, url: str) -> dict[str, object]:
    """What our reader finds, in the scorer's terms."""
    found = read(body, url, known=known)
    said = {name: fact.value for name in FIELDS if (fact := getattr(found, name)) is not None}
    return {**said, "url": found.canonical_url.value if found.canonical_url else None}


def shares(folder: Path, reader: Reader, score: ModuleType) -> dict[str, float]:
    """{figure: share of the pages read rightly} for the figures something is known of."""
    results, _ = score.score_dir(str(folder), reader)
    return {
        figure: results[name][0] / results[name][1] for name, figure in FIGURES.items() if results[name][1]
    }


def doubtful_authors(folder: Path) -> list[str]:
    """Authors we gave that look like an address, a role or the site itself."""
    found = []
    for page in sorted(folder.glob("*/page.html")):
        url = (page.parent / "source_url.txt").read_text(encoding="utf-8").strip()
        said = facts(page.read_bytes(), url)
        author, site = str(said.get("author") or ""), str(said.get("publisher") or "")
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        if author and (_ADDRESS.search(author) or _ROLE.search(author) or _letters(author) in
                       (_letters(site), _letters(host), _letters(host.partition(".")[0]))):  # fmt: skip
            found.append(f"{page.parent.name}: {author}")
    return found


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def report(folder: Path) -> str:
    """A table of readers, then each of our figures as a line `intake <figure> <value>`."""
    score = scorer(folder)
    if score is None or not any(folder.glob("*/expected.json")):
        return f"intake: no pages with known facts at {folder}"
    return "\n".join(_lines(folder, score))


def _lines(folder: Path, score: ModuleType) -> Iterator[str]:
    count = sum(1 for _ in folder.glob("*/expected.json"))
    yield f"{count} pages; the share each reader reads rightly"
    yield f"{'reader':24}" + "".join(f"{figure:>13}" for figure in FIGURES.values())
    ours = shares(folder, facts, score)
    yield _row("this project", ours)
    for name, title in OTHERS.items():
        # what they would look up on the network is not the page's
        with patch("socket.getaddrinfo", side_effect=OSError("no network in a measure")):
            yield _row(title, shares(folder, score.SYS[name], score))
    yield from (f"intake {figure} {share:.3f}" for figure, share in ours.items())
    doubtful = doubtful_authors(folder)
    yield f"intake doubtful_authors {len(doubtful)}"
    yield from doubtful


def _row(name: str, found: dict[str, float]) -> str:
    return f"{name:24}" + "".join(
        f"{found[f]:>13.3f}" if f in found else f"{'-':>13}" for f in FIGURES.values()
    )
