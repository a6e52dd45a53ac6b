"""Many claims and references: key claims first, the rest behind a switch, layers that open, the window."""

from collections.abc import Sequence

import pytest
from django.contrib.auth.models import User
from django.test import Client

from stories.actions.claim import add_claim
from stories.admin.claim_order import spanned
from stories.models import Story
from tests.stories.admin.page import address, opened, press, send
from tests.stories.making import cited, headline_claim


@pytest.fixture
def many(story: Story, writer: User) -> Story:
    """Seven references of one layer; seven claims, of which the last one added is key."""
    for _ in range(7):
        cited(story, writer)
    for n in range(2, 8):
        add_claim(story, f"Claim number {n}.", by=writer, is_key=n == 7)
    return story


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([], ""),
        ([6], "Claim 6"),
        ([6, 7], "Claims 6 and 7"),
        ([6, 7, 8, 9], "Claims 6 to 9"),
        ([4, 7, 9], "Claims 4, 7 and 9"),
    ],
)
def test_claims_behind_the_switch_are_named_by_number(numbers: Sequence[int], words: str) -> None:
    assert spanned(numbers) == words


def test_over_five_claims_key_ones_come_first_with_their_own_numbers(desk: Client, many: Story) -> None:
    assert [row.n for row in desk.get(address(many)).context["panel"].claims] == [1, 7, 2, 3, 4, 5, 6]


def test_up_to_five_claims_stand_in_their_order(desk: Client, story: Story, writer: User) -> None:
    for n in range(2, 6):
        add_claim(story, f"Claim number {n}.", by=writer, is_key=n == 5)
    panel = desk.get(address(story)).context["panel"]
    assert ([row.n for row in panel.claims], panel.beyond) == ([1, 2, 3, 4, 5], "")


def test_the_rest_stands_behind_a_switch(desk: Client, many: Story) -> None:
    page = desk.get(address(many))
    assert page.context["panel"].beyond == "Claims 5 and 6"
    assert "Claims 5 and 6</button>" in page.content.decode()


def test_fields_follow_the_order_of_their_claims(desk: Client, many: Story) -> None:
    panel = desk.get(address(many)).context["panel"]
    assert [cell.n for cell in panel.refs[0].cells] == [row.n for row in panel.claims]
    assert panel.refs[0].cells[1].name == f"stance-{panel.claims[1].claim.pk}-{panel.refs[0].citation.pk}"


def test_a_claim_that_was_refused_stays_in_sight(desk: Client, many: Story) -> None:
    last = many.claims.get(text="Claim number 6.")
    page = press(desk, many, "_save", **{f"claim-{last.pk}": "Claim number 2."})
    assert page.context["panel"].beyond == "Claim 5"


def test_an_open_layer_says_why_it_is_one_and_holds_each_reference(desk: Client, many: Story) -> None:
    page = desk.get(address(many)).content.decode()
    assert 'class="why-row"' in page
    assert page.count('class="ref-facts"') == 7
    assert 'id="h-layers"' not in page


def test_a_source_note_is_written_in_an_open_layer(desk: Client, many: Story) -> None:
    citation = many.citations.all()[3]
    press(desk, many, "_save", **{f"note-{citation.pk}": "Named the shops."})
    citation.refresh_from_db()
    assert citation.note == "Named the shops."


def test_the_grid_takes_the_window_with_a_column_a_reference(desk: Client, many: Story) -> None:
    page = desk.get(f"{address(many)}?wide=yes").content.decode()
    assert "is-turned" not in page
    assert page.count('scope="col" title="Engadget"') == 7
    assert "Beside the text" in page


def test_what_is_saved_while_the_grid_has_the_window_comes_back_to_it(desk: Client, many: Story) -> None:
    sent = opened(desk, many)
    answer = desk.post(f"{address(many)}?wide=yes", {**sent, "_save": "yes"})
    assert answer.headers["Location"] == f"{address(many)}?wide=yes"


def test_few_references_need_no_window(desk: Client, story: Story, writer: User) -> None:
    cited(story, writer)
    assert "grid-wide" not in desk.get(address(story)).content.decode()


def test_a_stance_set_on_a_layer_is_that_of_each_reference(desk: Client, many: Story) -> None:
    sent = opened(desk, many)
    names = [f"stance-{headline_claim(many).pk}-{one.pk}" for one in many.citations.all()]
    send(desk, many, sent, "_save", **dict.fromkeys(names, "supports"))
    panel = desk.get(address(many)).context["panel"]
    assert panel.beds[0].line[0].kind == "supports"
