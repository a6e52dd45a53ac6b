"""Events in plain words, as history, log and export tell them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as date_format

from sources.models import Reference
from stories.admin.verbs import VERBS, Verb
from stories.models import Citation, Event, Label, Proposal
from stories.people import initials, who_asks

BRACKETS = re.compile(r"\[(.*?)\]")
# What a save changed, as colleagues read of it; the rest by its own name.
PARTS: Mapping[str, str] = {
    "section_id": "section",
    "format_id": "format",
    "body": "text",
    "authors": "byline",
    "slug": "address",
    "lead": "lead picture",
    "lead_alt": "alt text",
    "lead_caption": "caption",
    "lead_credit": "picture credit",
    "lead_credit_url": "address of the credit",
    "lead_x": "crop of the picture",
    "lead_y": "crop of the picture",
    "citations": "sources",
    "about": "description",
    "position": "order",
    "user": "account",
    "alias": "what they are called",
    "named": "whether they are named",
    "why_unnamed": "why they are not named",
    "can_know": "how they can know",
}
# What the detail names by its key.
ROWS: Mapping[str, str] = {"person": "sources_humansource", "report": "stories_report"}
# What a proposal asks for, up to the label.
ASKED: Mapping[str, str] = {
    Proposal.Kind.PUBLISH: "the first edition, as",
    Proposal.Kind.UPDATE: "an update, as",
    Proposal.Kind.PROMOTE: "to promote it to",
    Proposal.Kind.LOWER: "to lower it to",
    Proposal.Kind.CORRECT: "a correction, as",
    Proposal.Kind.CLARIFY: "a clarification, as",
    Proposal.Kind.RETRACT: "to retract it, as",
}


@dataclass(frozen=True)
class Told:
    """A sentence without its subject, in three parts: `about` is a link where there is an `address`.

    `quote` are words somebody wrote that go with it, `source` is the title of the source note it is
    about, for colleagues: what leaves the newsroom names a source by its number.
    """

    event: Event
    before: str
    about: str = ""
    after: str = ""
    address: str = ""
    label: Label | None = None
    quote: str = ""
    source: str = ""

    @property
    def subject(self) -> str:
        """Who, at the head of a line; what the watch saw comes as a sentence of its own."""
        who = who_asks(self.event.by)
        return f"{who}:" if "sentence" in self.event.detail else who

    @property
    def initials(self) -> str:
        return initials(self.event.by)

    @property
    def words(self) -> str:
        said = f"{self.before}{self.about}{self.after}"
        return f"{said} {self.label.name}" if self.label else said

    @property
    def whole(self) -> str:
        """With who, and with what goes with it: one line of text."""
        said = f"{self.subject} {self.words}".rstrip(".")
        return f"{said}: “{self.quote}”" if self.quote else f"{said}."


@dataclass(frozen=True)
class Known:
    """What a page of events speaks of, looked up at once."""

    labels: Mapping[str, Label]
    citations: Mapping[tuple[int, int], Citation]
    references: Mapping[int, Reference]


def tell(events: Sequence[Event]) -> list[Told]:
    """The events told, in as many queries for many as for one."""
    known = _look_up(events)
    return [_told(event, known) for event in events]


def changed_words(names: Iterable[str]) -> str:
    """What was changed, for a sentence: "text, tags and alt text"."""
    return joined_words(list(dict.fromkeys(PARTS.get(name, name) for name in names)))


def joined_words(words: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _told(event: Event, known: Known) -> Told:
    verb = VERBS.get(event.verb) or Verb(event.verb, "")
    said = _Blank(_words(event, known))
    before, about, after = _split(verb.words)
    slug = str(event.detail.get("label", ""))
    return Told(
        event=event,
        before=before.format_map(said),
        about=about.format_map(said),
        after=after.format_map(said).rstrip(": "),
        address=_address(event, verb.leads, known),
        label=known.labels.get(slug),
        quote=str(event.detail.get(verb.quote) or ""),
        source=_title(event, known) if verb.leads == "citation" else "",
    )


def _words(event: Event, known: Known) -> dict[str, Any]:
    """The detail in words."""
    detail = {**event.detail}
    detail["kind"] = ASKED.get(str(detail.get("kind", "")), "an edition as")
    detail["stance"] = f"“{detail.get('stance') or 'unset'}”"
    detail["sentence"] = str(detail.get("sentence", "")).rstrip(".")
    detail["source"] = _source(event, known)
    detail["publish_at"] = _moment(str(detail.get("publish_at", "")))
    for name in ("changed", "fields"):
        detail[name] = changed_words(detail.get(name) or ())
    if detail.get("said"):
        detail["fields"] = "; ".join(detail["said"])
    return detail


def _moment(told: str) -> str:
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        return told
    return date_format(timezone.localtime(at), "j F Y, H:i T")


def _source(event: Event, known: Known) -> str:
    if event.detail.get("number"):
        return f"source note {event.detail['number']}"
    reference = known.references.get(event.detail.get("reference", 0))
    return reference.title if reference and not reference.confidential else "a source"


def _split(words: str) -> tuple[str, str, str]:
    found = BRACKETS.search(words)
    return (words[: found.start()], found[1], words[found.end() :]) if found else (words, "", "")


class _Blank(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return ""


def _address(event: Event, leads: str, known: Known) -> str:
    detail, story = event.detail, event.story
    if leads == "version" and story:
        return f"{reverse('admin:stories_story_history', args=[story.pk])}?version={detail.get('version')}"
    if leads == "edition" and story:
        return reverse("reader:edition", args=[story.slug, detail["edition"]])
    if leads in ROWS and detail.get(leads):
        return reverse(f"admin:{ROWS[leads]}_change", args=[detail[leads]])
    if leads in {"label", "section", "format", "author"}:
        return reverse(f"admin:stories_{leads}_changelist")
    if leads == "publisher":
        return reverse("admin:sources_publisher_changelist")
    key = _reference(event, leads, known)
    return reverse("admin:sources_reference_change", args=[key]) if key else ""


def _reference(event: Event, leads: str, known: Known) -> int | None:
    """The reference an event of the evidence leads to, None for none."""
    if leads not in {"citation", "source", "reference", "derived"}:
        return None
    citation = known.citations.get((event.story_id or 0, event.detail.get("number", 0)))
    named: int | None = event.detail.get("derived" if leads == "derived" else "reference")
    return named or (citation.reference_id if citation else None)


def _title(event: Event, known: Known) -> str:
    reference = known.references.get(event.detail.get("reference", 0))
    return reference.title if reference else ""


def _look_up(events: Sequence[Event]) -> Known:
    pairs = {(one.story_id, one.detail["number"]) for one in events if one.detail.get("number")}
    cited = Citation.objects.filter(
        story__in={story for story, _ in pairs}, number__in={number for _, number in pairs}
    )
    keys = {one.detail["reference"] for one in events if one.detail.get("reference")}
    slugs = {str(one.detail["label"]) for one in events if one.detail.get("label")}
    return Known(
        labels={label.slug: label for label in Label.objects.filter(slug__in=slugs)} if slugs else {},
        citations={(one.story_id, one.number): one for one in cited} if pairs else {},
        references=Reference.objects.in_bulk(keys) if keys else {},
    )
