"""Words planted in drafts, notes and confidential material are found at no address readers have."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.text import slugify

from sources.sealing import Who
from stories.actions.approve import approve
from stories.models import Edition, Story
from stories.reader.errors import words
from tests.sources.keeping import ALIAS, WHY, a_person
from tests.stories.hiding import BOTH, SECRET, a_secret_draft, a_secret_update
from tests.stories.making import a_story, proposed, supported

from .walking import patterns, reader_addresses

pytestmark = [pytest.mark.django_db, pytest.mark.each]

# What a page answers that is there, has moved, is not there, or is not to be opened so.
SEEN = {200, 301, 302, 400, 404, 405, 410}
URL = f"https://{SECRET.lower()}.example/paper"


@pytest.fixture
def live(writer: User, editor: User) -> Edition:
    """Before readers on a confidential document and an unnamed person; two more whose drafts are secret."""
    a_secret_draft(writer, editor)
    a_secret_update(writer, editor)
    story = a_story(writer)
    told = {"title": BOTH, "url": URL, "author": BOTH, "confidential": True, "kind": "document"}
    supported(story, writer, BOTH, excerpt=BOTH, **told)
    a_person(writer, who=Who(BOTH, BOTH, BOTH))
    unnamed = {"person_alias": ALIAS, "person_named": False, "why_unnamed": WHY}
    supported(story, writer, "", kind="interview", **unnamed)
    return approve(proposed(story, writer, "emerging"), by=editor, note=BOTH)


def everywhere() -> Iterator[str]:
    slugs = [*Edition.objects.values_list("slug", flat=True), *Story.objects.values_list("slug", flat=True)]
    named = ["laptops", "mara-lind", "asha-verne", "engadget", slugify(BOTH)]
    told = {"stories/": slugs, "sections/": ["devices"], "labels/": ["emerging", "retracted"]}
    yield from reader_addresses(named, told)


def told(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code in SEEN, address
    body = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    text = f"{response.headers} {body.decode(errors='replace')}"
    # A lost address's own words stand in the search field of its page.
    return text.replace(address, "").replace(f'value="{words(address)}"', "")


def test_no_address_of_the_readers_has_them(client: Client, live: Edition) -> None:
    found = {address: told(client, address) for address in everywhere()}
    assert [address for address, text in found.items() if SECRET.lower() in text.lower()] == []


def test_the_walk_comes_past_what_is_published(client: Client, live: Edition) -> None:
    found = {address for address in everywhere() if client.get(address).status_code == 200}
    story = f"/stories/{live.slug}/"
    assert {story, f"{story}feed.rss", f"{story}ninjs.json", f"{story}editions/1/share.png"} <= found
    assert {"/", "/feed.atom", "/sitemap.xml", "/news-sitemap.xml", "/corrections/feed.json"} <= found
    assert len(list(patterns())) >= 20


def test_who_is_unnamed_is_told_by_what_readers_may_know(client: Client, live: Edition) -> None:
    for address in (f"/stories/{live.slug}/", f"/stories/{live.slug}/ninjs.json"):
        assert ALIAS in told(client, address)
