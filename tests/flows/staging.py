"""Stories as they stand when a way begins, made by the actions people's presses lead to."""

from __future__ import annotations

from tests.flows.conftest import Newsroom

STAGE = """
from datetime import timedelta
from django.contrib.auth.models import User
from django.utils import timezone
from sources.models import Derivation
from stories.actions.schedule import schedule
from tests.stories.making import a_story, proposed, supported
writer, editor = (User.objects.get(username=name) for name in ("writer", "editor"))
story = a_story(writer, headline={headline!r})
one, other = (supported(story, writer, name) for name in ("Halden Courier", "Harbour Tech"))
"""
PROPOSED = "print(story.pk, proposed(story, writer).pk)\n"
JOINED = """
link = Derivation.objects.create(derived=one.reference, origin=other.reference, kind="credit")
print(story.pk, proposed(story, writer).pk, link.pk)
"""
SET = """
at = timezone.now() + timedelta(seconds={seconds})
asked = proposed(story, writer, publish_at=at)
schedule(asked, by=editor, at=at)
print(story.slug, asked.pk, at.isoformat())
"""

DRAFT = """
from django.contrib.auth.models import User
from tests.stories.making import a_story
writer = User.objects.get(username="writer")
"""

# What no link of the desk leads to: {name: path}, for the account "chief".
KNOWN = """
from django.contrib.auth.models import User
from django.utils import timezone
from newsroom.accounts.links import move_path
from tests.sources.copies import a_copy
from tests.sources.keeping import a_person
from tests.stories.making import a_report, a_story, cited, published
writer, editor, chief = (User.objects.get(username=name) for name in ("writer", "editor", "chief"))
edition, draft = published(writer, editor), a_story(writer)
story, copy = edition.story_id, a_copy(cited(draft, writer).reference, writer)
a_report(edition)
a_person(writer)
at = "/desk/stories/story"
print("account_address", move_path(chief, "iris@newsroom.example", timezone.now()))
print("app_list", "/desk/stories/")
print("sources_reference_copy", f"/desk/sources/reference/{copy.reference_id}/copies/{copy.pk}/")
print("stories_story_lower", f"{at}/{story}/lower/")
print("stories_story_many", f"{at}/many/?do=tag&story={story}&story={draft.pk}")
print("stories_story_retract", f"{at}/{story}/retract/")
"""


def known(newsroom: Newsroom) -> dict[str, str]:
    """{name: path} of screens no link leads to; and a report and a person are made, for links to lead to."""
    told = newsroom.staged(KNOWN)
    return dict(zip(told[::2], told[1::2], strict=True))


def draft(newsroom: Newsroom, headline: str) -> list[str]:
    """[story] by id."""
    return newsroom.staged(f"{DRAFT}print(a_story(writer, headline={headline!r}).pk)")


def drafts(newsroom: Newsroom, *headlines: str) -> None:
    made = "".join(f"a_story(writer, headline={headline!r})\n" for headline in headlines)
    newsroom.staged(DRAFT + made)


def proposal(newsroom: Newsroom, headline: str) -> tuple[str, str]:
    """(story, proposal) by id: on two layers, waiting for an editor."""
    story, asked = newsroom.staged(STAGE.format(headline=headline) + PROPOSED)
    return story, asked


def proposal_on_joined(newsroom: Newsroom, headline: str) -> tuple[str, str, str]:
    """(story, proposal, derivation) by id: the newsroom found that one source may rest on the other."""
    story, asked, link = newsroom.staged(STAGE.format(headline=headline) + JOINED)
    return story, asked, link


def set_for(newsroom: Newsroom, headline: str, seconds: int) -> tuple[str, str, str]:
    """(slug, proposal, ISO 8601): approved for a time so many seconds from now."""
    slug, asked, at = newsroom.staged(STAGE.format(headline=headline) + SET.format(seconds=seconds))
    return slug, asked, at
