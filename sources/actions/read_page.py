from __future__ import annotations

from collections.abc import Sequence

from django.core.files.base import ContentFile
from django.tasks import task

from sources.intake.archive import digest, exchanges_of, warc_of
from sources.intake.errors import FetchError, NotAPage
from sources.intake.facts import Facts
from sources.intake.fetch import fetch
from sources.intake.fetched import Exchange, Fetched
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
        # The address stays the one asked for: where a visit is turned away is no page of its own.
        keep_copy(retrieval, error.exchanges)
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
    """Keep what came, and where it stood; the row is not saved yet."""
    keep_copy(retrieval, exchanges_of(fetched))
    retrieval.final_url = fetched.final_url


def keep_copy(retrieval: Retrieval, exchanges: Sequence[Exchange]) -> None:
    """Keep every answer byte for byte, with a digest of the whole; the row is not saved yet. Where
    nobody answered there is nothing to keep."""
    if not exchanges:
        return
    copy, last = warc_of(exchanges), exchanges[-1]
    retrieval.warc.save(f"{last.at:%Y/%m/%d}/{retrieval.key}.warc.gz", ContentFile(copy), save=False)
    retrieval.warc_digest = digest(copy)
    retrieval.status, retrieval.retrieved_at = last.status, last.at


def _step(retrieval: Retrieval, step: int) -> None:
    Retrieval.objects.filter(pk=retrieval.pk).update(step=step)
    retrieval.step = step


def _fail(retrieval: Retrieval, problem: str) -> None:
    retrieval.state, retrieval.problem = Retrieval.State.FAILED, problem
    retrieval.save()
