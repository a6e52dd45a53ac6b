"""What `load_demo` leaves behind. It is loaded once for all of these, since its pictures take seconds."""

import tomllib

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import TestCase

from newsroom.demo.draw import SCENES, draw
from newsroom.demo.load import STORIES, load_demo
from newsroom.demo.people import CAST
from sources.models import Publisher
from stories.dossier import open_dossier
from stories.models import Edition, Label, Proposal, Story

PASSWORD = "a password for the demo"


@pytest.mark.once
class LoadedTests(TestCase):
    said: list[str]

    @classmethod
    def setUpTestData(cls) -> None:
        cls.said = []
        assert load_demo(PASSWORD, cls.said.append)

    def test_a_line_is_said_for_every_story_and_one_for_the_wire(self) -> None:
        assert len(self.said) == Story.objects.count() + 1
        assert self.said[-1].startswith("The wire: ")

    def test_every_publishable_label_is_worn_by_a_story(self) -> None:
        worn = set(Edition.objects.live().values_list("label__slug", flat=True))
        assert worn == set(Label.objects.filter(publishable=True).values_list("slug", flat=True))

    def test_an_unverified_draft_waits_without_a_layer(self) -> None:
        draft = Story.objects.get(live_edition=None, citations=None)
        assert open_dossier(draft).layers == ()

    def test_no_edition_is_above_its_evidence(self) -> None:
        assert not Proposal.objects.exclude(override="").exists()

    def test_the_ledger_holds(self) -> None:
        call_command("verify_ledger", verbosity=0)

    def test_a_story_grew_from_emerging_to_corroborated(self) -> None:
        grown = Edition.objects.filter(story__slug="apple-car").order_by("number")
        assert [edition.label.slug for edition in grown] == ["emerging", "emerging", "corroborated"]

    def test_reports_that_repeat_the_first_add_no_layer(self) -> None:
        second = Edition.objects.get(story__slug="apple-car", number=2)
        assert (second.references, second.layers) == (3, 1)

    def test_the_film_rests_on_engadget_alone(self) -> None:
        film = Edition.objects.live().get(slug="backrooms-film")
        assert film.label.slug == "emerging"
        assert [layer["name"] for layer in film.evidence["layers"]] == ["Engadget"]

    def test_a_story_was_corrected(self) -> None:
        assert Edition.objects.exclude(statement__correction="").count() == 1

    def test_one_proposal_waits_and_one_came_back_with_a_note(self) -> None:
        undecided = Proposal.objects.exclude(state="approved").order_by("state")
        assert [proposal.state for proposal in undecided] == ["declined", "open"]
        assert undecided[0].decision_note

    def test_every_published_picture_has_alt_text_and_credit(self) -> None:
        leads = [edition.content["lead"] for edition in Edition.objects.all()]
        assert all(lead and lead["alt"] and lead["credit"] and lead["renditions"] for lead in leads)

    def test_no_heading_stands_empty_and_every_story_is_signed(self) -> None:
        for edition in Edition.objects.live():
            assert edition.content["bylines"]
            assert edition.content["body"].count("<h2>") == 5

    def test_everyone_can_sign_in_with_the_password(self) -> None:
        for person in CAST:
            assert self.client.login(username=person.username, password=PASSWORD)

    def test_everyone_is_in_their_group_and_has_a_byline(self) -> None:
        for person in CAST:
            user = User.objects.get(username=person.username)
            assert [group.name for group in user.groups.all()] == [person.group]
            assert user.author.name == user.get_full_name()

    def test_known_publishers_keep_their_owners(self) -> None:
        assert str(Publisher.objects.get(name="Engadget").owner) == "Static Media"

    def test_loading_twice_changes_nothing(self) -> None:
        before = list(Story.objects.values_list("slug", "version"))
        assert not load_demo("another password")
        assert list(Story.objects.values_list("slug", "version")) == before
        assert User.objects.get(username="writer").check_password(PASSWORD)


@pytest.mark.django_db
def test_a_newsroom_with_a_writer_of_its_own_is_left_alone(writer: User) -> None:
    assert not load_demo(PASSWORD)
    assert not Story.objects.exists()


def test_a_scene_is_always_drawn_the_same() -> None:
    assert draw("far-signal") == draw("far-signal")


def test_every_scene_leads_a_story_of_its_own() -> None:
    told = [tomllib.loads(file.read_text("utf-8"))["picture"] for file in STORIES.glob("*.toml")]
    assert sorted(told) == sorted(SCENES)
