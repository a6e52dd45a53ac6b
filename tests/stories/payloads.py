"""What attackers write where words are asked for, and what of a page they would change if they could."""

import json
from collections.abc import Iterable
from urllib.parse import urlsplit
from uuid import uuid4

from django.contrib.auth.models import User
from lxml.html import document_fromstring

from sources.intake.facts import clean
from sources.models import Reference
from stories.models import Citation, Story
from tests.quality.shared import SHARED

HOSTILE = SHARED / "hostile"
_ADDRESSES = frozenset({"href", "src", "srcset", "action", "formaction", "data", "poster", "xlink:href"})

type Shapes = set[tuple[str, ...]]


def payloads() -> list[str]:
    """Each as it is kept, where it is: without what no database takes."""
    files = ("xss_payloads.json", "naughty_strings.json")
    told = [str(one) for name in files for one in json.loads((HOSTILE / name).read_text(encoding="utf-8"))]
    return [kept for one in told if (kept := clean(one).replace("\0", "").strip())]


def harmless() -> list[str]:
    """As many words that ask for nothing."""
    return [f"Plain words {number}" for number, _ in enumerate(payloads())]


def packed(words: Iterable[str], most: int) -> list[str]:
    """The words in texts of at most so many characters, none of them cut but one that is longer by itself."""
    texts = [""]
    for said in words:
        if texts[-1] and len(texts[-1]) + 1 + len(said) > most:
            texts.append("")
        texts[-1] = f"{texts[-1]} {said}".strip()[:most]
    return texts


def references(words: Iterable[str], by: User) -> list[Reference]:
    """Kept references, each of the words being one's title, author and excerpt."""
    return Reference.objects.bulk_create(
        Reference(
            key=(key := uuid4()),
            url=f"https://outlet.example/{key}",
            title=said[:500],
            author=said[:300],
            excerpt=said,
            kept_by=by,
        )
        for said in words
    )


def cite_all(story: Story, words: Iterable[str]) -> None:
    """All of them in one story."""
    kept = references(words, story.started_by)
    Citation.objects.bulk_create(
        Citation(story=story, reference=reference, number=number)
        for number, reference in enumerate(kept, start=story.citations.count() + 1)
    )


def shapes(page: str) -> Shapes:
    """Every element of a page with the names of its attributes, and every kind of address in it: its scheme
    and host. Words, whatever they are, change none of it."""
    found: Shapes = set()
    for element in document_fromstring(page).iter():
        names = sorted(map(str, element.attrib))
        found.add((str(element.tag), *names))
        for name in _ADDRESSES.intersection(names):
            parts = urlsplit(element.get(name) or "")
            found.add((name, parts.scheme, parts.netloc))
    return found


def missing(words: Iterable[str], page: str) -> list[str]:
    """The words that cannot be read on a page."""
    seen = " ".join(document_fromstring(page).text_content().split())
    return [said for said in words if " ".join(said.split())[:40] not in seen]
