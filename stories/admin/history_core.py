"""The core sample of a story: its editions as beds, the newest on top, each with its layers as rock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from string import ascii_uppercase

from django.urls import reverse

from stories.actions.prove_nightly import Kept, last_proof
from stories.admin.ledger import short
from stories.models import Label, Ledger, Proposal, Story

DRAWN = 12
ROCKS = 8


@dataclass(frozen=True)
class Bed:
    """An edition, or the one that is asked for (`waits` says for what). `rocks` from the top down."""

    number: int
    label: Label
    layers: int
    address: str
    at: datetime | None = None
    waits: str = ""
    note: str = ""
    seal: str = ""

    @property
    def rocks(self) -> Sequence[int]:
        return range(min(self.layers, ROCKS) - 1, -1, -1)

    @property
    def letters(self) -> str:
        return ", ".join(ascii_uppercase[at] for at in range(min(self.layers, ROCKS)))


@dataclass(frozen=True)
class Core:
    """`deeper` is how many older editions are not drawn, `all` the address of them all; `proof` is what was
    found when the ledger was last proven, `since` how many of those drawn came after it."""

    beds: Sequence[Bed]
    deeper: int
    all: str
    proof: Kept | None
    since: int


def core(story: Story) -> Core:
    rows = story.editions.select_related("label").defer("content", "evidence").order_by("-number")
    editions = list(rows[:DRAWN])
    beds = [
        Bed(
            number=edition.number,
            label=edition.label,
            layers=edition.layers,
            address=reverse("reader:edition", args=[edition.slug, edition.number]),
            at=edition.published_at,
            note=str(edition.statement.get("change_note", "")),
            seal=short(edition.digest),
        )
        for edition in editions
    ]
    newest = editions[0].number if editions else 0
    asked = _asked(story, newest + 1)
    proof = last_proof(Ledger.objects.get(pk=1)) if beds else None
    return Core(
        beds=[*asked, *beds],
        deeper=newest - len(editions),
        all=beds[0].address if beds else "",
        proof=proof,
        since=sum(edition.entry > proof.length for edition in editions) if proof else 0,
    )


def _asked(story: Story, number: int) -> list[Bed]:
    """The edition that is still to come, at most one."""
    pending = story.proposals.filter(state__in=Proposal.PENDING).select_related("label").defer("content")
    waits: Mapping[str, str] = {
        Proposal.State.OPEN: "waits for an editor",
        Proposal.State.SCHEDULED: "approved, waits for its time",
    }
    return [
        Bed(
            number=number,
            label=row.label,
            layers=len(row.evidence["layers"]),
            address=reverse("admin:stories_proposal_change", args=[row.pk]),
            waits=waits[row.state],
        )
        for row in pending[:1]
    ]
