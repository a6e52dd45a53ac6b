"""Two stories with secret words in all that is theirs, made private after colleagues had a hand in them."""

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
from stories.actions.give_preview import give_preview
from stories.actions.keep_private import keep_private
from stories.actions.keep_signal import keep_signal
from stories.actions.save_story import StoryText, save_story
from stories.actions.schedule import schedule
from stories.actions.take_off import take_off
from stories.actions.take_review import take_review
from stories.actions.take_stance import take_stance
from stories.models import Author, Event, Match, Proposal, Report, Story
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
    """Never published: proposed three days ago, and the editor looks at it."""
    story = a_story(writer)
    save_story(story.pk, secrets(1, editor), by=editor, version=1)
    talked_of(story, writer, editor)
    proposal = proposed(Story.objects.get(pk=story.pk), writer, change_note=BOTH)
    Proposal.objects.filter(pk=proposal.pk).update(
        reason=BOTH, proposed_at=timezone.now() - timedelta(days=3)
    )
    take_review(proposal, by=editor)
    return Story.objects.get(pk=story.pk)


def a_secret_update(writer: User, editor: User) -> Story:
    """Readers see an edition without the words; what follows on it is late, and its label has fallen."""
    story = published(writer, editor).story
    save_story(story.pk, secrets(2, editor), by=editor, version=1)
    talked_of(story, writer, editor)
    due = timezone.now() + timedelta(hours=1)
    proposal = proposed(Story.objects.get(pk=story.pk), writer, change_note=BOTH, publish_at=due)
    schedule(proposal, by=editor, note=BOTH)
    Proposal.objects.filter(pk=proposal.pk).update(publish_at=timezone.now() - timedelta(hours=1))
    Story.objects.filter(pk=story.pk).update(unsupported_since=timezone.now())
    return Story.objects.get(pk=story.pk)


def hidden(draft: Story, live: Story, writer: User, editor: User) -> dict[str, int]:
    """Both made private to the writer, though the editor signs them, too; the keys lead to the draft, and
    to all that stands about it."""
    keys = one_of_each(writer, editor)
    one, other = [citation.reference for citation in draft.citations.order_by("number")]
    derivation = Derivation.objects.create(derived=one, origin=other, kind="credit")
    for story in (draft, live):
        keep_private(story, by=writer)
        take_off(story, editor, by=writer)
    edition = live.editions.earliest("number")
    report = Report.objects.create(story=live, edition=edition, text=BOTH, sent_at=timezone.now())
    return keys | {
        "stories_report": report.pk,
        "stories_story": draft.pk,
        "stories_proposal": draft.proposals.get().pk,
        "stories_event": Event.objects.filter(story=draft)[0].pk,
        "stories_section": draft.section_id,
        "stories_format": draft.format_id,
        "stories_author": draft.bylines.all()[0].author_id,
        "sources_reference": other.pk,
        "sources_derivation": derivation.pk,
        "sources_humansource": HumanSource.objects.get(alias="A pilot").pk,
        "auth_user": writer.pk,
    }
