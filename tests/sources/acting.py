"""How each action of the sources is called, by a person who may: {"module.function": (who, call)}."""

from collections.abc import Mapping
from uuid import uuid4

from django.core.files.base import ContentFile

from sources.actions.add_feed import add_feed
from sources.actions.add_knower import add_knower, agree_to_knower
from sources.actions.ask_for_page import ask_again, ask_for_page
from sources.actions.change_identity import change_identity
from sources.actions.correct_reference import correct_reference, undo_correction
from sources.actions.describe_person import describe_person
from sources.actions.dismiss_retrieval import dismiss_retrieval
from sources.actions.judge_derivation import judge_derivation, reject_between, state_derivation
from sources.actions.keep_feed import pause_feed, poll_now, resume_feed, set_interval
from sources.actions.keep_person import keep_person, seal_identity
from sources.actions.keep_reference import ReferenceFacts, keep_reference
from sources.actions.look_again import look_again_now
from sources.actions.open_identity import open_identity, read_identity
from sources.actions.remove_knower import remove_knower
from sources.actions.send_in import send_in
from sources.actions.take_file import take_file
from sources.actions.withdraw_reference import restore_reference, withdraw_reference
from sources.intake.fetch import Condition
from sources.intake.fetched import Fetched
from sources.sealing import Who
from tests.sources.feeds import NOW, item, rss
from tests.sources.keeping import PILOT, WHY
from tests.stories.acting import PAGE, Call
from tests.stories.standing import WHY as SO_IT_SAYS

HAND = Who("Ada Brekke", "signal +47 900 00 000", "")


def a_feed_there(url: str, condition: Condition) -> Fetched:
    """What any address answers: a feed of one item."""
    body = rss(item(1)).encode()
    return Fetched(
        requested_url=url,
        final_url=url,
        hops=(url,),
        status=200,
        headers=(),
        body=body,
        raw_request=b"",
        raw_response=body,
        ip="192.0.2.1",
        content_type="application/rss+xml",
        charset="",
        retrieved_at=NOW,
    )


WRITING: Mapping[str, Call] = {
    "ask_for_page.ask_for_page": lambda n, by: ask_for_page(
        "https://halden.example/third", by=by, key=uuid4()
    ),
    "ask_for_page.ask_again": lambda n, by: ask_again(n.attachment.retrieval, by=by),
    "dismiss_retrieval.dismiss_retrieval": lambda n, by: dismiss_retrieval(n.attachment.retrieval, by=by),
    "send_in.send_in": lambda n, by: send_in("https://halden.example/fourth", by=by),
    "take_file.take_file": lambda n, by: take_file(ContentFile(PAGE, "notice.html"), by=by, key=uuid4()),
    "keep_reference.keep_reference": lambda n, by: keep_reference(
        ReferenceFacts(title="A filing", publisher_name="Halden"), by=by, key=uuid4()
    ),
    "correct_reference.correct_reference": lambda n, by: correct_reference(
        n.known, "author", "Ada Vik", by=by, why=SO_IT_SAYS
    ),
    "correct_reference.undo_correction": lambda n, by: undo_correction(n.correction, by=by),
    "withdraw_reference.withdraw_reference": lambda n, by: withdraw_reference(n.known, by=by, why=SO_IT_SAYS),
    "withdraw_reference.restore_reference": lambda n, by: restore_reference(
        n.withdrawn, by=by, why=SO_IT_SAYS
    ),
    "judge_derivation.judge_derivation": lambda n, by: judge_derivation(n.derivation, by=by, confirmed=True),
    "judge_derivation.state_derivation": lambda n, by: state_derivation(
        n.reference, n.apart, by=by, kind="credit", note="", passage="", through=""
    ),
    "judge_derivation.reject_between": lambda n, by: reject_between(
        n.reference, n.apart, by=by, note="Two reporters."
    ),
    "look_again.look_again_now": lambda n, by: look_again_now(n.known, by=by),
    "keep_person.keep_person": lambda n, by: keep_person(
        alias="A stoker", named=False, why_unnamed=WHY, who=HAND, by=by
    ),
    "keep_person.seal_identity": lambda n, by: seal_identity(n.unsealed, HAND, by=by),
    "describe_person.describe_person": lambda n, by: describe_person(
        n.person, alias="A pilot of the harbour", named=False, why_unnamed=WHY, by=by
    ),
    "open_identity.open_identity": lambda n, by: open_identity(n.person, why="to call again", by=by),
    "open_identity.read_identity": lambda n, by: read_identity(n.person, by=by),
    "change_identity.change_identity": lambda n, by: change_identity(n.person, PILOT, by=by),
    "add_knower.add_knower": lambda n, by: add_knower(n.person, n.third, by=by),
}
EDITING: Mapping[str, Call] = {
    "add_knower.agree_to_knower": lambda n, by: agree_to_knower(n.waits_to_know, by=by),
    "remove_knower.remove_knower": lambda n, by: remove_knower(n.knows, by=by),
    "add_feed.add_feed": lambda n, by: add_feed(
        "https://halden.example/feed", by=by, every=10, fetcher=a_feed_there
    ),
    "keep_feed.pause_feed": lambda n, by: pause_feed(n.feed, by=by),
    "keep_feed.resume_feed": lambda n, by: resume_feed(n.feed, by=by),
    "keep_feed.poll_now": lambda n, by: poll_now(n.feed, by=by),
    "keep_feed.set_interval": lambda n, by: set_interval(n.feed, every=30, by=by),
}
SOURCES: Mapping[str, tuple[str, Call]] = {
    f"sources.actions.{name}": (who, call)
    for who, calls in (("writer", WRITING), ("editor", EDITING))
    for name, call in calls.items()
}
