"""What each button of a story page does, once the text is saved: one named submit, one action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid5

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.html import format_html, format_html_join

from sources.errors import NoNote
from sources.models import Derivation
from stories.actions.attach_file import attach_file
from stories.actions.attach_link import attach_link, drop_attachment, keep_and_cite
from stories.actions.cite import uncite
from stories.actions.claim import add_claim, remove_claim
from stories.actions.dismiss_signal import dismiss_match
from stories.actions.judge import judge, state_apart, state_rests_on
from stories.actions.keep_signal import keep_signal
from stories.actions.try_again import try_again
from stories.admin import asking, comments, tasks, who_sees
from stories.admin.attach import FactsForm
from stories.admin.press import Gone, Press, checked
from stories.admin.propose_form import GROUP as PROPOSE
from stories.admin.still_stands import Finding, looks
from stories.dossier import open_dossier
from stories.dossier.pair import joined
from stories.models import Citation, Match
from stories.templatetags.marks import when


@dataclass(frozen=True)
class Button:
    """`act` returns the sentence that says what was done; `group` names the fields it takes."""

    act: Callable[[Press], str]
    group: str = ""
    anchor: str = "evidence"


def read(press: Press) -> str:
    if not press.text("link-url"):
        raise ValidationError({"url": "Paste a link first."})
    got = attach_link(press.story, press.text("link-url"), by=press.by, key=press.key("link-key"))
    if isinstance(got, Citation):
        told = f"The newsroom knew this page: it is source note {got.number} now."
        found = looks([got.reference_id]).of(got.reference_id)
        return format_html_join(" ", "{}", [[told], *([_told_of(one)] for one in found)])
    return ""


def _told_of(finding: Finding) -> str:
    return format_html("{} {}.", finding.said, when(finding.seen_at, "short"))


def file(press: Press) -> str:
    handed_in = press.files.get("link-file")
    if handed_in is None:
        raise ValidationError({"file": "Choose a file first."})
    attach_file(press.story, handed_in, by=press.by, key=press.key("file-key"))
    return ""


def again(press: Press) -> str:
    try_again(press.row(press.story.attachments.select_related("retrieval")), by=press.by)
    return ""


def drop(press: Press) -> str:
    drop_attachment(press.row(press.story.attachments.select_related("retrieval")), by=press.by)
    return "Discarded. The copy of the page stays in the archive."


def keep(press: Press) -> str:
    attachment = press.row(press.story.attachments.select_related("retrieval"))
    form = checked(FactsForm(press.data, prefix=f"page{attachment.pk}"))
    retrieval = attachment.retrieval
    return _cited(
        keep_and_cite(
            press.story,
            form.facts(retrieval.facts),
            by=press.by,
            key=retrieval.key,
            attachment=attachment,
            note=form.cleaned_data["note"],
        )
    )


def keep_arrived(press: Press) -> str:
    signal = press.row(_arrived(press)).signal
    if signal is None:
        raise Gone
    got = keep_signal(signal, press.story, by=press.by, key=uuid5(press.key("link-key"), str(signal.pk)))
    if isinstance(got, Citation):
        told = f"The newsroom knew this page: it is source note {got.number} now."
        found = looks([got.reference_id]).of(got.reference_id)
        return format_html_join(" ", "{}", [[told], *([_found(one)] for one in found)])
    return ""


def _found(finding: Finding) -> str:
    return format_html("{} {}.", finding.said, when(finding.seen_at, "short"))


def leave_arrived(press: Press) -> str:
    dismiss_match(press.row(_arrived(press)), by=press.by)
    return "Left. It counts as considered, and stays on the wire for other stories."


def _arrived(press: Press) -> QuerySet[Match]:
    return press.story.matches.filter(state=Match.State.NEW).select_related("signal")


def by_hand(press: Press) -> str:
    form = checked(FactsForm(press.data, prefix="hand"))
    key = press.key("hand-key")
    return _cited(
        keep_and_cite(press.story, form.facts({}), by=press.by, key=key, note=form.cleaned_data["note"])
    )


def _cited(citation: Citation) -> str:
    kept = f"Kept and cited: source note {citation.number}."
    beside = Citation.objects.filter(story=citation.story_id).values("reference")
    one = citation.reference_id
    found = Derivation.objects.filter(state=Derivation.State.SUGGESTED).filter(
        Q(derived=one, origin__in=beside) | Q(origin=one, derived__in=beside)
    )
    if found.exists():
        return f"{kept} It counts once with another source, as their texts suggest: judge that in the layers."
    return f"{kept} Say what it does to the claims."


def off(press: Press) -> str:
    citation = press.row(press.story.citations.all())
    uncite(citation, by=press.by)
    return f"Source note {citation.number} was taken off the story. The reference stays in the newsroom."


def claim(press: Press) -> str:
    if not press.text("newclaim-text"):
        raise ValidationError({"text": "Write the claim as one sentence."})
    add_claim(
        press.story, press.text("newclaim-text"), by=press.by, is_key="newclaim-key_claim" in press.data
    )
    return ""


def unclaim(press: Press) -> str:
    row = press.row(press.story.claims.all())
    remove_claim(row, by=press.by)
    return f"The claim “{row.text}” was taken off."


def confirm(press: Press) -> str:
    return _judge(press, confirmed=True)


def reject(press: Press) -> str:
    return _judge(press, confirmed=False)


def _judge(press: Press, *, confirmed: bool) -> str:
    derivation = press.row(Derivation.objects.select_related("derived", "origin"))
    judge(derivation, by=press.by, confirmed=confirmed, note=press.text(f"judge{derivation.pk}-note"))
    if confirmed:
        return "Confirmed: the two count once."
    if why := _still_one(press, derivation):
        return f"Rejected, and your note is kept. They still count as one layer, because {why}."
    return "Rejected: the two count apart. Your note is kept."


def _still_one(press: Press, derivation: Derivation) -> str:
    """Why the two are one layer of this story all the same, by themselves or through others; "" for two."""
    if alone := joined(derivation.derived, derivation.origin):
        return alone.because
    dossier, two = open_dossier(press.story), {derivation.derived_id, derivation.origin_id}
    keys = {one.number for one in dossier.citations if one.reference_id in two}
    layer = next((layer for layer in dossier.layers if keys <= set(layer.keys)), None)
    return "; ".join(join.because for join in layer.joins) if layer and len(keys) == len(two) else ""


def rests(press: Press) -> str:
    derived, origin = _two(press)
    if not press.text("rests-note"):
        raise NoNote(joins=True)
    kind = press.text("rests-kind")
    state_rests_on(
        derived.reference,
        origin.reference,
        by=press.by,
        kind=kind if kind in Derivation.Kind.values else Derivation.Kind.OTHER,
        note=press.text("rests-note"),
        through=press.text("rests-through"),
    )
    return f"Stated: source notes {derived.number} and {origin.number} count once."


def apart(press: Press) -> str:
    one, other = _two(press)
    state_apart(one.reference, other.reference, by=press.by, note=press.text("rests-note"))
    return f"Stated: source notes {one.number} and {other.number} are independent. Your note is kept."


def _two(press: Press) -> tuple[Citation, Citation]:
    """The two references chosen in the form. Raises ValidationError, Gone."""
    if not (press.text("rests-derived") and press.text("rests-origin")):
        raise ValidationError({"derived": "Choose both references."})
    cited = press.story.citations.select_related("reference")
    return press.row(cited, press.text("rests-derived")), press.row(cited, press.text("rests-origin"))


BUTTONS: Mapping[str, Button] = {
    "_read": Button(read, "link"),
    "_file": Button(file, "link"),
    "_again": Button(again),
    "_drop": Button(drop, "page{}"),
    "_keep": Button(keep, "page{}"),
    "_byhand": Button(by_hand, "hand"),
    "_uncite": Button(off),
    "_keepsignal": Button(keep_arrived),
    "_leavesignal": Button(leave_arrived, anchor="arrived"),
    "_claim": Button(claim, "newclaim"),
    "_unclaim": Button(unclaim),
    "_confirm": Button(confirm, "judge{}"),
    "_reject": Button(reject, "judge{}"),
    "_rests": Button(rests, "rests"),
    "_apart": Button(apart, "rests"),
    "_propose": Button(asking.ask, PROPOSE, "propose"),
    "_withdraw": Button(asking.take_back),
    "_comment": Button(comments.write, comments.GROUP, "comments"),
    "_answer": Button(comments.answer, "answer{}", "comments"),
    "_resolve": Button(comments.resolve, anchor="comments"),
    "_reopen": Button(comments.reopen, anchor="comments"),
    "_assign": Button(tasks.give, tasks.GROUP, "tasks"),
    "_done": Button(tasks.done, anchor="tasks"),
    "_untask": Button(tasks.off, anchor="tasks"),
    "_private": Button(who_sees.close, who_sees.GROUP, "who"),
    "_openall": Button(who_sees.reopen, who_sees.GROUP, "who"),
    "_name": Button(who_sees.name, who_sees.GROUP, "who"),
    who_sees.OFF: Button(who_sees.unname, who_sees.GROUP, "who"),
}


def errors_of(stopped: Exception) -> dict[str, list[str]]:
    """{field: sentences}; "" for the whole group."""
    if isinstance(stopped, ValidationError):
        held: dict[str, Any] = getattr(stopped, "error_dict", {})
        return {name: list(stopped.message_dict[name]) for name in held} or {"": stopped.messages}
    return {getattr(stopped, "field", ""): [str(stopped)]}
