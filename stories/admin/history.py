"""The history of a story: what happened, who changed what, and any version of it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from newsroom.pressed import pressed
from newsroom.row_key import row_key
from stories.actions.keep_revision import evidence_of, sheet_of
from stories.actions.restore_revision import Restored, restore_revision
from stories.actions.save_story import stored
from stories.admin import story_screens as screens
from stories.admin.correcting import from_history
from stories.admin.history_change import Change, compare
from stories.admin.history_core import core
from stories.admin.history_entries import SHOWN, Page, page, people
from stories.errors import NothingToRestore, StaleVersion
from stories.models import Label, Revision, Story
from stories.people import display_name
from stories.permissions import may
from stories.rules.difference import whole_html
from stories.rules.revision import Gone, Sheet, gone, plain
from stories.templatetags.desk import counted

NOW = "now"
NEAR = 15


@dataclass(frozen=True)
class Chosen:
    """The version looked at, and what it is held against: another version, or the draft as it stands.

    `gone` is what its evidence had that the draft has no more, where it is held against that.
    """

    revision: Revision
    before: Revision | None
    against: str
    sheet: Sheet
    gone: Gone | None = None
    held: Revision | None = None


@dataclass(frozen=True)
class Earned:
    """The labels the evidence earned, `here` in the version looked at, `there` in the one it is held against;
    None where nobody noted it. What the draft earns now moves without a save: its own page weighs that."""

    here: Label | None
    there: Label | None

    @property
    def same(self) -> bool:
        return self.here is not None and self.here == self.there


def history_page(request: HttpRequest, key: str) -> HttpResponse:
    by = screens.writer(request)
    story = screens.found(key, by)
    if request.method == "POST":
        button = pressed(request.POST, ("_correct", "_restore"))
        return _correct(request, story) if button == "_correct" else _restore(request, story, by)
    return _show(request, story, request.GET.get("version", ""), by)


def _correct(request: HttpRequest, story: Story) -> HttpResponse:
    if story.live_edition_id is None:
        raise Http404("Readers have seen nothing of it that could be corrected.")
    return HttpResponseRedirect(from_history(request, story))


def _restore(request: HttpRequest, story: Story, by: User) -> HttpResponse:
    """The version as a new save; a draft that moved on meanwhile is shown, and asked about again."""
    revision = _revision(story, request.POST.get("version", ""))
    seen = request.POST.get("draft", "")[:9]
    if revision is None:
        raise Http404("There is no such version.")
    try:
        restored = restore_revision(
            story,
            revision,
            by=by,
            version=row_key(seen),
            evidence="evidence" in request.POST,
        )
    except StaleVersion as stale:
        story = screens.found(str(story.pk), by)
        refusal = (
            f"Not restored: {display_name(story.saved_by)} saved version {stale.current} after you opened "
            f"this page. Nothing is lost. What restoring would change now is shown: look, then restore again."
        )
        return _show(request, story, str(revision.version), by, refusal=refusal, asking=True)
    except NothingToRestore as nothing:
        return _show(request, story, str(revision.version), by, refusal=str(nothing))
    messages.success(request, _said(revision, restored))
    return HttpResponseRedirect(reverse("admin:stories_story_history", args=[story.pk]))


def _show(
    request: HttpRequest, story: Story, version: str, by: User, *, refusal: str = "", asking: bool = False
) -> HttpResponse:
    log = page(story, request.GET)
    asking = asking or "ask" in request.GET
    chosen = _choose(story, version, NOW if asking else request.GET.get("against", ""), log)
    kept = request.GET.copy()
    for name in ("older", "newer", "version", "against", "ask"):
        kept.pop(name, None)
    told: dict[str, Any] = {
        "title": "History",
        "story": story,
        "address": screens.address(story),
        "core": core(story),
        "log": log,
        "kept": kept.urlencode(),
        "shown": SHOWN,
        "people": people(story),
        "may_export": may(by, "read_ledger"),
        "may_restore": may(by, "restore"),
        "asking": asking,
        "refusal": refusal,
        **(_told(story, chosen) if chosen else {}),
    }
    if chosen and told["may_restore"]:
        told["restores"] = _brings_back(story, chosen, told["change"])
    return screens.show(request, "history", told, status=409 if refusal else 200)


def _choose(story: Story, version: str, against: str, log: Page) -> Chosen | None:
    """The version asked for, else the newest one that answers; None before the first. Raises Http404.

    It is held against the draft now; the newest one, and one found by words, against what was before.
    """
    found = next((row.revision for row in log.entries if row.revision and log.asked.words), None)
    newest = found or story.revisions.defer("text", "evidence").first()
    revision = _revision(story, version or (str(newest.version) if newest else ""))
    if revision is None:
        if version:
            raise Http404("There is no such version.")
        return None
    older = story.revisions.filter(version__lt=revision.version).defer("text", "evidence")
    before, held = older.first(), _revision(story, against)
    backwards = bool(log.asked.words) or revision.version == story.version
    if held is None and against != NOW and before and backwards:
        held = _revision(story, str(before.version))
    if held:
        return Chosen(revision, before, str(held.version), sheet_of(held), held=held)
    now = Sheet(plain(stored(story)), evidence_of(story))
    return Chosen(revision, before, NOW, now, gone(revision.evidence, now.evidence))


def _brings_back(story: Story, chosen: Chosen, change: Change) -> bool:
    """Whether the draft would be another, were the version restored."""
    if chosen.against == NOW and not change.moved:
        return False
    return chosen.revision.version != story.version or bool(chosen.gone)


def _told(story: Story, chosen: Chosen) -> dict[str, Any]:
    revision = chosen.revision
    near = story.revisions.select_related("by").defer("text", "evidence")
    above = near.filter(version__gt=revision.version).order_by("version")[:NEAR]
    below = near.filter(version__lt=revision.version)[:NEAR]
    return {
        "chosen": chosen,
        "change": compare(chosen.sheet, Sheet(revision.text, revision.evidence)),
        "others": [*reversed(above), *below],
        "earned": Earned(revision.earned, chosen.held.earned if chosen.held else None),
        "whole": whole_html(revision.text.get("body", "")),
        "next_version": story.version + 1,
    }


def _revision(story: Story, version: str) -> Revision | None:
    number = row_key(version)
    rows = story.revisions.select_related("by", "earned")
    return rows.filter(version=number).first() if number else None


def _said(revision: Revision, restored: Restored) -> str:
    back = [
        counted(number, nouns)
        for number, nouns in (
            (len(restored.references), "source,sources"),
            (len(restored.claims), "claim,claims"),
            (restored.stances, "stance,stances"),
        )
        if number
    ]
    came = f" {', '.join(back)} came back with it." if back else ""
    missed = "".join(f" {sentence}" for sentence in restored.missed)
    return (
        f"Version {revision.version} is back, as version {restored.story.version}. "
        f"What was there before it stays in the history.{came}{missed}"
    )
