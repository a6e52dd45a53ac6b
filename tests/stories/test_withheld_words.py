"""What somebody unnamed wrote is compared, and shown only to who kept it and to who knows them."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sources.actions.read_texts import read_texts
from sources.errors import NotYoursToRead
from sources.models import Correction, Derivation, HumanSource, Knower, Reference
from stories.actions.correct_reference import correct, undo
from stories.actions.mail_notes import mail_what_waits
from stories.actions.tell_overdue import tell_what_is_late
from stories.models import Citation, Story
from tests.stories.making import a_story, proposed, supported
from tests.stories.walking import NAMES, address, one_of_each

pytestmark = [pytest.mark.django_db, pytest.mark.once]
SECRET, NAME = "Zyxquill", "Hinterhuber"
WORDS = f"The {SECRET} valve was never tested, said the foreman."
ARTICLE = "The valve was never tested, a worker said."
WITHHELD = "who wrote it is not to be named. writer, who kept it, and those who know the person can read"
UNNAMED = {
    "kind": "interview",
    "person_alias": "A fitter",
    "person_named": False,
    "why_unnamed": "It would cost the job.",
}


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer)


@pytest.fixture
def letter(story: Story, writer: User) -> Citation:
    """Kept by the writer; a colleague's correction came between what it said and what stands."""
    citation = supported(story, writer, "Halden", **UNNAMED, text=WORDS, excerpt=WORDS)
    Reference.objects.filter(pk=citation.reference_id).update(retrieved_at=timezone.now(), author=NAME)
    corrected = {"field": "excerpt", "was": f"{WORDS} Twice.", "why": "Read again.", "by": writer}
    Correction.objects.create(reference_id=citation.reference_id, becomes=WORDS, **corrected)
    undone = {"becomes": f"{SECRET}!", "undone_at": timezone.now(), "undone_by": writer}
    Correction.objects.create(reference_id=citation.reference_id, **(corrected | undone))
    return Citation.objects.select_related("reference__person").get(pk=citation.pk)


@pytest.fixture(params=["derived", "origin"])
def row(request: pytest.FixtureRequest, story: Story, writer: User, letter: Citation) -> Derivation:
    """The letter on either side of an article."""
    article = supported(story, writer, "TechRadar", text=ARTICLE)
    sides, passages = [letter.reference, article.reference], [WORDS, ARTICLE]
    if request.param == "origin":
        sides, passages = sides[::-1], passages[::-1]
    shown = {"passage": passages[0], "origin_passage": passages[1]}
    return Derivation.objects.create(
        derived=sides[0],
        origin=sides[1],
        kind="rewrite",
        strength=80,
        **shown,
        reasons=[{"kind": "rewrite", "sentence": "One follows the other.", **shown}],
    )


def a_knower(letter: Citation, who: User) -> User:
    once = {"added_by": who, "agreed_by": who, "agreed_at": timezone.now()}
    Knower.objects.create(person=HumanSource.objects.get(alias="A fitter"), user=who, **once)
    return who


def compared(client: Client, row: Derivation, who: User) -> str:
    client.force_login(who)
    return client.get(f"/desk/sources/derivation/{row.pk}/change/").content.decode()


def test_who_may_not_read_it_sees_the_other_side_and_why(
    client: Client, row: Derivation, second_writer: User
) -> None:
    page = compared(client, row, second_writer)
    assert SECRET not in page
    assert NAME not in page
    assert WITHHELD in page
    assert "One follows the other." in page
    assert "</span>The valve was never tested, a worker said</mark>" in page


def test_the_reason_leads_to_the_passage_that_is_shown(
    client: Client, row: Derivation, second_writer: User
) -> None:
    page = compared(client, row, second_writer)
    assert page.count('href="#p-a"') == page.count('id="p-a"') == 1


def test_who_kept_it_and_who_knows_the_person_see_both(
    client: Client, row: Derivation, letter: Citation, writer: User, editor: User
) -> None:
    for who in (writer, a_knower(letter, editor)):
        page = compared(client, row, who)
        assert f"The {SECRET} valve" in page
        assert "not to be named" not in page


def test_beside_the_layers_its_passage_is_withheld(
    client: Client, row: Derivation, story: Story, second_writer: User, writer: User
) -> None:
    told = {}
    for who in (second_writer, writer):
        client.force_login(who)
        told[who] = client.get(f"/desk/stories/story/{story.pk}/change/").content.decode()
    assert SECRET in told[writer]
    assert SECRET not in told[second_writer]
    assert "Who kept it, and those who know the person, can read them." in told[second_writer]


def places(keys: dict[str, int]) -> Iterator[str]:
    yield from (address(name, keys) for name in NAMES)
    yield f"{address('sources_reference_change', keys)}?correct=excerpt"
    yield f"{address('sources_reference_change', keys)}?correct=author"


@pytest.fixture
def keys(row: Derivation, story: Story, letter: Citation, writer: User, editor: User) -> dict[str, int]:
    return one_of_each(writer, editor) | {
        "stories_story": story.pk,
        "stories_proposal": proposed(story, writer).pk,
        "sources_reference": letter.reference_id,
        "sources_derivation": row.pk,
        "sources_humansource": letter.reference.person_id or 0,
    }


def gives_away(client: Client, at: str) -> bool:
    told = client.get(at).content.decode(errors="replace")
    return SECRET in told or NAME in told


@pytest.mark.once
@pytest.mark.parametrize("who", ["second_writer", "editor", "publisher", "admin_user"])
def test_no_address_of_the_desk_shows_it(
    request: pytest.FixtureRequest, client: Client, keys: dict[str, int], who: str
) -> None:
    client.force_login(request.getfixturevalue(who))
    assert [at for at in places(keys) if gives_away(client, at)] == []


@pytest.mark.once
def test_who_kept_it_finds_it_where_it_should_be(client: Client, keys: dict[str, int], writer: User) -> None:
    client.force_login(writer)
    found = {at for at in places(keys) if gives_away(client, at)}
    names = ("sources_reference_change", "sources_reference_history", "sources_derivation_change")
    about = ("sources_humansource_change", "stories_story_change")
    assert {address(name, keys) for name in (*names, *about)} - found == set()


@pytest.mark.once
def test_no_export_and_no_mail_holds_it(client: Client, keys: dict[str, int], publisher: User) -> None:
    User.objects.update(email="colleague@example.org")
    client.force_login(publisher)
    told = ""
    for export in ("admin:stories_event_export", "admin:stories_story_export"):
        answer = client.post(reverse(export), {})
        assert answer.status_code == 200
        told += b"".join(answer.streaming_content if answer.streaming else [answer.content]).decode()  # type: ignore[attr-defined]
    tell_what_is_late(timezone.now())
    mail_what_waits(timezone.now())
    told += "".join(str(one.message()) for one in mail.outbox)
    assert told
    assert SECRET not in told
    assert NAME not in told


@pytest.mark.parametrize("field", ["excerpt", "author"])
def test_who_may_not_read_it_does_not_put_it_right(letter: Citation, second_writer: User, field: str) -> None:
    for guess in (WORDS, NAME, "Something else"):
        with pytest.raises(NotYoursToRead):
            correct(letter.reference, field, guess, by=second_writer, why="I was there.")


def test_nor_is_its_correction_taken_back(letter: Citation, second_writer: User) -> None:
    with pytest.raises(NotYoursToRead):
        undo(Correction.objects.filter(undone_at=None)[0], by=second_writer)


def test_who_tries_is_told_whom_to_ask(client: Client, letter: Citation, second_writer: User) -> None:
    client.force_login(second_writer)
    at = f"/desk/sources/reference/{letter.reference_id}/change/"
    answer = client.post(at, {"_correct": "excerpt", "value": "Mine", "why": "I know."})
    assert answer.status_code == 400
    assert "Nothing was changed: who wrote this is not to be named" in answer.content.decode()


def test_what_a_colleague_noted_by_hand_is_for_all(
    client: Client, story: Story, writer: User, second_writer: User
) -> None:
    supported(story, writer, "", **UNNAMED, excerpt="They saw it burn.")
    client.force_login(second_writer)
    assert "They saw it burn." in client.get(f"/desk/stories/story/{story.pk}/change/").content.decode()


def test_who_wrote_it_is_no_byline_that_two_share(letter: Citation) -> None:
    assert read_texts([letter.reference]).texts[letter.reference_id].author == ""
