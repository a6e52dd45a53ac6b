"""A rule of the ladder or an owner changes what every story has earned."""

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoCaptureOnCommitCallbacks

from sources.models import Publisher
from stories.actions.approve import approve
from stories.actions.change_house import change_house
from stories.admin.telling import tell
from stories.errors import NotAllowed
from stories.models import Event, Format, LabelRule, Story
from tests.stories.making import a_story, an_author, label, proposed, supported


@pytest.fixture
def corroborated(writer: User, editor: User) -> Story:
    story = a_story(writer)
    supported(story, writer)
    supported(story, writer, "TechRadar")
    return approve(proposed(story, writer, "corroborated"), by=editor).story


def test_two_publishers_that_turn_out_to_have_one_owner_flag_the_story(
    corroborated: Story,
    publisher: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    owner = Publisher.objects.create(name="Owner", slug="owner")
    Publisher.objects.filter(name__in=["Engadget", "TechRadar"]).update(owner=owner)
    with django_capture_on_commit_callbacks(execute=True):
        change_house(owner, by=publisher, changed=["owner"])
    corroborated.refresh_from_db()
    assert corroborated.unsupported_since is not None


def test_a_stricter_rule_flags_and_a_milder_one_takes_the_flag_away(
    corroborated: Story,
    publisher: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    for least, flagged in ((3, True), (2, False)):
        LabelRule.objects.filter(label__slug="corroborated").update(least_layers=least)
        with django_capture_on_commit_callbacks(execute=True):
            change_house(label("corroborated"), by=publisher, changed=["rules"])
        corroborated.refresh_from_db()
        assert (corroborated.unsupported_since is not None) == flagged


def test_who_changed_the_house_is_recorded(publisher: User) -> None:
    change_house(label("corroborated"), by=publisher, changed=["meaning"])
    event = Event.objects.get()
    assert (event.verb, event.by) == ("changed label", publisher)
    assert event.detail == {"name": "Corroborated", "fields": ["meaning"]}


def test_the_log_says_what_was_changed(publisher: User) -> None:
    change_house(label("corroborated"), by=publisher, changed=["meaning", "position"])
    (told,) = tell(list(Event.objects.all()))
    assert told.words == "changed the label Corroborated: meaning and order"


def test_an_editor_does_not_change_the_ladder(editor: User) -> None:
    with pytest.raises(NotAllowed):
        change_house(label("corroborated"), by=editor, changed=["meaning"])


def test_an_editor_changes_a_format(editor: User) -> None:
    brief = Format.objects.get(slug="brief")
    change_house(brief, by=editor, changed=["headings"])
    assert Event.objects.get().verb == "changed format"


def test_a_writer_changes_none(writer: User) -> None:
    with pytest.raises(NotAllowed):
        change_house(Format.objects.get(slug="brief"), by=writer, changed=["headings"])


def test_an_author_weighs_no_story(
    corroborated: Story,
    publisher: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks() as after:
        change_house(an_author(), by=publisher, changed=["about"])
    assert after == []
