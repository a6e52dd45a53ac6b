"""The sheet's two buttons: ask for an edition, and take that back."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from stories.actions.decide import said
from stories.actions.propose import propose
from stories.actions.story_people import granting_on
from stories.actions.withdraw import withdraw
from stories.admin.press import Gone, Press, checked
from stories.admin.propose_form import GROUP, ProposeForm
from stories.called import colleague_called
from stories.errors import NotEarned, Refusal
from stories.models import Label
from stories.people import display_name


def ask(press: Press) -> str:
    told = checked(ProposeForm(press.data, prefix=GROUP)).asked()
    label = Label.objects.filter(slug=told.pop("label")).first()
    if label is None:
        raise Gone
    asked, unclear = _asked(press, told.pop("ask"))
    try:
        proposal = propose(press.story, by=press.by, label=label, ask=asked, **told)
    except NotEarned:
        if unclear:
            raise ValidationError({"ask": unclear}) from None
        raise
    if proposal.asked:
        return f"{display_name(proposal.asked)} is asked for {label.name}, above the evidence, and was told."
    goes = f", set for {said(proposal.publish_at)}" if proposal.publish_at else ""
    return (
        f"Proposed as {label.name}{goes}. An editor decides; the answer comes to your inbox and front page."
    )


def _asked(press: Press, name: str) -> tuple[User | None, str]:
    """Who is to set the label above the evidence; else why nobody was found by that name. That matters only
    where the evidence does not earn it."""
    try:
        return (colleague_called(name, granting_on(press.story, press.by)) if name else None), ""
    except Refusal as refusal:
        return None, str(refusal)


def take_back(press: Press) -> str:
    withdraw(press.row(press.story.proposals.all()), by=press.by)
    return "Withdrawn. Nothing was published; propose again when you are ready."
