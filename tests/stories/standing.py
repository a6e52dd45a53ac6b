"""A newsroom in which every action has something to act on; made by the actions themselves."""

from datetime import timedelta
from uuid import uuid4

from django.contrib.auth.models import User
from django.utils import timezone

from sources.actions.add_knower import add_knower
from sources.actions.open_identity import open_identity
from sources.models import Derivation, Feed, Knower, Signal
from stories.actions.approve import approve
from stories.actions.assign import assign
from stories.actions.attach_link import attach_link
from stories.actions.be_present import be_present
from stories.actions.claim import add_claim
from stories.actions.comment import comment
from stories.actions.correct_reference import correct
from stories.actions.dismiss_signal import dismiss_signals
from stories.actions.give_preview import give_preview
from stories.actions.resolve_comment import resolve_comment
from stories.actions.save_story import save_story
from stories.actions.schedule import schedule
from stories.actions.take_review import take_review
from stories.actions.withdraw_reference import withdraw
from stories.models import Attachment, Match, Note, Proposal, Story
from tests.sources.keeping import a_person, known_to
from tests.stories.arriving import a_signal
from tests.stories.making import a_report, a_story, cited, proposed, supported, words

WHY = "The page says so."


class Newsroom:
    """The draft has all that can stand about one; other stories are proposed, set for a time, and live."""

    def __init__(self, writer: User, editor: User, publisher: User, third: User) -> None:
        self.writer, self.editor, self.publisher, self.third = writer, editor, publisher, third
        self.tomorrow = timezone.now() + timedelta(days=1)
        self.draft = self._a_draft()
        self.asked, self.looked_at = self._asked("Proposed"), self._asked("Looked at")
        take_review(self.looked_at, by=editor)
        self.scheduled = self._asked("Set for a time")
        schedule(self.scheduled, by=editor, at=self.tomorrow)
        self.live = self._live()
        self.report = a_report(self.live.editions.latest("number"))
        self.note = Note.objects.filter(to=editor, read_at=None)[0]
        self._references()
        self._signals()
        self._people()

    def _a_draft(self) -> Story:
        story, by = a_story(self.writer), self.writer
        self.citation = supported(story, by, "Gadget Ledger")
        save_story(story.pk, words(standfirst="Shops stop selling them."), by=by, version=1)
        self.claim = add_claim(story, "Batteries swell.", by=by)
        self.comment = comment(story, "Who says so?", by=by, key=uuid4())
        self.settled = comment(story, "Since when?", by=by, key=uuid4())
        resolve_comment(self.settled, by=by)
        self.task = assign(story, "Call Halden", self.editor, by=by, key=uuid4())
        self.link = give_preview(story, by=by, key=uuid4(), lasts="day")
        attached = attach_link(story, "https://halden.example/notice", by=by, key=uuid4())
        assert isinstance(attached, Attachment)
        self.attachment = attached
        be_present(story, by=by, tab="a")
        self.revision = story.revisions.get(version=1)
        return Story.objects.get(pk=story.pk)

    def _asked(self, headline: str) -> Proposal:
        story = a_story(self.writer, headline=headline)
        supported(story, self.writer)
        return proposed(story, self.writer)

    def _live(self) -> Story:
        """Readers see it on two layers."""
        story = a_story(self.writer, headline="Readers see it")
        for publisher in ("Engadget", "The Verge"):
            supported(story, self.writer, publisher)
        return approve(proposed(story, self.writer, "corroborated"), by=self.editor).story

    def _references(self) -> None:
        other = a_story(self.writer, headline="Elsewhere")
        self.reference, self.known = self.citation.reference, cited(other, self.writer, "Halden").reference
        self.derivation = Derivation.objects.create(
            derived=self.reference, origin=self.known, kind=Derivation.Kind.CREDIT
        )
        self.apart = cited(other, self.writer, "Northwire").reference
        self.correction = correct(self.known, "title", "A notice of recall", by=self.writer, why=WHY)
        self.withdrawn = cited(other, self.writer, "Byte Post").reference
        withdraw(self.withdrawn, by=self.writer, why=WHY)

    def _signals(self) -> None:
        self.signal, fitting, off = a_signal(), a_signal("Orrery swells"), a_signal("Something else")
        self.match = Match.objects.create(story=self.draft, signal=fitting)
        dismiss_signals([off.pk], by=self.writer)
        self.dismissed = Signal.objects.get(pk=off.pk)
        self.feed = Feed.objects.create(url="https://news.example/feed")

    def _people(self) -> None:
        """One whom the writer and the editor know, open to the writer; the publisher waits to know."""
        self.person = known_to(a_person(self.writer), self.writer, self.editor)
        self.knows = Knower.objects.get(person=self.person, user=self.editor)
        self.waits_to_know = add_knower(self.person, self.publisher, by=self.writer)
        open_identity(self.person, why="to call again", by=self.writer)
        told = {"person_alias": "A deck hand", "person_named": False, "why_unnamed": "Fear."}
        said = cited(self.draft, self.writer, "", kind="interview", **told).reference.person
        assert said is not None
        self.unsealed = said


def shut(*named: User) -> None:
    """Every draft of the newsroom private to these; what readers see is private to nobody."""
    drafts = Story.objects.filter(live_edition=None)
    drafts.update(is_private=True)
    for story in drafts:
        story.named.set(named)
