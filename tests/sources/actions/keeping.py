"""Texts and references to find one another by."""

from datetime import UTC, datetime
from random import Random
from uuid import uuid4

from django.contrib.auth.models import User

from sources.actions.keep_reference import ReferenceFacts, keep_reference
from sources.actions.remember_text import remember_text
from sources.models import Reference

REPORT = (
    "Halden has told its shops in four countries to take the Orrery headset off the shelves at once. "
    "A notice that went out on Friday evening asks managers to keep boxed units in a dry and ventilated "
    "room until a van has come for them. Units made before September are the ones that swell, the notice "
    "says, and forty thousand of them are thought to be in use. The company has said nothing in public."
)
OWN = (
    "We weighed nine headsets bought over the counter and found three with bent cases. An engineer "
    "opened one of them for us in her laboratory and showed where gas had pushed the layers apart. "
    "Nothing in the manual warns of it, and the help line had no advice when we called on Thursday."
)


def written(seed: int, count: int = 120) -> str:
    """So many words that no other seed gives."""
    dice = Random(seed)
    return " ".join(f"w{seed}x{dice.randrange(1000)}" for _ in range(count))


def kept(
    by: User,
    name: str,
    text: str = "",
    day: int | None = 21,
    *,
    title: str = "Orrery headset off the shelves",
    url: str = "",
    author: str = "",
    links: tuple[str, ...] = (),
) -> Reference:
    """A reference of November 2026, with what finds it again."""
    facts = ReferenceFacts(
        title=title,
        url=url,
        publisher_name=name,
        author=author,
        text=text,
        published_at=datetime(2026, 11, day, tzinfo=UTC) if day else None,
    )
    reference = keep_reference(facts, by=by, key=uuid4())
    remember_text(reference, links)
    return reference
