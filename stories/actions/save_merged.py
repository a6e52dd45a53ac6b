from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib.auth.models import User

from stories.actions.save_story import StoryText, save_story, stored
from stories.errors import StaleVersion
from stories.models import Picture, Revision, Story
from stories.rules.merging import PARAGRAPHS, read_began, side
from stories.rules.paragraphs import BOTH, CLASH, THEIRS, Stretch, joined, mark, names, paragraphs, stretches
from stories.sanitise import clean

# Colleagues who save while this is merged are met again; more often than this, a person looks.
TRIES = 3


@dataclass(frozen=True)
class Saved:
    """`now` is the text under the new version; `taken` the parts somebody else had changed and this
    writer had not, `other` who did."""

    story: Story
    now: Mapping[str, Any] = field(default_factory=dict)
    taken: tuple[str, ...] = ()
    other: User | None = None


def save_merged(
    story_id: int,
    text: StoryText,
    *,
    by: User,
    version: int,
    began: str,
    unanswered: Iterable[StoryText] = (),
    kind: Revision.Kind = Revision.Kind.SAVED,
    tab: str = "",
) -> Saved:
    """Save the draft, joined with what was saved since `version`: part by part, the body by paragraphs.

    `began` is what the page carried of its version (stories.rules.merging), `unanswered` what the
    same page sent before without learning whether it was saved: finding that is finding oneself.
    Raises StaleVersion where both changed one part or one paragraph (nothing is written), else as
    save_story does.
    """
    earlier, taking = list(unanswered), Saved(Story(pk=story_id))
    for _ in range(TRIES):
        try:
            story = save_story(story_id, text, by=by, version=version, kind=kind, tab=tab)
        except StaleVersion:
            story = Story.objects.select_related("saved_by").get(pk=story_id)
            whose = sides(story, text, began, earlier)
            if CLASH in whose.values():
                raise
            if whose["body"] == BOTH:
                text = replace(text, body="".join(joined(met(story, text, began, earlier)) or ()))
            text, version = with_theirs(story, text, whose), story.version
            taking = _taking(taking, story, whose)
        else:
            return replace(taking, story=story, now=as_stored(story, text))
    raise StaleVersion(version)


def sides(
    story: Story,
    text: StoryText,
    began: str,
    unanswered: Iterable[StoryText] = (),
    now: Mapping[str, Any] | None = None,
) -> Mapping[str, str]:
    """{part: whose value stands}, by the names of StoryText; BOTH for a body whose paragraphs join.

    `now` is what `stored` says, where that is at hand."""
    earlier = list(unanswered)
    theirs = stored(story) if now is None else now
    mine, start = as_stored(story, text), read_began(began)
    sent = [as_stored(story, one) for one in earlier]
    whose = {
        name: side(
            mine[name],
            theirs[name],
            {start.get(name, ""), *(mark(one[name]) for one in sent)},
            start.get(name, ""),
        )
        for name in theirs
    }
    if whose["body"] == CLASH and joined(met(story, text, began, earlier)) is not None:
        whose["body"] = BOTH
    return whose


def met(
    story: Story, text: StoryText, began: str, unanswered: Iterable[StoryText] = ()
) -> tuple[Stretch, ...]:
    """The two bodies, paragraph by paragraph. Where what both began from is not known, all of it clashes."""
    mine, theirs = paragraphs(clean(text.body)), paragraphs(story.body)
    start = read_began(began).get(PARAGRAPHS)
    if not isinstance(start, list) or not start:
        return (Stretch(CLASH, mine, theirs, ()),)
    known = {one for sent in unanswered for one in names(paragraphs(clean(sent.body)))}
    return stretches(start, mine, theirs, known)


def as_stored(story: Story, text: StoryText) -> dict[str, Any]:
    """What `stored` would say once `text` is saved."""
    plain = {name: getattr(text, name) for name in stored(story, authors=(), tags=())}
    return plain | {
        "body": clean(text.body),
        "lead": text.lead and text.lead.pk,
        "slug": text.slug or story.slug,
        "tags": tuple(sorted(text.tags)),
    }


def with_theirs(story: Story, text: StoryText, whose: Mapping[str, str]) -> StoryText:
    theirs: dict[str, Any] = {name: value for name, value in stored(story).items() if whose[name] == THEIRS}
    if "lead" in theirs:
        theirs["lead"] = Picture.objects.filter(pk=theirs["lead"]).first()
    return replace(text, **theirs)


def _taking(before: Saved, story: Story, whose: Mapping[str, str]) -> Saved:
    now = tuple(name for name, one in whose.items() if one in {THEIRS, BOTH} and name not in before.taken)
    return replace(before, taken=(*before.taken, *now), other=story.saved_by)
