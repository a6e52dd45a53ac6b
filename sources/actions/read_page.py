from __future__ import annotations

from django.core.files.base import ContentFile
from django.tasks import task

from sources.intake.archive import digest, warc
from sources.intake.errors import FetchError, NotAPage
from sources.intake.facts import Facts
from sources.intake.fetch import fetch
from sources.intake.fetched import Fetched
from sources.intake.limits import limits_from_settings
from sources.intake.read import read
from sources.models import Publisher, Retrieval

BROKE_OFF = (
    "Something went wrong here while the page was being read, and it was written to the log. "
    "The link is kept: try again, or fill in the facts by hand."
)
NO_TITLE = "The page has no title. The link is kept: give the reference a title by hand."


@task()
def read_page(retrieval_id: int) -> None:
    """Fetch, read and archive the page of a link that waits; run by the worker.

    A retrieval that no longer waits is left alone, so a task delivered twice reads once; files
    and later looks are read elsewhere.
    """
    waiting = Retrieval.objects.filter(pk=retrieval_id, state=Retrieval.State.WAITING, way=Retrieval.Way.LINK)
    if not waiting.update(state=Retrieval.State.READING, step=2):
        return
    retrieval = Retrieval.objects.get(pk=retrieval_id)
    try:
        _visit(retrieval)
    except Exception:
        # The writer who waits is told; the worker still sees and logs the failure.
        _fail(retrieval, BROKE_OFF)
        raise


def _visit(retrieval: Retrieval) -> None:
    try:
        fetched = fetch(retrieval.requested_url, limits_from_settings())
    except NotAPage as error:
        archive(retrieval, error.fetched)
        _fail(retrieval, error.sentence)
    except FetchError as error:
        _fail(retrieval, error.sentence)
    else:
        _take_in(retrieval, fetched)


def _take_in(retrieval: Retrieval, fetched: Fetched) -> None:
    _step(retrieval, 3)
    facts = read(
        fetched.body,
        fetched.final_url,
        fetched.header("content-type"),
        known=Publisher.objects.name_at,
    )
    _step(retrieval, 4)
    archive(retrieval, fetched)
    note_facts(retrieval, facts)
    retrieval.problem = "" if facts.title else NO_TITLE
    retrieval.state = Retrieval.State.READ
    retrieval.save()


def note_facts(retrieval: Retrieval, facts: Facts) -> None:
    """What was read, and the digest of its text; not saved yet."""
    retrieval.facts = facts.record()
    retrieval.text_digest = digest(facts.text.value.encode()) if facts.text else ""


def archive(retrieval: Retrieval, fetched: Fetched) -> None:
    """Keep what came byte for byte, with its digest; the row is not saved yet."""
    copy = warc(fetched)
    name = f"{fetched.retrieved_at:%Y/%m/%d}/{retrieval.key}.warc.gz"
    retrieval.warc.save(name, ContentFile(copy), save=False)
    retrieval.warc_digest = digest(copy)
    retrieval.final_url = fetched.final_url
    retrieval.status = fetched.status
    retrieval.retrieved_at = fetched.retrieved_at


def _step(retrieval: Retrieval, step: int) -> None:
    Retrieval.objects.filter(pk=retrieval.pk).update(step=step)
    retrieval.step = step


def _fail(retrieval: Retrieval, problem: str) -> None:
    retrieval.state, retrieval.problem = Retrieval.State.FAILED, problem
    retrieval.save()
