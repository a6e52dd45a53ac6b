from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from sources.models import Retrieval
from stories.actions.attach_link import attach_link
from stories.actions.try_again import try_again
from stories.errors import NotAllowed
from stories.models import Attachment
from tests.stories.making import a_story

LINK = "https://courier.example/swell"


@pytest.fixture
def attachment(writer: User) -> Attachment:
    """A pasted link whose page was refused, and the refusal archived."""
    attached = attach_link(a_story(writer), LINK, by=writer, key=uuid4())
    assert isinstance(attached, Attachment)
    Retrieval.objects.filter(pk=attached.retrieval_id).update(
        state="failed", problem="No.", status=503, warc="2026/11/22/a.warc.gz", warc_digest="sha256:0"
    )
    attached.refresh_from_db()
    return attached


def test_the_story_waits_for_the_new_visit(attachment: Attachment, writer: User) -> None:
    first = attachment.retrieval
    try_again(attachment, by=writer)
    attachment.refresh_from_db()
    assert (attachment.retrieval.state, attachment.retrieval.requested_url) == ("waiting", LINK)
    assert attachment.retrieval != first


def test_tried_twice_it_waits_once(attachment: Attachment, writer: User) -> None:
    stale = Attachment.objects.get()
    try_again(attachment, by=writer)
    try_again(stale, by=writer)
    assert Retrieval.objects.filter(state="waiting").count() == 1
    assert Attachment.objects.get().retrieval.state == "waiting"


def test_an_outsider_tries_nothing(attachment: Attachment, outsider: User) -> None:
    with pytest.raises(NotAllowed):
        try_again(attachment, by=outsider)
