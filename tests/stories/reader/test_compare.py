"""Two editions side by side, for a reader who asks what was changed."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from stories.models import Story

from .editions import publish
from .frozen import claim, evidence, reference

pytestmark = pytest.mark.django_db

SLUG = "laptops-lose-charge"
ADDRESS = f"/stories/{SLUG}/compare/"
BODY = "<h2>Now</h2><p>Close the lid, and {} is gone by seven.</p><p>Nobody knows why it is so.</p>"


def editions() -> Story:
    """Three: the second corrects, the third has another label, source and claim."""
    story = publish(content_={"body": BODY.format("two fifths")}).story
    third = {"body": BODY.format("a third")}
    publish(story=story, content_=third, kind="correct", correction="It is a third.")
    claims = [claim(1, "The charge goes while the lid is shut.", {"A": "supports", "B": "contradicts"})]
    beds = evidence(
        {"A": [1], "B": [2]}, claims=claims, references=[reference(1), reference(2, "B", title="A test")]
    )
    publish(SLUG, "disputed", story=story, content_=third, evidence_=beds)
    return story


def read(client: Client, pair: str = "1/2/") -> str:
    response = client.get(f"{ADDRESS}{pair}")
    assert response.status_code == 200
    return response.content.decode()


def test_what_came_and_went_is_told_word_by_word(client: Client) -> None:
    editions()
    page = read(client)
    assert "<del>two fifths</del> <ins>a third</ins> is gone" in page
    assert "1 paragraph unchanged" in page


def test_source_notes_side_by_side_are_told_apart(client: Client) -> None:
    notes = '<sup data-note="5">5</sup><sup data-note="3">3</sup>'
    story = publish(content_={"body": f"<p>A third is gone by six.{notes}</p>"}).story
    publish(story=story, content_={"body": f"<p>A third is gone by seven.{notes}</p>"})
    assert f"<ins>seven</ins>.{notes}" in read(client)


def test_the_correction_stands_with_the_words(client: Client) -> None:
    editions()
    assert "<ins>It is a third.</ins>" in read(client)


def test_label_and_evidence_stand_beside_the_words(client: Client) -> None:
    editions()
    page = read(client, "2/3/")
    table = page.split("<tbody>")[1].split("</tbody>")[0]
    assert "Emerging" in table
    assert "Disputed" in table
    assert "<ins>A test, Outlet 2</ins>" in page
    assert "Claim 1: supported by 1 layer" not in page
    assert "Claim 1: contradicted by 1 layer, before by no layer" in page


def test_of_a_source_that_became_confidential_the_change_is_told_and_not_its_name(client: Client) -> None:
    story = publish().story
    hidden = reference(
        1,
        title="Article the newsroom has seen and does not publish",
        confidential=True,
        url=None,
        publisher=None,
        withdrawn="Taken back by whoever gave it.",
    )
    publish(story=story, evidence_=evidence(references=[hidden]))
    page = read(client)
    assert "Source note 1: confidential now, and no longer shown; no longer counts: Taken back" in page
    assert "Report number 1" not in page
    assert "Outlet 1, " not in page


def test_the_older_edition_comes_first_whichever_way_it_is_asked(client: Client) -> None:
    editions()
    response = client.get(f"{ADDRESS}3/1/")
    assert (response.status_code, response["Location"]) == (301, f"{ADDRESS}1/3/")


def test_an_edition_against_itself_is_that_edition(client: Client) -> None:
    editions()
    assert client.get(f"{ADDRESS}2/2/")["Location"] == f"/stories/{SLUG}/editions/2/"


@pytest.mark.parametrize("pair", ["1/9/", "0/1/", "9/1/"])
def test_an_edition_that_never_was_is_not_found(client: Client, pair: str) -> None:
    editions()
    assert client.get(f"{ADDRESS}{pair}").status_code == 404


@pytest.mark.parametrize(
    ("asked", "pair"),
    [("?from=3&to=1", "1/3/"), ("", "2/3/"), ("?from=1", "1/3/"), ("?to=2", "1/2/")],
)
def test_the_choice_leads_to_the_address_of_the_two(client: Client, asked: str, pair: str) -> None:
    editions()
    assert client.get(f"{ADDRESS}{asked}")["Location"] == f"{ADDRESS}{pair}"


@pytest.mark.parametrize("asked", ["?from=x&to=2", "?from=1&to=99", "?from=%00", "?from=-1", "?from=²"])
def test_a_choice_that_is_none_is_not_found(client: Client, asked: str) -> None:
    editions()
    assert client.get(f"{ADDRESS}{asked}").status_code == 404


def test_an_old_address_leads_to_the_comparison_at_the_new_one(client: Client) -> None:
    story = editions()
    publish("laptops-and-sleep", story=story)
    response = client.get(f"{ADDRESS}1/2/")
    assert (response.status_code, response["Location"]) == (301, "/stories/laptops-and-sleep/compare/1/2/")


def test_search_engines_leave_it_out(client: Client) -> None:
    editions()
    assert '<meta name="robots" content="noindex">' in read(client)


def test_a_trifle_is_folded_and_named(client: Client) -> None:
    story = publish(content_={"body": BODY.format("a thrid")}).story
    publish(story=story, content_={"body": BODY.format("a third")})
    assert "1 trivial edit folded: a spelling" in read(client)


def test_of_a_withdrawn_story_it_says_so_first(client: Client) -> None:
    publish(SLUG, "retracted", story=editions(), kind="retract", reason="It was wrong.")
    assert "We have withdrawn this story" in read(client).split('<h2 class="block__h"')[0]


def test_it_takes_three_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    editions()
    with django_assert_max_num_queries(3):
        read(client)


def test_the_story_leads_to_what_each_edition_changed(client: Client) -> None:
    editions()
    page = client.get(f"/stories/{SLUG}/").content.decode()
    assert f'href="{ADDRESS}2/3/"' in page
    assert f'<a href="{ADDRESS}1/2/">See what changed</a>' in page
