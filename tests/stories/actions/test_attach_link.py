from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoCaptureOnCommitCallbacks

from sources.actions.keep_reference import ReferenceFacts
from sources.errors import NoLink
from sources.models import Reference
from stories.actions.attach_link import attach_link, drop_attachment, keep_and_cite
from stories.dossier import open_dossier
from stories.errors import AlreadyCited, NotAllowed
from stories.models import Attachment, Citation, Story
from tests.loopback import Site, serving
from tests.stories.making import a_story


@pytest.fixture
def site(settings: object) -> Iterator[Site]:
    settings.FETCH_ALLOW_LOOPBACK = True  # type: ignore[attr-defined]
    with serving() as site:
        yield site


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer)


@pytest.fixture
def attachment(
    story: Story,
    writer: User,
    site: Site,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> Attachment:
    """A link the worker has read, waiting for a person to keep it."""
    link = site.article("/swell", "Headsets swell")
    with django_capture_on_commit_callbacks(execute=True):
        attached = attach_link(story, link, by=writer, key=uuid4())
    assert isinstance(attached, Attachment)
    attached.retrieval.refresh_from_db()
    return attached


def keep(attachment: Attachment, by: User) -> Citation:
    facts = ReferenceFacts(title="Headsets swell", url=attachment.retrieval.final_url)
    return keep_and_cite(attachment.story, facts, by=by, key=uuid4(), attachment=attachment)


def test_a_link_waits_on_the_story_until_it_is_kept(attachment: Attachment) -> None:
    assert [a.retrieval.state for a in open_dossier(attachment.story).attachments] == ["read"]


def test_kept_it_is_cited_and_waits_no_more(attachment: Attachment, writer: User) -> None:
    citation = keep(attachment, writer)
    assert (citation.number, citation.reference.title) == (1, "Headsets swell")
    assert open_dossier(attachment.story).attachments == ()


def test_the_reference_keeps_the_copy_it_was_read_from(attachment: Attachment, writer: User) -> None:
    reference = keep(attachment, writer).reference
    assert reference.retrievals.get().warc
    assert reference.retrieved_at is not None


def test_dropped_it_waits_no_more_and_keeps_nothing(attachment: Attachment, writer: User) -> None:
    drop_attachment(attachment, by=writer)
    assert open_dossier(attachment.story).attachments == ()
    assert not Reference.objects.exists()


def test_a_page_kept_for_another_story_is_cited_at_once(attachment: Attachment, writer: User) -> None:
    reference = keep(attachment, writer).reference
    other = a_story(writer, headline="Other")
    link = f"{attachment.retrieval.final_url}?utm_source=mail"
    citation = attach_link(other, link, by=writer, key=uuid4())
    assert isinstance(citation, Citation)
    assert citation.reference == reference


def test_a_page_the_story_cites_already_is_named_by_its_number(attachment: Attachment, writer: User) -> None:
    keep(attachment, writer)
    with pytest.raises(AlreadyCited, match="source note 1"):
        attach_link(attachment.story, attachment.retrieval.final_url, by=writer, key=uuid4())


def test_the_same_page_pasted_again_waits_once(story: Story, writer: User) -> None:
    first = attach_link(story, "https://courier.example/a", by=writer, key=uuid4())
    again = attach_link(story, "https://courier.example/a?utm_source=x#top", by=writer, key=uuid4())
    assert again == first


def test_a_button_pressed_twice_asks_once(story: Story, writer: User) -> None:
    key, link = uuid4(), "https://courier.example/a"
    assert attach_link(story, link, by=writer, key=key) == attach_link(story, link, by=writer, key=key)


def test_kept_twice_it_is_cited_once(story: Story, writer: User) -> None:
    key, facts = uuid4(), ReferenceFacts(title="Interview", kind="interview")
    first = keep_and_cite(story, facts, by=writer, key=key)
    assert keep_and_cite(story, facts, by=writer, key=key) == first


def test_what_is_no_link_is_refused(story: Story, writer: User) -> None:
    with pytest.raises(NoLink):
        attach_link(story, "see attached", by=writer, key=uuid4())


def test_an_outsider_attaches_nothing(story: Story, outsider: User) -> None:
    with pytest.raises(NotAllowed):
        attach_link(story, "https://courier.example/a", by=outsider, key=uuid4())
