"""Takes one story of the demo the whole way, by the actions the people of the newsroom take themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.contrib.auth.models import User
from django.core.files.base import ContentFile

from sources.actions.keep_reference import ReferenceFacts
from stories.actions.add_picture import add_picture
from stories.actions.approve import approve
from stories.actions.attach_link import keep_and_cite
from stories.actions.claim import add_claim, reword_claim
from stories.actions.decline import decline
from stories.actions.judge import state_rests_on
from stories.actions.lower_label import lower_label
from stories.actions.make_renditions import FIRST, make_format
from stories.actions.propose import propose
from stories.actions.retract import retract
from stories.actions.save_story import StoryText, save_story
from stories.actions.start_story import start_story
from stories.actions.take_stance import take_stance
from stories.models import Citation, Format, Label, Picture, Section, Story

from .draw import draw

type Table = dict[str, Any]

CREDIT = "Illustration: Core Sample"


@dataclass(frozen=True)
class House:
    people: dict[str, User]
    sections: dict[str, Section]


class Telling:
    """One story: `told` is its file as read; the steps in it are taken in order."""

    def __init__(self, told: Table, house: House) -> None:
        self.told = told
        self.writer, self.editor = house.people[told["by"]], house.people["editor"]
        self.text = _text(told, house, self.writer)
        self.citations: dict[str, Citation] = {}
        self.story = self._start()

    def take(self) -> Story:
        for step in self.told.get("step", []):
            getattr(self, f"_{step['do']}")(step)
        self.story.refresh_from_db()
        return self.story

    def _start(self) -> Story:
        story = start_story(self.text, by=self.writer, key=_key(self.told["slug"]))
        reword_claim(story.claims.get(is_headline=True), self.told["claim"], by=self.writer)
        return story

    def _claim(self, step: Table) -> None:
        add_claim(self.story, step["text"], by=self.writer, is_key=step.get("key", False))

    def _keep(self, step: Table) -> None:
        name, ref = step["ref"], self.told["refs"][step["ref"]]
        key = _key(f"{self.told['slug']}/{name}")
        cited = keep_and_cite(self.story, _facts(ref), by=self.writer, key=key, note=ref["note"])
        self.citations[name] = cited
        claims = list(self.story.claims.all())
        for kind in ("supports", "contradicts", "background"):
            for number in step.get(kind, []):
                take_stance(claims[number - 1], cited, kind, by=self.writer)

    def _rests(self, step: Table) -> None:
        derived, origin = (self.citations[step[side]].reference for side in ("derived", "origin"))
        state_rests_on(derived, origin, by=self.writer, kind=step["kind"], passage=step["passage"])

    def _save(self, step: Table) -> None:
        body = self.text.body
        for old, new in step.get("replace", []):
            body = body.replace(old, new)
        changed = {name: step[name] for name in ("headline", "standfirst") if name in step}
        self.text = replace(self.text, body=body, **changed)
        self.story.refresh_from_db()
        save_story(self.story.pk, self.text, by=self.writer, version=self.story.version)

    def _propose(self, step: Table) -> None:
        words = {name: step.get(name, "") for name in ("reason", "change_note", "correction")}
        label = Label.objects.get(slug=step["label"])
        self.proposal = propose(self.story, by=self.writer, label=label, **words)

    def _approve(self, step: Table) -> None:
        approve(self.proposal, by=self.editor, note=step.get("note", ""))

    def _decline(self, step: Table) -> None:
        decline(self.proposal, by=self.editor, note=step["note"])

    def _lower(self, step: Table) -> None:
        label = Label.objects.get(slug=step["label"])
        lower_label(self.story, label, by=self.editor, reason=step["reason"])

    def _retract(self, step: Table) -> None:
        retract(self.story, by=self.editor, reason=step["reason"])


def _key(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"core-sample/{name}")


def _text(told: Table, house: House, writer: User) -> StoryText:
    picture = ContentFile(draw(told["picture"]), name=f"{told['picture']}.png")
    return StoryText(
        headline=told["headline"],
        standfirst=told["standfirst"],
        body=told["body"].strip(),
        section_id=house.sections[told["section"]].pk,
        format_id=Format.objects.get(slug="signal-report").pk,
        authors=(writer.author.pk,),
        tags=tuple(told["tags"]),
        lead=_shown_at_once(add_picture(picture, by=writer)),
        lead_alt=told["alt"],
        lead_caption=told["caption"],
        lead_credit=CREDIT,
        slug=told["slug"],
    )


def _shown_at_once(picture: Picture) -> Picture:
    """Whoever starts the demo sees it before its worker has made anything."""
    if not picture.is_shown:
        make_format(picture, FIRST)
    return picture


def _facts(ref: Table) -> ReferenceFacts:
    day = ref.get("published")
    return ReferenceFacts(
        title=ref["title"],
        kind=ref.get("kind", "article"),
        url=ref.get("url", ""),
        publisher_name=ref["publisher"],
        author=ref.get("author", ""),
        published_at=datetime.combine(day, time(), UTC) if day else None,
        language="en",
        first_hand=ref.get("first_hand", False),
    )
