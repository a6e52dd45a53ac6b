from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from sources.actions.suggest_derivations import candidates
from sources.models import Reference
from stories.actions.cite import add_citation, lock_touched
from stories.actions.claim import put_claim
from stories.actions.keep_revision import evidence_of, keep_revision
from stories.actions.save_story import StoryText, changes, lock_version, put, stored
from stories.actions.take_stance import Wanted, put_stances
from stories.errors import NothingToRestore
from stories.models import Author, Claim, Event, Format, Picture, Revision, Section, Story
from stories.permissions import require
from stories.rules.revision import Gone, Json, gone, same_claims


@dataclass(frozen=True)
class Restored:
    """The story as it was saved, and what came back beside its text.

    `references` are source notes by their numbers now, `stances` how many. `missed` says in
    sentences what the newsroom no longer has.
    """

    story: Story
    references: tuple[int, ...] = ()
    claims: tuple[str, ...] = ()
    stances: int = 0
    missed: tuple[str, ...] = ()

    @property
    def evidence(self) -> bool:
        return bool(self.references or self.claims or self.stances)


def restore_revision(
    story: Story, revision: Revision, *, by: User, version: int, evidence: bool = False
) -> Restored:
    """Save the text of an older revision as the next version, on top of `version`.

    With `evidence`, citations, claims and stances it had come back where they are gone; nothing
    newer is ever removed, and the story's address stays. Raises StaleVersion when somebody saved
    meanwhile (nothing is written), NothingToRestore, NotAllowed.
    """
    require(by, "restore", story.pk)
    if revision.story_id != story.pk:
        raise ValueError("The revision belongs to another story.")
    with transaction.atomic():
        missing = _lock(story, revision, evidence=evidence)
        lock_version(story.pk, version)
        back = _bring_back(story, missing, revision.evidence, by)
        # Weighing the evidence has written to the row.
        story = lock_version(story.pk, version)
        text, missed = _text(story, revision)
        changed = changes(story, text)
        if not changed and not back.evidence:
            raise NothingToRestore(revision.version)
        put(story, text, by=by, changed=changed)
        kind = Revision.Kind.RESTORED
        keep_revision(story, stored(story), by=by, kind=kind, restored=revision.version)
        _record(story, by, revision, back)
    return Restored(story, back.references, back.claims, back.stances, missed)


def _lock(story: Story, revision: Revision, *, evidence: bool) -> Gone:
    """What is to come back; all stories it may touch are locked at once, in one order."""
    if not evidence:
        return Gone((), (), ())
    wanted = [row["reference"] for row in revision.evidence.get("citations", ())]
    kept = list(Reference.objects.filter(pk__in=wanted).exclude(citations__story=story))
    lock_touched(story, [*kept, *(one for reference in kept for one in candidates(reference))])
    return gone(revision.evidence, evidence_of(story))


def _bring_back(story: Story, missing: Gone, then: Json, by: User) -> Restored:
    kept = Reference.objects.in_bulk([row["reference"] for row in missing.citations])
    cited = [
        add_citation(story, kept[row["reference"]], by=by, note=row["note"], number=row["n"])
        for row in missing.citations
        if row["reference"] in kept
    ]
    claimed = [put_claim(story, row["text"], by=by, is_key=row["key"]) for row in missing.claims]
    stances = _take_back(story, missing, then, by) if missing.stances else 0
    return Restored(
        story,
        references=tuple(citation.number for citation in cited),
        claims=tuple(claim.text for claim in claimed),
        stances=stances,
    )


def _take_back(story: Story, missing: Gone, then: Json, by: User) -> int:
    same = same_claims(then, evidence_of(story))
    claims = Claim.objects.filter(story=story).in_bulk()
    cited = {citation.reference_id: citation for citation in story.citations.all()}
    wanted = {
        (claims[same[row["claim"]]], cited[row["reference"]]): Wanted(row["kind"], "", row["quote"])
        for row in missing.stances
        if row["claim"] in same and row["reference"] in cited
    }
    moved = put_stances(story, wanted, by=by)
    return len(wanted) - len(moved)


def _text(story: Story, revision: Revision) -> tuple[StoryText, tuple[str, ...]]:
    """The text to save, and what of it the newsroom no longer has."""
    now = stored(story)
    held: dict[str, Any] = {**now, **{name: value for name, value in revision.text.items() if name in now}}
    missed = tuple(_repaired(held, now))
    picture = Picture.objects.filter(pk=held["lead"]).first() if held["lead"] else None
    held |= {
        "authors": tuple(held["authors"]),
        "tags": tuple(held["tags"]),
        "lead": picture,
        "slug": "",
    }
    return StoryText(**held), missed


def _repaired(held: dict[str, Any], now: dict[str, object]) -> Iterator[str]:
    """Put what stands now where a section, a format or an author is no more; each in a sentence."""
    for name, model, word in (("section_id", Section, "section"), ("format_id", Format, "format")):
        if not model.objects.filter(pk=held[name]).exists():
            held[name] = now[name]
            yield f"Its {word} of then is no more; the story keeps the one it has."
    signing = set(Author.objects.filter(pk__in=held["authors"]).values_list("pk", flat=True))
    if len(signing) < len(held["authors"]):
        held["authors"] = [author for author in held["authors"] if author in signing]
        yield "Somebody who signed it then is no longer among the authors."


def _record(story: Story, by: User, revision: Revision, back: Restored) -> None:
    Event.objects.record(
        "restored version",
        by=by,
        story=story,
        version=story.version,
        restored=revision.version,
        references=list(back.references),
        claims=len(back.claims),
        stances=back.stances,
    )
