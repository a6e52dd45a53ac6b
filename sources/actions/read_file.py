from __future__ import annotations

from django.tasks import task

from sources.actions.read_page import note_facts
from sources.intake.deposit import deposited
from sources.intake.file import NotReadable
from sources.intake.file import read_file as read
from sources.models import Retrieval

BROKE_OFF = (
    "Something went wrong here while the file was being read, and it was written to the log. "
    "The file is kept: fill in the facts by hand."
)
NO_TITLE = "The file tells no title. It is kept: give the reference a title by hand."
BY_HAND = "It is kept as it came: fill in the facts by hand."


@task()
def read_file(retrieval_id: int) -> None:
    """Read the archived file of a waiting retrieval; run by the worker, twice reads once."""
    waiting = Retrieval.objects.filter(pk=retrieval_id, state=Retrieval.State.WAITING)
    if not waiting.update(state=Retrieval.State.READING, step=3):
        return
    retrieval = Retrieval.objects.get(pk=retrieval_id)
    try:
        _take_in(retrieval)
    except NotReadable as error:
        _fail(retrieval, f"{error} {BY_HAND}")
    except Exception:
        # The writer who waits is told; the worker still sees and logs the failure.
        _fail(retrieval, BROKE_OFF)
        raise


def _take_in(retrieval: Retrieval) -> None:
    with retrieval.warc.open() as archived:
        found = read(deposited(archived.read()))
    note_facts(retrieval, found.facts)
    retrieval.final_url = found.url
    retrieval.problem = "" if found.facts.title else NO_TITLE
    retrieval.state, retrieval.step = Retrieval.State.READ, 4
    retrieval.save()


def _fail(retrieval: Retrieval, problem: str) -> None:
    retrieval.state, retrieval.problem = Retrieval.State.FAILED, problem
    retrieval.save()
