from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User

from stories.dossier import earned
from stories.models import Revision, Stance, Story
from stories.rules.revision import Json, Sheet, Typing, changed, folds, plain
from stories.rules.written import written


def keep_revision(
    story: Story,
    text: Mapping[str, Any],
    *,
    by: User,
    kind: Revision.Kind,
    tab: str = "",
    restored: int | None = None,
    weighs: bool = True,
) -> bool:
    """Keep the draft as it was just saved; False where it took the place of the draft before it.

    Part of every save, in its transaction and under its lock. `text` is the stored text by the
    names of StoryText. What the evidence earns is noted with it, unless it is kept long after its save:
    then nobody knows (`weighs`). A revision takes its body's size, about 0.7 kB for the rest of the text and
    0.1 kB a citation, claim or stance; none is ever removed but a draft that a newer one of the same
    typing holds.
    """
    sheet = Sheet(plain(text), evidence_of(story))
    before = list(Revision.objects.filter(story=story)[:2])
    row = Revision(story=story, version=story.version, kind=kind, by=by, tab=tab, restored=restored)
    row.at = row.began_at = story.saved_at
    row.text, row.evidence, row.drafts = dict(sheet.text), dict(sheet.evidence), 1
    fold = bool(before) and folds(_typing(before[0]), _typing(row))
    replaced = before.pop(0) if fold else None
    if replaced:
        row.pk, row.began_at = replaced.pk, replaced.began_at
        row.drafts = replaced.drafts and replaced.drafts + 1
    row.earned_id = _earned(row, replaced, weighs=weighs)
    row.changed = changed(sheet_of(before[0]) if before else None, sheet)
    row.wrote = _wrote(before[0].text, sheet.text) if before else None
    row.save(force_insert=not fold, force_update=fold)
    return not fold


def hold(story: Story, *, by: User) -> None:
    """Pressing Save on what the page had saved by itself: it stays, whatever is typed after it."""
    own = Revision.objects.filter(story=story, version=story.version, by=by)
    own.filter(kind=Revision.Kind.BY_ITSELF).update(kind=Revision.Kind.SAVED)


def evidence_of(story: Story) -> dict[str, Any]:
    """The evidence of the draft as it stands, as `stories.rules.revision` shapes it."""
    stances = Stance.objects.filter(claim__story=story).order_by("claim_id", "citation__number")
    return {
        "citations": [
            {"n": number, "reference": reference, "note": note}
            for number, reference, note in story.citations.values_list("number", "reference", "note")
        ],
        "claims": [
            {"id": pk, "text": text, "headline": headline, "key": key}
            for pk, text, headline, key in story.claims.values_list("pk", "text", "is_headline", "is_key")
        ],
        "stances": [
            {"claim": claim, "reference": reference, "kind": kind, "quote": quote}
            for claim, reference, kind, quote in stances.values_list(
                "claim", "citation__reference", "kind", "quote"
            )
        ],
    }


def sheet_of(revision: Revision) -> Sheet:
    return Sheet(revision.text, revision.evidence)


def _earned(row: Revision, replaced: Revision | None, *, weighs: bool) -> int | None:
    """The label by its id. Each draft of a typing is saved soon after the one before: only where other
    evidence came with it, it is weighed anew."""
    if replaced and replaced.earned_id and _weighed(replaced.evidence) == _weighed(row.evidence):
        return replaced.earned_id
    return earned(row.story).pk if weighs else None


def _weighed(evidence: Json) -> dict[str, Any]:
    """The evidence without the claims' words, which weigh nothing and follow the headline."""
    claims = [{name: value for name, value in row.items() if name != "text"} for row in evidence["claims"]]
    return {**evidence, "claims": claims}


def _wrote(before: Json, now: Json) -> dict[str, Any] | None:
    found = written(before, now)
    return asdict(found) if found else None


def _typing(row: Revision) -> Typing:
    began: datetime = row.began_at
    return Typing(row.kind == Revision.Kind.BY_ITSELF, row.by_id, row.tab, began)
