"""Renditions are made by the worker: upright, without place and time, in three formats."""

from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from stories.actions import make_renditions as module
from stories.actions.add_picture import add_picture
from stories.actions.make_renditions import (
    MADE,
    MOST_TRIES,
    beside,
    make_format,
    make_missing_renditions,
    renditions,
    widths,
)
from stories.models import Picture
from tests.stories.actions.test_add_picture import picture
from tests.stories.reader.editions import publish
from tests.stories.reader.frozen import picture as frozen

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(writer: User) -> Picture:
    return add_picture(picture(900, 600), by=writer)


def opened(kept: Picture, suffix: str, place: int = -1) -> Image.Image:
    with default_storage.open(beside(kept.renditions[place]["path"], suffix)) as file:
        image = Image.open(BytesIO(file.read()))
        image.load()
        return image


def test_widths_are_four_or_five_and_never_wider_than_the_picture() -> None:
    assert widths(4000) == [480, 800, 1200, 1600, 2400]
    assert widths(2400) == [480, 800, 1200, 1600, 2400]
    assert widths(1650) == [480, 800, 1200, 1650]
    assert widths(300) == [300]
    assert renditions(10_000, 1, "x")[0]["height"] == 1


@pytest.mark.parametrize(("suffix", "form"), [("webp", "WEBP"), ("jpg", "JPEG"), ("avif", "AVIF")])
def test_each_format_is_made_in_every_width(kept: Picture, suffix: str, form: str) -> None:
    make_format(kept, suffix)
    made = [opened(kept, suffix, place) for place in range(len(kept.renditions))]
    assert [image.size for image in made] == [(480, 320), (800, 533), (900, 600)][-len(made) :]
    assert {image.format for image in made} == {form}


@pytest.mark.parametrize("suffix", MADE)
def test_where_and_when_a_picture_was_taken_is_not_told(writer: User, suffix: str) -> None:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (52.0, 5.0, 0.0)}
    exif[0x0132] = "2026:11:12 08:10:00"
    kept = add_picture(picture(exif=exif, comment=b"At home"), by=writer)
    make_format(kept, suffix)
    image = opened(kept, suffix)
    assert not image.getexif()
    assert not {"comment", "xmp"} & set(image.info)


def test_a_picture_on_its_side_stands_upright(writer: User) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    kept = add_picture(picture(900, 600, exif=exif), by=writer)
    make_format(kept, "webp")
    assert (kept.width, kept.height) == opened(kept, "webp").size == (600, 900)


def test_what_is_transparent_is_white_where_a_format_has_no_transparency(writer: User) -> None:
    out = BytesIO()
    Image.new("RGBA", (600, 400), (200, 0, 0, 0)).save(out, "PNG")
    kept = add_picture(ContentFile(out.getvalue(), "x.png"), by=writer)
    make_format(kept, "jpg")
    assert opened(kept, "jpg").getpixel((5, 5)) == (255, 255, 255)


def test_the_clock_makes_what_is_missing_and_then_has_nothing_to_do(kept: Picture) -> None:
    assert make_missing_renditions.call() == len(MADE)
    kept.refresh_from_db()
    assert kept.formats == list(MADE)
    assert make_missing_renditions.call() == 0


def test_a_picture_nothing_can_be_made_of_is_told_in_the_log_and_left_after_some_tries(
    kept: Picture, caplog: pytest.LogCaptureFixture
) -> None:
    default_storage.delete(str(kept.original.name))
    for _ in range(MOST_TRIES + 1):
        assert make_missing_renditions.call() == 0
    told = [one.getMessage() for one in caplog.records]
    assert told == [f"Making renditions of picture {kept.pk} broke off"] * MOST_TRIES


def test_a_picture_that_fails_keeps_no_other_waiting(writer: User, kept: Picture) -> None:
    later = add_picture(picture(500, 400), by=writer)
    # Kept before a side of such length was refused.
    Picture.objects.filter(pk=kept.pk).update(
        renditions=[{"width": 480, "height": 100_000, "path": "pictures/ab/long-480.webp"}]
    )
    assert make_missing_renditions.call() == len(MADE)
    later.refresh_from_db()
    assert later.formats == list(MADE)


def test_it_stops_after_some_seconds_and_goes_on_at_the_next_tick(
    writer: User, kept: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_picture(picture(500, 400), by=writer)
    monkeypatch.setattr(module, "MOST_SECONDS", 0.0)
    assert make_missing_renditions.call() == 0
    monkeypatch.undo()
    assert make_missing_renditions.call() == 2 * len(MADE)


def shown(client: Client, kept: Picture) -> str:
    return client.get("/stories/laptops-lose-charge/").content.decode()


def lead(kept: Picture) -> dict[str, object]:
    return {"lead": {**frozen(), "digest": kept.digest, "renditions": kept.renditions}}


def test_readers_get_what_is_made_by_now_of_what_the_edition_froze(client: Client, kept: Picture) -> None:
    publish(content_=lead(kept))
    assert "<img" not in shown(client, kept)
    make_format(kept, "webp")
    assert 'src="/media/pictures/' in shown(client, kept)
    assert "<source" not in shown(client, kept)
    make_missing_renditions.call()
    page = shown(client, kept)
    assert page.index('type="image/avif"') < page.index('type="image/webp"') < page.index("<img")
    assert "-900.jpg" in page[page.index("<img") :]


def test_every_address_a_page_offers_is_answered_in_its_type(client: Client, kept: Picture) -> None:
    make_missing_renditions.call()
    for suffix, kind in (("webp", "image/webp"), ("avif", "image/avif"), ("jpg", "image/jpeg")):
        for rendition in kept.renditions:
            answer = client.get(f"/media/{beside(rendition['path'], suffix)}")
            assert (answer.status_code, answer["Content-Type"]) == (200, kind)
            assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert client.get(f"/media/{kept.original.name}").status_code == 404


def test_what_is_made_is_known_without_a_further_question(
    client: Client, kept: Picture, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_missing_renditions.call()
    publish(content_=lead(kept))
    with django_assert_max_num_queries(4):
        assert "<source" in shown(client, kept)
    with django_assert_max_num_queries(5):
        assert "<source" in client.get("/").content.decode()
