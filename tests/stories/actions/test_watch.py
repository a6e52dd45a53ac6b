"""From a page that changes to the label readers see: over real HTTP."""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import User

from sources.actions.look_again import look_again
from sources.models import Change, Reference, Watch
from stories.actions.approve import approve
from stories.actions.cite import cite
from stories.actions.correct_reference import correct, undo
from stories.actions.take_stance import take_stance
from stories.actions.tell_changes import tell_changes
from stories.models import Edition, Event, Proposal, Story
from tests.loopback import Site, serving
from tests.sources.watched import TEXT, kept
from tests.stories.making import a_story, headline_claim, proposed, supported

pytestmark = pytest.mark.usefixtures("loopback_allowed")
WAY = "/2026/11/headsets-swell"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.article(WAY, "Headsets swell", text=TEXT)
        yield site


@pytest.fixture
def story(site: Site, writer: User, editor: User) -> Story:
    """Corroborated: a page we read, and a report kept by hand."""
    story = a_story(writer)
    citation = cite(story, kept(site.url(WAY), writer), by=writer)
    take_stance(headline_claim(story), citation, "supports", by=writer)
    supported(story, writer, "TechRadar")
    return approve(proposed(story, writer, "corroborated"), by=editor).story


def look(story: Story) -> None:
    """The worker looks, and the clock tells the stories."""
    reference = Reference.objects.get(citations__story=story, citations__number=1)
    look_again(reference.pk)
    tell_changes.call()


def retract(site: Site) -> None:
    site.article(WAY, "Headsets swell", text="This article has been retracted. The note was forged.")


def events(story: Story) -> list[str]:
    return [one.detail["sentence"] for one in Event.objects.filter(story=story, verb="saw a change", by=None)]


def test_what_a_story_rests_on_is_watched_from_its_first_edition(site: Site, story: Story) -> None:
    assert Watch.objects.get().reference.url == site.url(WAY)
    assert Watch.objects.get().next_at is not None


def test_a_draft_is_not(site: Site, writer: User) -> None:
    cite(a_story(writer), kept(site.url(WAY), writer), by=writer)
    assert not Watch.objects.exists()


def test_what_no_edition_cites_any_more_is_watched_no_longer(
    site: Site, story: Story, writer: User, editor: User
) -> None:
    supported(story, writer, "Wired")
    story.citations.get(number=1).delete()
    approve(proposed(story, writer, "corroborated"), by=editor)
    assert Watch.objects.get().next_at is None


def test_what_is_made_confidential_is_watched_no_longer_whatever_cites_it(
    story: Story, writer: User, editor: User
) -> None:
    correct(story.citations.get(number=1).reference, "confidential", "yes", by=writer, why="They asked us.")
    approve(proposed(story, writer, "corroborated"), by=editor)
    assert Watch.objects.get().next_at is None


def test_what_is_made_public_again_is_watched_again(story: Story, writer: User) -> None:
    reference = story.citations.get(number=1).reference
    hidden = correct(reference, "confidential", "yes", by=writer, why="They asked us.")
    undo(hidden, by=writer)
    assert Watch.objects.get().next_at is not None


def test_what_no_edition_cites_is_not_watched_when_it_is_made_public(site: Site, writer: User) -> None:
    citation = cite(a_story(writer), kept(site.url(WAY), writer), by=writer)
    undo(correct(citation.reference, "confidential", "yes", by=writer, why="They asked us."), by=writer)
    assert not Watch.objects.exists()


def wall(site: Site) -> None:
    site.put(WAY, "Subscribers only.", status=402)


def front_page(site: Site) -> None:
    site.put(WAY, "", status=302, Location="/")
    site.article("/", "Halden Courier: today", text="Ten stories of today.")


@pytest.mark.parametrize(
    ("does", "kind", "says"),
    [(wall, "walled", "behind"), (front_page, "moved", "front page")],
    ids=["walled", "moved"],
)
def test_a_wall_or_the_front_page_in_its_place_reaches_the_story_and_drops_nothing(
    site: Site, story: Story, does: Callable[[Site], None], kind: str, says: str
) -> None:
    does(site)
    look(story)
    look(story)
    (told,) = Event.objects.filter(story=story, verb="saw a change")
    assert (told.by, told.detail["kind"], told.detail["number"]) == (None, kind, 1)
    assert says in told.detail["sentence"]
    assert not Proposal.objects.filter(state="open").exists()


def test_a_retraction_flags_the_story_and_proposes_lowering(site: Site, story: Story) -> None:
    retract(site)
    look(story)
    story.refresh_from_db()
    assert story.unsupported_since is not None
    proposal = Proposal.objects.get(state="open")
    assert (proposal.proposed_by, proposal.kind, proposal.label.slug) == (None, "lower", "emerging")
    assert "withdrew its article" in proposal.change_note


def test_an_editor_approves_and_readers_see_why(site: Site, story: Story, editor: User) -> None:
    retract(site)
    look(story)
    edition = approve(Proposal.objects.get(state="open"), by=editor)
    assert (edition.label.slug, edition.layers) == ("emerging", 1)
    assert "retracted its report" in edition.evidence["references"][0]["withdrawn"]
    assert "Claim 1 now rests on 1 source layer." in edition.statement["reason"]


def test_a_reader_sees_the_source_is_withdrawn(
    site: Site, story: Story, editor: User, client: object
) -> None:
    retract(site)
    look(story)
    approve(Proposal.objects.get(state="open"), by=editor)
    page = client.get(f"/stories/{story.slug}/").content.decode()  # type: ignore[attr-defined]
    assert "No longer counts" in page
    assert "Claim 1 now rests on 1 source layer." in page


def test_a_correction_is_told_and_moves_no_label(site: Site, story: Story) -> None:
    site.article(WAY, "Headsets swell", text=f"{TEXT}</p><p>Correction: 214 were returned, not 412.")
    look(story)
    story.refresh_from_db()
    assert "now carries a correction" in events(story)[0]
    assert (story.unsupported_since, Proposal.objects.filter(state="open").count()) == (None, 0)


def test_a_page_that_is_gone_is_told_and_its_copy_stands(site: Site, story: Story) -> None:
    site.put(WAY, "Gone.", status=410)
    look(story)
    story.refresh_from_db()
    assert "page is gone" in events(story)[0]
    assert story.unsupported_since is None


def test_a_change_is_told_once_however_often_the_clock_strikes(site: Site, story: Story) -> None:
    retract(site)
    for _ in range(3):
        look(story)
    assert len(events(story)) == 1
    assert Proposal.objects.filter(proposed_by=None).count() == 1


def test_every_story_that_cites_it_is_told(site: Site, story: Story, writer: User) -> None:
    other = a_story(writer, headline="Another")
    cite(other, Reference.objects.get(url=site.url(WAY)), by=writer)
    retract(site)
    look(story)
    assert (len(events(story)), len(events(other))) == (1, 1)


def test_an_edition_with_a_withdrawn_source_holds_in_the_ledger(
    site: Site, story: Story, editor: User
) -> None:
    retract(site)
    look(story)
    approve(Proposal.objects.get(state="open"), by=editor)
    assert Edition.objects.count() == 2
    assert Change.objects.count() == 1
