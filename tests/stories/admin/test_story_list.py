"""The list of stories: what a row says, and what narrows the list."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from stories.actions.lower_label import lower_label
from stories.actions.retract import retract
from stories.actions.save_story import save_story
from stories.actions.take_stance import take_stance
from stories.admin.story_rows import state
from stories.models import Author, Proposal, Section, Story
from tests.stories.admin.page import LIST
from tests.stories.making import (
    a_story,
    cited,
    headline_claim,
    label,
    proposed,
    published,
    supported,
    words,
)

pytestmark = pytest.mark.each


@pytest.fixture
def desk(client: Client, writer: User) -> Client:
    client.force_login(writer)
    return client


def listed(desk: Client, **query: str) -> list[str]:
    page = desk.get(reverse(LIST), query)
    return [row.story.headline for row in page.context["cl"].rows]


def page(desk: Client, **query: str) -> str:
    return desk.get(reverse(LIST), query).content.decode()


def test_a_row_says_what_readers_see(desk: Client, writer: User, editor: User) -> None:
    published(writer, editor)
    text = page(desk)
    assert "edition 1 live" in text
    assert "as earned" in text


def test_a_row_counts_layers_and_references(desk: Client, writer: User) -> None:
    story = a_story(writer)
    cited(story, writer, "Engadget")
    cited(story, writer, "Engadget")
    row = desk.get(reverse(LIST)).context["cl"].rows[0]
    assert (row.layers, row.references) == (1, 2)


def test_a_draft_says_what_it_earns(desk: Client, writer: User) -> None:
    supported(a_story(writer), writer)
    assert "earns Emerging" in page(desk)


def test_a_label_no_longer_earned_is_flagged(desk: Client, writer: User, editor: User) -> None:
    story = published(writer, editor).story
    Story.objects.filter(pk=story.pk).update(unsupported_since=timezone.now())
    assert "no longer earned" in page(desk)
    assert listed(desk, state="unsupported") == [story.headline]


def test_search_reads_headline_body_and_sources(desk: Client, writer: User) -> None:
    a_story(writer, headline="Chips slow down", body="<p>A foundry explains.</p>")
    cited(a_story(writer, headline="Headsets swell"), writer, "Verge Weekly")
    assert listed(desk, q="foundry") == ["Chips slow down"]
    assert listed(desk, q="verge") == ["Headsets swell"]


def test_stories_that_wait_are_found(desk: Client, writer: User) -> None:
    waiting = a_story(writer, headline="Waits")
    supported(waiting, writer)
    proposed(waiting, writer)
    a_story(writer, headline="Draft")
    assert listed(desk, state="waiting") == ["Waits"]


def test_what_goes_out_at_a_time_is_found(desk: Client, writer: User, editor: User) -> None:
    story = a_story(writer, headline="At nine")
    supported(story, writer)
    now = timezone.now()
    Proposal.objects.filter(pk=proposed(story, writer).pk).update(
        state="scheduled", publish_at=now + timedelta(hours=9), decided_by=editor, decided_at=now
    )
    assert listed(desk, state="scheduled") == ["At nine"]
    assert "Scheduled" in page(desk)


def test_live_stories_and_drafts_are_told_apart(desk: Client, writer: User, editor: User) -> None:
    published(writer, editor, headline="Live")
    a_story(writer, headline="Draft")
    assert listed(desk, state="live") == ["Live"]
    assert listed(desk, state="draft") == ["Draft"]


def test_a_live_story_written_on_since_says_so(desk: Client, writer: User, editor: User) -> None:
    story = published(writer, editor, headline="Live").story
    published(writer, editor, headline="As it was")
    assert ">draft ahead<" not in page(desk)
    save_story(story.pk, words(headline="Live and ahead"), by=writer, version=story.version)
    assert listed(desk, state="ahead") == ["Live and ahead"]
    assert page(desk).count(">draft ahead<") == 1


def test_stories_of_a_label_are_found(desk: Client, writer: User, editor: User) -> None:
    published(writer, editor, headline="Live")
    a_story(writer, headline="Draft")
    assert listed(desk, label="emerging") == ["Live"]


def test_stories_of_a_section_are_found(desk: Client, writer: User) -> None:
    policy = Section.objects.create(name="Policy", slug="policy", angle="Who decides.", position=9)
    a_story(writer, headline="Elsewhere")
    a_story(writer, headline="A law", section_id=policy.pk)
    assert listed(desk, section="policy") == ["A law"]


def test_stories_of_an_author_are_found(desk: Client, writer: User) -> None:
    ana = Author.objects.create(name="Ana Ruiz", slug="ana-ruiz")
    a_story(writer, headline="By Ana", authors=(ana.pk, *words().authors))
    a_story(writer, headline="By Mara")
    assert listed(desk, byline="ana ruiz") == ["By Ana"]
    assert listed(desk, byline="Nobody Else") == []
    page = desk.get(reverse(LIST), {"byline": "Nobody Else"}).content.decode()
    assert "Nobody signs stories as “Nobody Else”." in page


def test_mine_are_those_i_started_or_sign(desk: Client, writer: User, second_writer: User) -> None:
    me = Author.objects.create(name="Wri Ter", slug="wri-ter", user=writer)
    a_story(writer, headline="Started")
    a_story(second_writer, headline="Signed", authors=(me.pk,))
    a_story(second_writer, headline="Theirs")
    assert listed(desk, whose="mine") == ["Signed", "Started"]


def test_stories_changed_of_late_are_found(desk: Client, writer: User) -> None:
    old = a_story(writer, headline="Old")
    Story.objects.filter(pk=old.pk).update(saved_at=timezone.now() - timedelta(days=3))
    a_story(writer, headline="New")
    assert listed(desk, days="1") == ["New"]
    assert listed(desk, days="7") == ["New", "Old"]


def test_what_no_filter_knows_narrows_nothing(desk: Client, writer: User) -> None:
    a_story(writer, headline="Here")
    asked = {"state": "x\x00", "label": "x\x00", "section": "x\x00", "days": "1e9", "whose": "all"}
    assert listed(desk, **asked) == ["Here"]


def test_filters_and_search_narrow_together(desk: Client, writer: User, editor: User) -> None:
    published(writer, editor, headline="Chips live")
    a_story(writer, headline="Chips draft")
    assert listed(desk, q="chips", state="draft") == ["Chips draft"]


def test_a_private_story_is_listed_to_those_it_names_only(
    desk: Client, writer: User, second_writer: User
) -> None:
    story = a_story(second_writer, headline="Hush")
    Story.objects.filter(pk=story.pk).update(is_private=True)
    assert listed(desk) == listed(desk, q="hush") == []
    story.named.add(writer)
    assert listed(desk) == ["Hush"]
    assert "private" in page(desk)


def test_tabs_count_what_may_be_seen(desk: Client, writer: User, second_writer: User) -> None:
    a_story(writer)
    Story.objects.filter(pk=a_story(second_writer).pk).update(is_private=True)
    counts = {tab.word: tab.count for tab in desk.get(reverse(LIST)).context["cl"].tabs}
    assert (counts["All"], counts["Mine"], counts["Drafts"]) == ("1", "1", "1")


def test_the_open_tab_is_the_one_asked_for(desk: Client, writer: User) -> None:
    tabs = desk.get(reverse(LIST), {"state": "draft"}).context["cl"].tabs
    assert [tab.word for tab in tabs if tab.is_current] == ["Drafts"]


def test_an_outsider_is_sent_to_sign_in(client: Client, outsider: User) -> None:
    client.force_login(outsider)
    assert "login" in client.get(reverse(LIST)).headers["Location"]


def test_a_disputed_story_says_who_objects(desk: Client, writer: User, editor: User) -> None:
    story = published(writer, editor).story
    take_stance(headline_claim(story), cited(story, writer, "Halden"), "contradicts", by=writer)
    lower_label(story, label("disputed"), by=editor, reason="Halden says it is not so.")
    assert "Halden objects" in page(desk)
    take_stance(headline_claim(story), cited(story, writer, "Nordlicht"), "contradicts", by=writer)
    assert "2 layers object" in page(desk)


def test_a_confidential_source_that_objects_is_not_named(desk: Client, writer: User, editor: User) -> None:
    story = published(writer, editor).story
    secret = cited(story, writer, "Halden", confidential=True)
    take_stance(headline_claim(story), secret, "contradicts", by=writer)
    lower_label(story, label("disputed"), by=editor, reason="Somebody there says it is not so.")
    assert "A confidential source objects" in page(desk)


def test_a_retracted_story_says_by_whom(desk: Client, writer: User, editor: User) -> None:
    retract(published(writer, editor).story, by=editor, reason="It was wrong.")
    assert '<p class="meta">by editor</p>' in page(desk)


def test_a_retracted_story_is_retracted_and_not_live(desk: Client, writer: User, editor: User) -> None:
    retract(published(writer, editor, headline="Wrong").story, by=editor, reason="It was wrong.")
    published(writer, editor, headline="Right")
    shown = page(desk)
    assert shown.count('<span class="flag is-retracted">Retracted</span>') == 1
    assert shown.count('<span class="flag is-good">Live</span>') == 1
    assert "edition 2 live" not in shown


@pytest.mark.parametrize(
    ("state", "found"), [("retracted", ["Wrong"]), ("live", ["Right"]), ("ahead", []), ("draft", [])]
)
def test_retracted_stories_are_found_apart_from_live_ones(
    desk: Client, writer: User, editor: User, state: str, found: list[str]
) -> None:
    wrong = published(writer, editor, headline="Wrong").story
    published(writer, editor, headline="Right")
    retract(wrong, by=editor, reason="It was wrong.")
    wrong.refresh_from_db()
    save_story(wrong.pk, words(headline="Wrong", standfirst="Since."), by=writer, version=wrong.version)
    assert listed(desk, state=state) == found


def test_what_waits_goes_before_what_is_over() -> None:
    assert state(asked="open", unsupported=False, seen="retracted") == "Proposed"


def test_a_search_says_of_how_many_it_found_some(desk: Client, writer: User) -> None:
    for headline in ("Chips slow down", "Headsets swell"):
        a_story(writer, headline=headline)
    assert "1 found of 2." in page(desk, q="chips")
