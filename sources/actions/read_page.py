from __future__ import annotations

from django.core.files.base import ContentFile
from django.tasks import task

from sources.intake.archive import digest, warc
from sources.intake.errors import FetchError, NotAPage
from sources.intake.fetch import fetch
from sources.intake.fetched import Fetched
from sources.intake.limits import limits_from_settings
from sources.intake.read import read
from sources.models import Retrieval

BROKE_OFF = (
    "Something went wrong here while the page was being read, and it was written to the log. "
    "The link is kept: try again, or fill in the facts by hand."
)
NO_TITLE = "The page has no title. The link is kept: give the reference a title by hand."


@task()
def read_page(retrieval_id: int) -> None:
    """Fetch, read and archive the page of a waiting retrieval; run by the worker.

    A retrieval that no longer waits is left alone, so a task delivered twice reads once.
    """
    waiting = Retrieval.objects.filter(pk=retrieval_id, state=Retrieval.State.WAITING)
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
        _archive(retrieval, error.fetched)
        _fail(retrieval, error.sentence)
    except FetchError as error:
        _fail(retrieval, error.sentence)
    else:
        _take_in(retrieval, fetched)


def _take_in(retrieval: Retrieval, fetched: Fetched) -> None:
    _step(retrieval, 3)
    facts = read(fetched.body, fetched.final_url, fetched.header("content-type"))
    _step(retrieval, 4)
    _archive(retrieval, fetched)
    retrieval.facts = facts.record()
    retrieval.problem = "" if facts.title else NO_TITLE
    retrieval.state = Retrieval.State.READ
    retrieval.save()


def _archive(retrieval: Retrieval, fetched: Fetched) -> None:
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
