"""The sheet a writer proposes from: a label, a reason, what readers are told, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms

from stories.admin.set_time import SetTimeForm
from stories.admin.typed import Typed, of_group
from stories.dossier import Dossier
from stories.models import Label, Proposal
from stories.templatetags.desk import counted

GROUP = "propose"
# How a correction is begun for the writer.
STUB = "An earlier edition said:"
SAYS = {
    Label.Place.DISPUTED: "a layer contradicts it",
    Label.Place.RETRACTED: "withdraws the story",
}


# What an edition is besides an update: readers see its note with the story.
MENDS = [
    ("", "No"),
    (Proposal.Kind.CORRECT, "This corrects an error"),
    (Proposal.Kind.CLARIFY, "This makes something clear"),
]
WHEN = [("", "as soon as approved"), ("set", "at a set time")]


class ProposeForm(SetTimeForm):
    label = forms.SlugField(error_messages={"required": "Choose the label readers should see."})
    reason = forms.CharField(
        label="Reason, for the editor", required=False, max_length=4000, widget=forms.Textarea({"rows": 2})
    )
    change_note = forms.CharField(label="What changed, for readers", required=False, max_length=400)
    mends = forms.ChoiceField(
        label="Does it mend something?", required=False, choices=MENDS, widget=forms.RadioSelect
    )
    correction = forms.CharField(
        label="What was wrong and what is right, or what is made clear",
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 2}),
        help_text="Readers see it at the top of the story, with the date, from then on.",
    )
    override = forms.CharField(
        label="Why readers may see it all the same",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text="For a label above the evidence. Readers see it, with your name.",
    )
    ask = forms.CharField(label="Ask", required=False, max_length=150)
    when = forms.ChoiceField(label="Publish", required=False, choices=WHEN)

    def is_wanted(self, told: dict[str, Any]) -> bool:
        return told.get("when") == "set"

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if told.get("mends") and not told.get("correction"):
            self.add_error("correction", "Say what was wrong and what is right, or what is made clear.")
        elif told.get("mends") and is_only_begun(told["correction"]):
            self.add_error("correction", "This says only what was wrong. Say after it what is right.")
        return told

    def asked(self) -> dict[str, Any]:
        """What the valid form asks for, in propose's own names; `label` is a slug, `ask` somebody's name.

        A note to a mending that was chosen and then given up is not published.
        """
        told, mends = self.cleaned_data, self.cleaned_data["mends"]
        names = ("label", "reason", "change_note", "override", "publish_at", "ask")
        return {
            **{name: told[name] for name in names},
            "correction": told["correction"] if mends else "",
            "clarifies": mends == Proposal.Kind.CLARIFY,
        }


def is_only_begun(correction: str) -> bool:
    """Whether it quotes what an earlier edition said and goes no further."""
    if not correction.strip().startswith(STUB):
        return False
    depth, rest = 0, correction.strip().removeprefix(STUB).strip()
    for at, sign in enumerate(rest, start=1):
        depth += (sign == "“") - (sign == "”")
        if depth <= 0 and at < len(rest):
            return False
    return not rest or rest.endswith("”")


@dataclass(frozen=True)
class Choice:
    """One label as a card. `is_above`: the evidence does not earn it, and `says` why."""

    label: Label
    says: str
    is_above: bool


def choices(dossier: Dossier) -> list[Choice]:
    """The rungs, then what stands beside the ladder and can be asked for now."""
    places = [Label.Place.RUNG, *([Label.Place.DISPUTED] if dossier.contradicted else [])]
    if dossier.story.live_edition:
        places.append(Label.Place.RETRACTED)
    offered = [label for label in dossier.labels if label.place in places and label.publishable]
    return [_choice(dossier, label) for label in offered]


def _choice(dossier: Dossier, label: Label) -> Choice:
    missing = dossier.missing_for(label)
    live = dossier.story.live_edition
    if missing:
        return Choice(label, " ".join(missing), True)
    if live and live.label_id == label.pk:
        return Choice(label, "as readers see now", False)
    return Choice(label, SAYS.get(Label.Place(label.place)) or _earned(dossier, label), False)


def _earned(dossier: Dossier, label: Label) -> str:
    """ "earned, 2 layers": of the claim that has the fewest; "earned" for what stands below it."""
    if label.slug != dossier.assessment.label:
        return "earned"
    key = {claim.pk for claim in dossier.claims if claim.is_key}
    least = min(claim.layers for claim in dossier.assessment.claims if claim.key in key)
    return f"earned, {counted(least, 'layer,layers')}"


def offered(dossier: Dossier) -> str:
    """The label the sheet puts forward: the one earned, "" for none; what is retracted stays so."""
    live = dossier.story.live_edition
    if live and live.label.place == Label.Place.RETRACTED:
        return live.label.slug
    return dossier.assessment.label or ""


def start(dossier: Dossier, typed: Typed) -> ProposeForm:
    kept = of_group(typed, GROUP)
    return ProposeForm(prefix=GROUP, initial={"label": offered(dossier), "mends": "", **kept})
