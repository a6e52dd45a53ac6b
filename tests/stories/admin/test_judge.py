"""Judging whether one source rests on another."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from sources.models import Derivation, Reference
from stories.actions.approve import approve
from stories.actions.withdraw_reference import withdraw
from stories.models import Story
from tests.stories.making import a_story, proposed, supported

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer)


@pytest.fixture
def suggested(story: Story, writer: User) -> Derivation:
    first, second = supported(story, writer), supported(story, writer, "TechRadar")
    return Derivation.objects.create(
        derived=second.reference, origin=first.reference, kind="credit", passage="As Engadget reports."
    )


def address(derivation: Derivation) -> str:
    return f"/desk/sources/derivation/{derivation.pk}/change/"


def test_both_sources_and_the_passage_are_shown(client: Client, writer: User, suggested: Derivation) -> None:
    client.force_login(writer)
    page = client.get(address(suggested)).content.decode()
    for part in ("Engadget", "TechRadar", "As Engadget reports.", "one layer"):
        assert part in page


@pytest.mark.parametrize(("words", "found"), [("headsets", True), ("nothingofthekind", False)])
def test_it_is_found_by_the_words_of_either_source(
    client: Client, writer: User, suggested: Derivation, words: str, found: bool
) -> None:
    Reference.objects.filter(pk=suggested.origin_id).update(title="Orrery headsets swell in shops")
    client.force_login(writer)
    page = client.get(f"/desk/sources/derivation/?q={words}").content.decode()
    assert (address(suggested) in page) is found


def test_confirming_needs_no_note(client: Client, writer: User, suggested: Derivation) -> None:
    client.force_login(writer)
    client.post(address(suggested), {"_confirm": "yes"})
    suggested.refresh_from_db()
    assert (suggested.state, suggested.decided_by) == ("confirmed", writer)


def test_rejecting_without_a_note_is_refused(client: Client, writer: User, suggested: Derivation) -> None:
    client.force_login(writer)
    response = client.post(address(suggested), {"_reject": "yes"})
    suggested.refresh_from_db()
    assert response.status_code == 400
    assert "Say in a note why the two are independent" in response.content.decode()
    assert suggested.state == "suggested"


def test_confirming_flags_a_story_that_stood_on_two(
    client: Client, writer: User, editor: User, story: Story, suggested: Derivation
) -> None:
    client.force_login(editor)
    client.post(address(suggested), {"_reject": "yes", "note": "Two reporters, two notices."})
    approve(proposed(story, writer, "corroborated"), by=editor)
    client.post(address(suggested), {"_confirm": "yes", "note": "It does credit it."})
    story.refresh_from_db()
    assert story.unsupported_since is not None


def test_an_outsider_judges_nothing(client: Client, outsider: User, suggested: Derivation) -> None:
    client.force_login(outsider)
    client.post(address(suggested), {"_confirm": "yes"})
    suggested.refresh_from_db()
    assert suggested.state == "suggested"


def test_the_page_says_what_each_verdict_would_do(
    client: Client, writer: User, suggested: Derivation
) -> None:
    client.force_login(writer)
    page = client.get(address(suggested))
    [effect] = page.context["effects"]
    told = [(one.verdict, one.together, one.layers, str(one.label)) for one in effect.outcomes]
    assert told == [
        ("until", True, 1, "Emerging"),
        ("confirm", True, 1, "Emerging"),
        ("reject", False, 2, "Corroborated"),
    ]


def test_a_withdrawn_source_makes_no_layer_in_what_a_verdict_would_do(
    client: Client, writer: User, editor: User, story: Story, suggested: Derivation
) -> None:
    withdraw(supported(story, writer, "The Verge").reference, by=editor, why="It took the report back.")
    client.force_login(writer)
    [effect] = client.get(address(suggested)).context["effects"]
    assert [one.layers for one in effect.outcomes] == [1, 1, 2]


def test_where_something_else_joins_them_rejecting_says_so(
    client: Client, writer: User, suggested: Derivation
) -> None:
    judged = {"state": "confirmed", "decided_by": writer, "decided_at": timezone.now()}
    Derivation.objects.create(derived=suggested.origin, origin=suggested.derived, kind="copy", **judged)
    client.force_login(writer)
    assert "Something else joins them still." in client.get(address(suggested)).content.decode()


def test_passages_are_marked_in_the_texts(client: Client, writer: User, suggested: Derivation) -> None:
    Reference.objects.filter(pk=suggested.derived_id).update(text="First. As Engadget reports. <b>Last</b>.")
    client.force_login(writer)
    page = client.get(address(suggested)).content.decode()
    assert '<mark id="p-a"><span class="pass">a</span>As Engadget reports</mark>' in page
    assert "&lt;b&gt;Last" in page


def test_it_can_be_turned_round(client: Client, writer: User, suggested: Derivation) -> None:
    client.force_login(writer)
    client.post(address(suggested), {"_confirm": "yes", "way": "turned"})
    turned = Derivation.objects.get(state="confirmed")
    assert (turned.derived_id, turned.origin_id) == (suggested.origin_id, suggested.derived_id)


def test_both_may_rest_on_a_third(client: Client, writer: User, suggested: Derivation) -> None:
    client.force_login(writer)
    client.post(address(suggested), {"_confirm": "yes", "way": "common", "through": "Bloomberg"})
    suggested.refresh_from_db()
    assert (suggested.kind, suggested.through, suggested.state) == ("common", "Bloomberg", "confirmed")


@pytest.mark.parametrize("way", ["", "nonsense", "other'; --"])
def test_an_unknown_way_leaves_the_kind(
    client: Client, writer: User, suggested: Derivation, way: str
) -> None:
    client.force_login(writer)
    client.post(address(suggested), {"_confirm": "yes", "way": way})
    suggested.refresh_from_db()
    assert (suggested.kind, suggested.state) == ("credit", "confirmed")
