"""Keep, dismiss, bring back, start a story: what becomes of a signal."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from sources.actions.keep_reference import ReferenceFacts
from sources.errors import NotAllowed
from sources.models import Reference, Signal
from stories.actions.attach_link import drop_attachment, keep_and_cite
from stories.actions.dismiss_signal import dismiss_match, dismiss_signal, dismiss_signals, restore_signal
from stories.actions.keep_signal import keep_signal
from stories.actions.start_from_signal import start_from_signal
from stories.dossier.considered import Considered, considered
from stories.models import Attachment, Citation, Match, Section, Story
from tests.stories.arriving import a_signal, arrived
from tests.stories.making import a_section, a_story


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(
        writer,
        headline="Halden pauses sales of its Orrery headset",
        standfirst="Its battery may swell while it charges.",
    )


@pytest.fixture
def signal(story: Story) -> Signal:
    signal = a_signal()
    arrived(signal)
    return signal


def attached(signal: Signal, story: Story, by: User) -> Attachment:
    got = keep_signal(signal, story, by=by, key=uuid4())
    assert isinstance(got, Attachment)
    signal.refresh_from_db()
    return got


def cited(attachment: Attachment, by: User) -> Citation:
    facts = ReferenceFacts(title="Orrery headsets swell", url=attachment.retrieval.requested_url)
    return keep_and_cite(attachment.story, facts, by=by, key=uuid4(), attachment=attachment)


def test_kept_it_waits_on_the_story(signal: Signal, story: Story, writer: User) -> None:
    attachment = attached(signal, story, writer)
    assert (attachment.story, signal.retrieval) == (story, attachment.retrieval)
    assert (signal.state, signal.decided_by) == ("new", writer)


def test_once_its_page_is_cited_signal_and_match_are_kept(signal: Signal, story: Story, writer: User) -> None:
    citation = cited(attached(signal, story, writer), writer)
    signal.refresh_from_db()
    assert (signal.state, signal.reference) == ("kept", citation.reference)
    assert Match.objects.get().state == "kept"


def test_dropped_it_is_new_again(signal: Signal, story: Story, writer: User) -> None:
    drop_attachment(attached(signal, story, writer), by=writer)
    signal.refresh_from_db()
    assert (signal.state, signal.retrieval, signal.decided_at) == ("new", None, None)


def test_dropped_it_can_be_kept_after_all(signal: Signal, story: Story, writer: User) -> None:
    drop_attachment(attached(signal, story, writer), by=writer)
    assert attached(signal, story, writer).retrieval.state == "waiting"


def test_kept_twice_it_waits_once(signal: Signal, story: Story, writer: User) -> None:
    assert attached(signal, story, writer) == attached(signal, story, writer)
    assert Attachment.objects.count() == 1


def test_a_page_the_newsroom_knows_is_cited_at_once(signal: Signal, story: Story, writer: User) -> None:
    cited(attached(signal, story, writer), writer)
    other = a_story(writer, headline="Another")
    got = keep_signal(signal, other, by=writer, key=uuid4())
    assert isinstance(got, Citation)
    assert Match.objects.get(story=other).state == "kept"


def test_a_page_the_story_cites_stays_cited_once(signal: Signal, story: Story, writer: User) -> None:
    citation = cited(attached(signal, story, writer), writer)
    assert keep_signal(signal, story, by=writer, key=uuid4()) == citation


def test_a_page_pasted_by_hand_keeps_its_signal(signal: Signal, story: Story, writer: User) -> None:
    facts = ReferenceFacts(title="By hand", url=signal.url)
    keep_and_cite(story, facts, by=writer, key=uuid4())
    signal.refresh_from_db()
    assert signal.state == "kept"


def test_dismissed_it_was_considered(signal: Signal, story: Story, writer: User) -> None:
    dismiss_signal(signal, by=writer)
    assert considered(story) == Considered(signals=1, kept=0)


def test_considered_stays_true_when_the_signal_is_pruned(signal: Signal, story: Story, writer: User) -> None:
    dismiss_signal(signal, by=writer)
    signal.delete()
    assert considered(story).signals == 1


def test_brought_back_it_and_its_match_are_new(signal: Signal, story: Story, writer: User) -> None:
    dismiss_signal(signal, by=writer)
    signal.refresh_from_db()
    assert restore_signal(signal, by=writer) == 1
    assert Signal.objects.get().state == Match.objects.get().state == "new"


def test_a_group_dismissed_at_once_comes_back_at_once(signal: Signal, writer: User) -> None:
    copy = a_signal(publisher="Pixelpost")
    dismiss_signals([signal.pk, copy.pk], by=writer)
    copy.refresh_from_db()
    assert restore_signal(copy, by=writer) == 2


def test_what_is_on_its_way_is_not_dismissed(signal: Signal, story: Story, writer: User) -> None:
    attached(signal, story, writer)
    assert dismiss_signal(signal, by=writer) == 0


def test_what_does_not_fit_one_story_stays_on_the_wire(signal: Signal, story: Story, writer: User) -> None:
    dismiss_match(Match.objects.get(), by=writer)
    signal.refresh_from_db()
    assert signal.state == "new"
    assert considered(story).signals == 1


def test_a_story_starts_from_a_signal(signal: Signal, writer: User) -> None:
    story = start_from_signal(signal, by=writer, key=uuid4())
    assert (story.headline, story.section, story.format.slug) == (signal.title, a_section(), "signal-report")
    assert story.attachments.get().retrieval.requested_url == signal.url


def test_pressed_twice_one_story_starts(signal: Signal, writer: User) -> None:
    key = uuid4()
    assert start_from_signal(signal, by=writer, key=key) == start_from_signal(signal, by=writer, key=key)
    assert Attachment.objects.count() == 1


def test_it_starts_in_the_section_that_was_chosen(signal: Signal, writer: User) -> None:
    policy = Section.objects.create(name="Policy", slug="policy", angle="What the rule says.", position=9)
    assert start_from_signal(signal, by=writer, key=uuid4(), section=policy).section == policy


@pytest.mark.parametrize("verb", ["keep", "dismiss", "restore", "leave"])
def test_an_outsider_decides_nothing(signal: Signal, story: Story, outsider: User, verb: str) -> None:
    acts: dict[str, Callable[[], object]] = {
        "keep": lambda: keep_signal(signal, story, by=outsider, key=uuid4()),
        "dismiss": lambda: dismiss_signal(signal, by=outsider),
        "restore": lambda: restore_signal(signal, by=outsider),
        "leave": lambda: dismiss_match(Match.objects.get(), by=outsider),
    }
    with pytest.raises(NotAllowed):
        acts[verb]()
    assert not Reference.objects.exists()
