"""The picture that goes with a link to a story."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from stories.models import Edition
from stories.reader import share
from stories.reader.share_marks import mark
from stories.reader.share_picture import EDGE, WIDTH, Card, cut, draw, fitted, font, shown

from .editions import publish

STORY = "/stories/laptops-lose-charge/"
PICTURE = f"{STORY}editions/1/share.png"
LABELS = ("unverified", "emerging", "corroborated", "confirmed", "disputed", "retracted")


def card(headline: str = "Laptops lose their charge", label: str = "emerging", **told: str) -> Card:
    rests, foot = "Rests on 1 source layer, 1 reference", "Edition 1, 12 Nov 2026"
    facts = {"newsroom": "Core Sample", "label": label.title(), "colour": label, "symbol": f"m-{label}"}
    return Card(headline=headline, **{**facts, "step": "1 of 3", "rests": rests, "foot": foot, **told})


def opened(drawing: bytes) -> Image.Image:
    return Image.open(BytesIO(drawing))


def read(client: Client, address: str = PICTURE) -> bytes:
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_it_is_as_large_as_those_who_show_it_want(client: Client) -> None:
    publish()
    assert opened(read(client)).size == (1200, 630)


@pytest.mark.django_db
def test_it_is_drawn_once_and_kept_for_ever(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    publish()
    first = read(client)
    monkeypatch.delattr(share, "drawn")
    assert read(client) == first
    assert client.get(PICTURE)["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.django_db
def test_each_edition_has_its_own(client: Client) -> None:
    publish(label="confirmed", story=publish().story)
    assert read(client) != read(client, f"{STORY}editions/2/share.png")


@pytest.mark.django_db
def test_of_two_that_draw_at_once_one_is_kept() -> None:
    edition = publish(slug="at-once")
    share.kept(edition)
    folder = default_storage.listdir("shares")[1]
    share.kept(Edition.objects.get(pk=edition.pk))
    assert default_storage.listdir("shares")[1] == folder


@pytest.mark.django_db
def test_who_waits_too_long_is_told_to_come_again(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(slug="busy")
    monkeypatch.setattr(share, "PATIENCE_SECONDS", 0.01)
    with share._drawing:
        # No other test draws an edition of this digest.
        monkeypatch.setattr(share, "DRAWING", 999)
        response = client.get("/stories/busy/editions/1/share.png")
    assert (response.status_code, response["Retry-After"]) == (503, "5")


@pytest.mark.django_db
def test_an_old_address_leads_to_the_present_one_for_good(client: Client) -> None:
    publish("second-address", story=publish("first-address").story)
    response = client.get("/stories/first-address/editions/1/share.png")
    assert response.status_code == 301
    assert response["Location"] == "/stories/second-address/editions/1/share.png"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "place", ["/stories/none/editions/1", f"{STORY}editions/7", f"{STORY}editions/{'9' * 30}"]
)
@pytest.mark.parametrize("what", ["share.png", "ninjs.json"])
def test_what_never_was_is_not_found(client: Client, place: str, what: str) -> None:
    publish()
    assert client.get(f"{place}/{what}").status_code == 404


@pytest.mark.django_db
def test_two_questions_do(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    publish()
    with django_assert_max_num_queries(2):
        read(client)


@pytest.mark.parametrize("label", LABELS)
def test_every_label_has_its_mark(label: str) -> None:
    points = [point for shape in mark(f"m-{label}") for point in shape.points]
    assert points
    assert all(-0.5 <= x <= 24.5 and -0.5 <= y <= 24.5 for x, y in points)


def test_no_two_labels_are_drawn_alike() -> None:
    drawn = {draw(card(label=label, newsroom="x", symbol=f"m-{label}")) for label in LABELS}
    assert len(drawn) == len(LABELS)


def test_a_long_headline_is_set_smaller_and_ends_where_there_is_no_room() -> None:
    short, long = fitted("Laptops lose their charge"), fitted("A word and another " * 20)
    assert (len(short), short.size) == (1, 68)
    assert (len(long), long.size) == (4, 48)
    assert long[-1].endswith("…")
    assert all(font(48).getlength(line) <= WIDTH - 2 * EDGE for line in long)


def test_a_word_wider_than_the_picture_goes_on_in_the_next_line() -> None:
    pieces = cut("w" * 80, 68)
    assert len(pieces) > 1
    assert "".join(pieces) == "w" * 80


@pytest.mark.parametrize("text", ["Батарея теряет заряд", "Žluťoučký kůň", "μπαταρία"])
def test_letters_the_font_has_are_drawn(text: str) -> None:
    assert shown(text, font(48)) == text


def test_words_the_font_has_no_letters_for_are_left_out() -> None:
    assert shown("電池が切れる", font(48)) == ""
    assert opened(draw(card("電池が切れる"))).size == (1200, 630)


@pytest.mark.parametrize("headline", ["", " ", "\x07", "x" * 200])
def test_no_headline_breaks_it(headline: str) -> None:
    assert opened(draw(card(headline))).size == (1200, 630)
