"""Stories and references made the way people make them: through the actions."""

from dataclasses import replace
from itertools import count
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import User
from django.utils import timezone

from sources.actions.keep_reference import ReferenceFacts
from stories.actions.approve import approve
from stories.actions.attach_link import keep_and_cite
from stories.actions.propose import propose
from stories.actions.save_story import StoryText
from stories.actions.send_report import send_report
from stories.actions.start_story import start_story
from stories.actions.take_stance import take_stance
from stories.models import Author, Citation, Claim, Edition, Format, Label, Proposal, Report, Section, Story

_numbers = count(1)


def a_section() -> Section:
    return Section.objects.get_or_create(
        slug="devices", defaults={"name": "Devices", "angle": "What it costs to own."}
    )[0]


def an_author() -> Author:
    return Author.objects.get_or_create(slug="mara-lind", defaults={"name": "Mara Lind"})[0]


def words(**changes: object) -> StoryText:
    """Text that is ready for an edition, but for `changes`."""
    text = StoryText(
        headline="Orrery headsets swell",
        standfirst="Shops were told to stop selling them.",
        body="<h2>What is happening now</h2><p>Sales have stopped.</p>",
        section_id=a_section().pk,
        format_id=Format.objects.get(slug="signal-report").pk,
        authors=(an_author().pk,),
    )
    return replace(text, **changes)  # type: ignore[arg-type]


def a_story(by: User, **changes: object) -> Story:
    return start_story(words(**changes), by=by, key=uuid4())


def cited(story: Story, by: User, publisher: str = "Engadget", **facts: object) -> Citation:
    """A new reference, cited in the story; a neutral item with its own address."""
    number = next(_numbers)
    kept = ReferenceFacts(title=f"Report {number}", publisher_name=publisher)
    return keep_and_cite(story, replace(kept, **facts), by=by, key=uuid4())  # type: ignore[arg-type]


def supported(story: Story, by: User, publisher: str = "Engadget", **facts: object) -> Citation:
    """A reference that supports the headline claim."""
    citation = cited(story, by, publisher, **facts)
    take_stance(headline_claim(story), citation, "supports", by=by)
    return citation


def a_report(edition: Edition, text: str = "It was on Tuesday.", **more: Any) -> Report:
    """What a reader says is wrong with the edition; they want an answer."""
    told = {"sentence": "Sales have stopped.", "typed": "reader@mail.example", "place": "127.0.0.1", **more}
    return send_report(edition, text, now=timezone.now(), **told)


def headline_claim(story: Story) -> Claim:
    return Claim.objects.get(story=story, is_headline=True)


def label(slug: str) -> Label:
    return Label.objects.get(slug=slug)


def proposed(story: Story, by: User, slug: str = "emerging", **more: Any) -> Proposal:
    told = {"change_note": "A second newsroom has seen it.", **more}
    return propose(story, by=by, label=label(slug), reason="It is ready.", **told)


def published(by: User, editor: User, slug: str = "emerging", **changes: object) -> Edition:
    """A first edition on one layer: written by `by`, approved by `editor`."""
    story = a_story(by, **changes)
    supported(story, by)
    return approve(proposed(story, by, slug), by=editor)
