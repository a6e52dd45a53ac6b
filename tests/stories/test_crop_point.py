"""The point of the lead picture that crops keep: written, frozen, shown, and there in what is older."""

from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from stories.actions.add_picture import add_picture
from stories.actions.approve import approve
from stories.actions.make_renditions import make_format
from stories.actions.restore_revision import restore_revision
from stories.actions.save_story import save_story
from stories.dossier import open_dossier
from stories.models import Picture, Revision, Story
from stories.reader.pictures import shown
from stories.rules.revision import Sheet, changed
from tests.stories.admin.page import address, press
from tests.stories.making import a_story, proposed, supported, words


@pytest.fixture
def picture(writer: User) -> Picture:
    file = BytesIO()
    Image.new("RGB", (900, 600), "teal").save(file, "PNG")
    return add_picture(SimpleUploadedFile("headset.png", file.getvalue()), by=writer)


@pytest.fixture
def story(writer: User, picture: Picture) -> Story:
    return a_story(writer, lead=picture, lead_alt="A headset", lead_credit="The newsroom")


@pytest.fixture
def desk(client: Client, writer: User) -> Client:
    client.force_login(writer)
    return client


@pytest.mark.django_db
def test_the_middle_is_kept_where_nobody_says_otherwise(story: Story) -> None:
    lead = open_dossier(story).content["lead"]
    assert (lead["x"], lead["y"]) == (50, 50)


@pytest.mark.django_db
def test_the_point_is_written_on_the_story_page_and_frozen(desk: Client, story: Story) -> None:
    press(desk, story, "_save", lead_x="20", lead_y="86")
    lead = open_dossier(Story.objects.get(pk=story.pk)).content["lead"]
    assert (lead["x"], lead["y"]) == (20, 86)


@pytest.mark.django_db
def test_the_story_page_shows_each_crop_with_the_point_saved(
    desk: Client, story: Story, picture: Picture
) -> None:
    make_format(picture, "webp")
    press(desk, story, "_save", lead_x="100", lead_y="0")
    page = desk.get(address(story)).content.decode()
    assert page.count('class="lead-veil"') == 1
    assert 'viewBox="160 0 320 320"' in page


@pytest.mark.django_db
def test_a_point_that_is_none_shows_the_middle(desk: Client, story: Story, picture: Picture) -> None:
    make_format(picture, "webp")
    page = press(desk, story, "_save", lead_x="far").content.decode()
    assert 'viewBox="80 0 320 320"' in page


@pytest.mark.django_db
def test_left_empty_it_is_the_middle(desk: Client, story: Story) -> None:
    press(desk, story, "_save", lead_x="", lead_y="86")
    assert Story.objects.get(pk=story.pk).lead_x == 50


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", ["101", "-1", "left"])
def test_a_point_beside_the_picture_is_refused_at_its_field(desk: Client, story: Story, wrong: str) -> None:
    page = press(desk, story, "_save", lead_x=wrong).content.decode()
    assert "Write a whole number from 0 to 100." in page
    assert f'value="{wrong}"' in page


@pytest.mark.django_db
def test_readers_lists_keep_it_without_a_style_of_its_own(
    client: Client, story: Story, writer: User, editor: User, picture: Picture
) -> None:
    told = {"lead": picture, "lead_alt": "A headset", "lead_credit": "The newsroom"}
    save_story(story.pk, words(**told, lead_x=18, lead_y=100), by=writer, version=story.version)
    supported(story, writer)
    approve(proposed(story, writer), by=editor)
    make_format(picture, "webp")
    page = client.get(reverse("reader:front")).content.decode()
    assert 'class="at-x20 at-y100"' in page
    assert "style=" not in page


def test_an_edition_sealed_before_it_was_kept_shows_the_middle() -> None:
    rendition = {"width": 400, "height": 300, "path": "pictures/ab/x-400.webp"}
    old = shown({"renditions": [rendition]})
    assert old is not None
    assert old.at == "at-x50 at-y50"


def test_a_draft_kept_before_it_says_the_middle() -> None:
    old, now = {"headline": "A"}, {"headline": "A", "lead_x": 50, "lead_y": 40}
    assert changed(Sheet(old, {}), Sheet(now, {})) == ["lead_y"]


@pytest.mark.django_db
def test_an_older_draft_without_it_comes_back(story: Story, writer: User) -> None:
    first = story.revisions.get()
    held = {name: value for name, value in first.text.items() if not name.startswith("lead_x")}
    Revision.objects.filter(pk=first.pk).update(text=held)
    saved = save_story(story.pk, words(headline="Reworded"), by=writer, version=story.version)
    first.refresh_from_db()
    back = restore_revision(saved, first, by=writer, version=saved.version)
    assert back.story.headline == "Orrery headsets swell"
