"""Drafts with secret words in all that is theirs; two are private, after colleagues had a hand in them."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.text import slugify
from PIL import Image

from sources.models import Derivation, HumanSource
from stories.actions.add_picture import add_picture
from stories.actions.assign import assign
from stories.actions.be_present import be_present
from stories.actions.cite import note_citation
from stories.actions.claim import add_claim
from stories.actions.comment import comment
from stories.actions.decline import decline
from stories.actions.give_preview import give_preview
from stories.actions.keep_private import keep_private
from stories.actions.keep_signal import keep_signal
from stories.actions.name_on import name_on
from stories.actions.save_story import StoryText, save_story
from stories.actions.schedule import schedule
from stories.actions.take_off import take_off
from stories.actions.take_review import take_review
from stories.actions.take_stance import take_stance
from stories.models import Author, Event, Match, Proposal, Story
from tests.conftest import person
from tests.sources.copies import a_copy
from tests.stories.arriving import a_signal
from tests.stories.making import (
    a_story,
    an_author,
    cited,
    headline_claim,
    proposed,
    published,
    supported,
    words,
)
from tests.stories.walking import one_of_each

# Found by one of them, it would be given away by the other: a page says back what was searched for.
SECRET, ALSO = "Zyxquill", "Vormagen"
BOTH = f"{SECRET} {ALSO}"
CHIEF = "chief"


def secrets(number: int, by: User) -> StoryText:
    """A text that has the words in each of its parts."""
    picture = BytesIO()
    Image.new("RGB", (480, 320), "white").save(picture, "PNG")
    return words(
        headline=f"{BOTH} {number}",
        standfirst=f"{BOTH} stops selling.",
        body=f"<p>{BOTH} has told shops to stop.</p>",
        tags=(BOTH,),
        slug=slugify(f"{BOTH} {number}"),
        authors=(an_author().pk, _signing(by).pk),
        lead=add_picture(SimpleUploadedFile("lead.png", picture.getvalue()), by=by),
        lead_alt=BOTH,
        lead_caption=BOTH,
        lead_credit=BOTH,
        lead_credit_url=f"https://credit.example/{SECRET}-{ALSO}",
    )


def _signing(by: User) -> Author:
    return Author.objects.get_or_create(slug="asha-verne", defaults={"name": "Asha Verne", "user": by})[0]


def talked_of(story: Story, writer: User, editor: User) -> None:
    """The editor has a hand in it, while it is open to all: talk, tasks, links, lines in the inbox."""
    note_citation(supported(story, writer), BOTH, by=writer)
    interview = cited(
        story, writer, "", kind="interview", person_alias="A pilot", person_named=False, why_unnamed="Fear."
    )
    note_citation(interview, BOTH, by=editor)
    take_stance(headline_claim(story), interview, "supports", by=writer, quote=BOTH)
    add_claim(story, f"{BOTH} swells.", by=editor)
    comment(story, f"@editor {BOTH}?", by=writer, key=uuid4())
    comment(story, f"{BOTH}, yes.", by=editor, key=uuid4())
    assign(story, f"Call {BOTH}", editor, by=writer, key=uuid4(), due_at=timezone.now() + timedelta(hours=1))
    give_preview(story, by=editor, key=uuid4(), lasts="day")
    be_present(story, by=editor, tab="a")
    arrived, going = a_signal("Shops stop"), a_signal("Shops stop selling", minutes=9)
    Match.objects.create(story=story, signal=arrived, names=["Shops"], share=40)
    keep_signal(going, story, by=editor, key=uuid4())


def a_secret_draft(writer: User, editor: User) -> Story:
    """Proposed three days ago; whom the writer trusts looks at it."""
    story, chief = _private(1, writer, editor)
    proposal = proposed(story, writer, change_note=BOTH)
    Proposal.objects.filter(pk=proposal.pk).update(
        reason=BOTH, proposed_at=timezone.now() - timedelta(days=3)
    )
    take_review(proposal, by=chief)
    return Story.objects.get(pk=story.pk)


def a_secret_due(writer: User, editor: User) -> Story:
    """Approved for a time that has passed."""
    story, chief = _private(2, writer, editor)
    due = timezone.now() + timedelta(hours=1)
    schedule(proposed(story, writer, change_note=BOTH, publish_at=due), by=chief, note=BOTH)
    story.proposals.filter(state="scheduled").update(publish_at=timezone.now() - timedelta(hours=1))
    return Story.objects.get(pk=story.pk)


def a_secret_update(writer: User, editor: User) -> Story:
    """Readers see an edition without the words; what follows on it is late, and its label has fallen."""
    story = published(writer, editor).story
    save_story(story.pk, secrets(3, editor), by=editor, version=1)
    talked_of(story, writer, editor)
    due = timezone.now() + timedelta(hours=1)
    proposal = proposed(Story.objects.get(pk=story.pk), writer, change_note=BOTH, publish_at=due)
    schedule(proposal, by=editor, note=BOTH)
    Proposal.objects.filter(pk=proposal.pk).update(publish_at=timezone.now() - timedelta(hours=1))
    Story.objects.filter(pk=story.pk).update(unsupported_since=timezone.now())
    return Story.objects.get(pk=story.pk)


def _private(number: int, writer: User, editor: User) -> tuple[Story, User]:
    """Private to the writer and to the chief, who decides; the editor signs it, too, and declined it once."""
    chief = User.objects.filter(username=CHIEF).first() or person(CHIEF, "Editor")
    story = a_story(writer)
    save_story(story.pk, secrets(number, editor), by=editor, version=1)
    talked_of(story, writer, editor)
    declined = proposed(Story.objects.get(pk=story.pk), writer, change_note=BOTH)
    take_review(declined, by=editor)
    decline(declined, by=editor, note=BOTH)
    keep_private(story, by=writer)
    name_on(story, chief, by=writer)
    take_off(story, editor, by=writer)
    return Story.objects.get(pk=story.pk), chief


def hidden(draft: Story, writer: User, editor: User) -> dict[str, int]:
    """The keys lead to the draft, and to all that stands about it."""
    keys = one_of_each(writer, editor)
    one, other = [citation.reference for citation in draft.citations.order_by("number")]
    derivation = Derivation.objects.create(derived=one, origin=other, kind="credit")
    return keys | {
        "stories_story": draft.pk,
        "stories_proposal": draft.proposals.latest("pk").pk,
        "stories_event": Event.objects.filter(story=draft)[0].pk,
        "stories_section": draft.section_id,
        "stories_format": draft.format_id,
        "stories_author": draft.bylines.all()[0].author_id,
        "sources_reference": other.pk,
        "copy_id": a_copy(other, writer).pk,
        "sources_derivation": derivation.pk,
        "sources_humansource": HumanSource.objects.get(alias="A pilot").pk,
        "auth_user": writer.pk,
    }
