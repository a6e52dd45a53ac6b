"""What later looks found at the pages a story rests on, as far as it still holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from sources.models import Change, Reference
from sources.rules.holding import Noted, holding
from stories.admin.checks import LOOK, NOTE, PASS, Check, Line
from stories.dossier import Dossier
from stories.dossier.weigh import named
from stories.templatetags.desk import counted

# Each goes before a time.
SAID: Mapping[str, str] = {
    Change.Kind.TEXT: "Its text changed, seen",
    Change.Kind.CORRECTED: "Corrected by its publisher, seen",
    Change.Kind.GONE: "Gone since",
    Change.Kind.MOVED: "Leads to its front page since",
    Change.Kind.WALLED: "Behind a wall since",
    Change.Kind.RETRACTED: "Withdrawn by its publisher, noted",
}
# Where a column leaves room for a word or two.
SHORT: Mapping[str, str] = {
    Change.Kind.TEXT: "text changed",
    Change.Kind.CORRECTED: "corrected",
    Change.Kind.GONE: "gone",
    Change.Kind.MOVED: "front page",
    Change.Kind.WALLED: "behind a wall",
}
COLUMNS = (
    *("pk", "withdrawn_at", "watch__looked_at", "watch__unseen"),
    *("changes__kind", "changes__seen_at", "changes__before__text_digest", "changes__after__text_digest"),
)


@dataclass(frozen=True)
class Finding:
    """`kind` as Change.Kind; `address` leads to the difference, on the reference's page."""

    reference: int
    kind: str
    seen_at: datetime

    @property
    def said(self) -> str:
        return SAID[self.kind]

    @property
    def short(self) -> str:
        return SHORT[self.kind]

    @property
    def address(self) -> str:
        return f"{reverse('admin:sources_reference_change', args=[self.reference])}#copies"


@dataclass(frozen=True)
class Looks:
    """By reference id: what still holds of what was found, and what counts for nothing since it was taken
    back; `seen` are those whose page the last look saw."""

    findings: Mapping[int, Finding]
    taken_back: Mapping[int, Finding]
    seen: Set[int]

    def of(self, reference: int) -> list[Finding]:
        """All there is to say of one, gravest first."""
        return [one for found in (self.taken_back, self.findings) if (one := found.get(reference))]


def looks(references: Iterable[int]) -> Looks:
    """In one query, however many they are and however often they changed."""
    noted: dict[int, list[Noted]] = defaultdict(list)
    taken_back, seen = dict[int, Finding](), set[int]()
    rows = Reference.objects.filter(pk__in=set(references)).order_by("changes__seen_at", "changes__pk")
    for pk, withdrawn_at, looked_at, unseen, kind, at, before, after in rows.values_list(*COLUMNS):
        if withdrawn_at:
            taken_back[pk] = Finding(pk, Change.Kind.RETRACTED, withdrawn_at)
        if looked_at and not unseen:
            seen.add(pk)
        if kind:
            noted[pk].append(Noted(kind, at, before or "", after or ""))
    found = {pk: one for pk, told in noted.items() if (one := holding(told))}
    findings = {pk: Finding(pk, one.kind, one.seen_at) for pk, one in found.items()}
    return Looks(findings, taken_back, seen)


def sources_stand(dossier: Dossier) -> tuple[Check, ...]:
    """Whether each source is still there and says what it said; none for a story without a source."""
    if not dossier.citations:
        return ()
    seen = looks(citation.reference_id for citation in dossier.citations)
    lines = tuple(_lines(dossier, seen))
    if not lines:
        return (_as_far_as_seen(dossier, seen),)
    many = len({line.name for line in lines}) > 1
    name = "Sources no longer stand as they were" if many else "A source no longer stands as it was"
    return (Check(LOOK, name, "", lines=lines),)


def _lines(dossier: Dossier, seen: Looks) -> Iterator[Line]:
    for citation in dossier.citations:
        name = f"{citation.number} {named(citation.reference)}"
        for finding in seen.of(citation.reference_id):
            yield Line(name, finding.said, finding.seen_at, finding.address)


def _as_far_as_seen(dossier: Dossier, seen: Looks) -> Check:
    """A page nobody looked at since proves nothing: it earns no tick."""
    references = {citation.reference_id for citation in dossier.citations}
    again = len(references & seen.seen)
    of = counted(len(references), "source,sources")
    if not again:
        return Check(
            NOTE, "No source was looked at again", "since it was kept: whether it still stands is not known."
        )
    if again < len(references):
        return Check(
            NOTE,
            "Not every source was looked at again",
            f"since it was kept: {again} of {of}; these still stand.",
        )
    return Check(PASS, "Each source still stands as it was", f"when it was kept: {of} seen again.")
