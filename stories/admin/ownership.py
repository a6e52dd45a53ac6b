"""How sure the newsroom is of who owns a publisher, in words."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format

from sources.models import Publisher

SURENESS = {3: "Confirmed by a look-up", 2: "Known", 1: "Doubtful"}
SENTENCES = {3: "confirmed by a look-up", 2: "known, not looked up since", 1: "doubtful"}


def ownership(publisher: Publisher) -> str:
    """ "Ownership known as of March 2026; confirmed by a look-up." """
    sure, known = SENTENCES[publisher.confidence], month(publisher.as_of)
    return f"Ownership known as of {known}; {sure}." if known else f"Ownership never looked up; {sure}."


def month(as_of: str) -> str:
    """ "2026-03" as "March 2026"; what is no month as it stands."""
    try:
        first = date.fromisoformat(f"{as_of}-01")
    except ValueError:
        return as_of
    return date_format(first, "F Y")
