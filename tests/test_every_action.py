"""Every action of both packages, found by walking them, against whoever may not: a new one without a rule
fails here."""

import importlib
import inspect
import pkgutil
import re
import typing
from collections.abc import Callable, Iterator, Mapping

import pytest
from django.contrib.auth.models import User
from django.db import connection, models, transaction
from django.test.utils import CaptureQueriesContext

from sources.errors import Refusal
from stories.errors import NoSuchStory
from stories.models import Story
from tests.sources.acting import SOURCES
from tests.stories.acting import STORIES
from tests.stories.standing import Newsroom, shut
from tests.test_house import imports, trees

pytestmark = pytest.mark.django_db
CALLS = {**STORIES, **SOURCES}
PACKAGES = ("sources.actions", "stories.actions")
# Take the acting person on: part of actions, which have asked. No screen reaches them (held below).
PARTS = {
    *(
        "approve.approve_now",
        "approve.grant",
        "approve.tell_answer",
        "attach_link.take_link",
        "cite.add_citation",
    ),
    *("claim.put_claim", "decide.check_decidable", "decide.write_decision", "decide_alone.decided_alone"),
    *("keep_revision.hold", "keep_revision.keep_revision", "look_again.look_again", "note_look.note_look"),
    *("note_typed.note_typed", "open_identity.log", "retract.retract_now", "save_story.put"),
    "save_story.free_slug",
    *("save_story.save_locked", "take_signals.take_signals", "take_stance.put_stances", "tell.tell"),
    *("weigh_again.weigh_again",),
}
# Answer whether somebody may or sees it, and write nothing.
QUESTIONS = {"hold_address.is_wanted", "add_knower.asked_of", "add_knower.may_agree"}
# Whose a module is that has no action of a person's.
NOBODYS: Mapping[str, set[str]] = {
    "the clock's": {
        *("stories.mail_notes", "stories.make_renditions", "stories.publish_due", "stories.sort_signals"),
        *("stories.mail_readers", "stories.forget_follows", "stories.tell_changes"),
        "stories.prove_nightly",
        "stories.outdate_lately",
        *("stories.tell_overdue", "sources.give_up_reading", "sources.poll_feeds", "sources.poll_feed"),
        *("sources.prune_signals", "sources.visit_feed"),
    },
    "the worker's, for what a person asked": {
        *("sources.read_page", "sources.read_file", "sources.tell_opening"),
    },
    "a command's, on the machine": {
        *("sources.load_publishers", "sources.rotate_key", "stories.reseal_addresses"),
    },
    "for whoever holds a signed link": {
        *("stories.open_preview", "stories.confirm_follow", "stories.end_follow"),
    },
    "a reader's, through a form of the site": {"stories.ask_to_follow", "stories.send_report"},
    "only read": {
        "stories.prove_ledger",
        *("stories.story_people", "sources.find_candidates", "sources.known_outlets", "sources.last_seen"),
        *("sources.open_copy", "sources.look_up_prints", "sources.sight"),
    },
    "part of actions, which have asked": {
        *("stories.catalogue", "stories.decide", "stories.decide_alone", "stories.keep_revision"),
        *("stories.propose_lowering", "stories.publish", "stories.review_standing", "stories.stop"),
        *("stories.note_ahead", "stories.go_live", "stories.hold_address"),
        *("stories.fill_rounds", "stories.knock", "stories.mail_answers", "stories.mail_confirmations"),
        *("stories.mail_editions", "stories.post", "stories.take_signals", "stories.tally"),
        *("stories.tell", "stories.tell_evidence", "stories.watch_sources", "stories.weigh_again"),
        *("sources.find_publisher", "sources.group_signals", "sources.note_look", "sources.note_terms"),
        *("sources.note_typed", "sources.read_texts", "sources.remember_text", "sources.start_watching"),
        *("sources.suggest_derivations", "sources.take_entries"),
    },
}
# A person's own lines: another's stay as they are, whoever presses.
OWN = {"stories.actions.read_notes.read_note", "stories.actions.read_notes.read_notes"}
# Asked of those who know who somebody is, writers among them; others are refused by what they do not know.
KNOWING = {"sources.actions.add_knower.agree_to_knower", "sources.actions.remove_knower.remove_knower"}
WRITES = ("INSERT", "UPDATE", "DELETE")


def modules() -> Iterator[str]:
    for package in PACKAGES:
        found = importlib.import_module(package)
        yield from (f"{package}.{one.name}" for one in pkgutil.iter_modules(found.__path__))


def short(module: str) -> str:
    return module.replace(".actions", "")


def taking_a_person() -> dict[str, Callable[..., object]]:
    """{whole name: function} of every public function that takes who acts."""
    return {
        f"{module}.{name}": function
        for module in modules()
        for name, function in vars(importlib.import_module(module)).items()
        if inspect.isfunction(function) and function.__module__ == module and not name.startswith("_")
        if "by" in inspect.signature(function).parameters
    }


ACTING = taking_a_person()
ACTIONS = {
    name: function
    for name, function in ACTING.items()
    if ".".join(name.split(".")[-2:]) not in PARTS | QUESTIONS
}


# Of what readers see, which is private to nobody: whoever may must always reach it.
OF_WHAT_READERS_SEE = {
    f"stories.actions.{name}.{name}"
    for name in ("answer_report", "close_report", "lower_label", "retract", "take_up_report")
}


def touches_a_story(function: Callable[..., object]) -> bool:
    """Whether it is handed a story, the key of one, or a row that is a story's."""
    hints = typing.get_type_hints(function)
    hints.pop("return", None)
    return "story_id" in hints or any(_is_of_a_story(kind) for kind in hints.values())


def _is_of_a_story(kind: object) -> bool:
    if not (isinstance(kind, type) and issubclass(kind, models.Model) and kind is not models.Model):
        return False
    return kind is Story or any(f.name == "story" and f.related_model is Story for f in kind._meta.fields)


TOUCHING = sorted(name for name, one in ACTIONS.items() if touches_a_story(one) and name not in OWN)


@pytest.fixture
def newsroom(writer: User, editor: User, publisher: User, second_writer: User) -> Newsroom:
    return Newsroom(writer, editor, publisher, second_writer)


def outcome(newsroom: Newsroom, name: str, by: User) -> str:
    """What came of it: the name of what was raised, "wrote" for a row written before, "" for all well."""
    with CaptureQueriesContext(connection) as asked, transaction.atomic():
        try:
            CALLS[name][1](newsroom, by)
            said = ""
        except Refusal as refusal:
            said = type(refusal).__name__
        transaction.set_rollback(True)
    wrote = any(query["sql"].startswith(WRITES) for query in asked.captured_queries)
    return "wrote" if said and wrote else said


def test_every_action_is_called_here_or_listed_as_a_part() -> None:
    assert sorted(set(ACTIONS) - set(CALLS)) == []
    assert sorted(set(CALLS) - set(ACTIONS)) == []


def test_every_module_without_an_action_of_a_person_says_whose_it_is() -> None:
    idle = {short(module) for module in modules()} - {short(name.rpartition(".")[0]) for name in CALLS}
    assert sorted(idle ^ set().union(*NOBODYS.values())) == []


@pytest.mark.once
def test_no_screen_reaches_a_part() -> None:
    parts = {tuple(name.split(".")) for name in PARTS}
    found = [
        f"{path}: {module}.{name}"
        for path, tree in trees()
        if path.parts[0] in {"newsroom", "sources", "stories"} and "actions" not in path.parts
        for module, name in imports(tree)
        if (module.rpartition(".")[2], name) in parts and ".actions." in module
    ]
    assert found == []


def test_nobody_from_outside_does_anything(newsroom: Newsroom, outsider: User) -> None:
    told = {name: outcome(newsroom, name, outsider) for name in CALLS if name not in OWN}
    assert {name: said for name, said in told.items() if said != "NotAllowed"} == {}


def test_nobody_reads_the_lines_of_another(newsroom: Newsroom, outsider: User) -> None:
    for name in sorted(OWN):
        CALLS[name][1](newsroom, outsider)
    newsroom.note.refresh_from_db()
    assert newsroom.note.read_at is None


def test_a_writer_does_nothing_that_is_an_editors(newsroom: Newsroom, second_writer: User) -> None:
    told = {
        name: outcome(newsroom, name, second_writer)
        for name, (who, _) in CALLS.items()
        if who != "writer" and name not in OWN | KNOWING
    }
    assert {name: said for name, said in told.items() if said != "NotAllowed"} == {}


def test_an_editor_does_nothing_that_is_a_publishers(newsroom: Newsroom) -> None:
    told = {
        name: outcome(newsroom, name, newsroom.editor)
        for name, (who, _) in CALLS.items()
        if who == "publisher"
    }
    assert told == dict.fromkeys(told, "NotAllowed") != {}


def test_who_may_does_each_of_them_also_with_a_story_that_is_private_to_them(newsroom: Newsroom) -> None:
    shut(newsroom.writer, newsroom.editor, newsroom.publisher)
    told = {name: outcome(newsroom, name, getattr(newsroom, who)) for name, (who, _) in CALLS.items()}
    assert {name: said for name, said in told.items() if said} == {}


def test_the_actions_that_touch_a_story_are_known_by_what_they_take() -> None:
    assert len(TOUCHING) > 40


def test_a_private_story_is_not_there_for_who_is_not_named(newsroom: Newsroom, admin_user: User) -> None:
    """Not even for an administrator, who may do everything else."""
    shut(newsroom.writer)
    drafts = sorted(set(TOUCHING) - OF_WHAT_READERS_SEE)
    told = {name: outcome(newsroom, name, admin_user) for name in drafts}
    assert {name: said for name, said in told.items() if said != "NoSuchStory"} == {}


def test_what_readers_see_is_reached_by_whoever_may_whatever_is_private(newsroom: Newsroom) -> None:
    shut(newsroom.writer)
    told = {name: outcome(newsroom, name, newsroom.publisher) for name in sorted(OF_WHAT_READERS_SEE)}
    assert {name: said for name, said in told.items() if said} == {}


def test_being_told_so_says_nothing_of_the_story(newsroom: Newsroom, admin_user: User) -> None:
    shut(newsroom.writer)
    with pytest.raises(NoSuchStory) as private:
        CALLS["stories.actions.cite.cite"][1](newsroom, admin_user)
    newsroom.draft.pk = 999_999
    with pytest.raises(NoSuchStory) as never:
        CALLS["stories.actions.cite.cite"][1](newsroom, admin_user)
    assert str(private.value) == str(never.value)


def test_whether_a_story_is_open_is_asked_once_an_action(newsroom: Newsroom) -> None:
    shut(newsroom.writer, newsroom.editor, newsroom.publisher)
    asked = {name: _asked_of(newsroom, name) for name in TOUCHING}
    assert {name: times for name, times in asked.items() if times != 1} == {}


def _asked_of(newsroom: Newsroom, name: str) -> int:
    """How often the database was asked whether who acts is named; of others it is asked to tell them."""
    who, call = CALLS[name]
    by = getattr(newsroom, who)
    with CaptureQueriesContext(connection) as queries, transaction.atomic():
        call(newsroom, by)
        transaction.set_rollback(True)
    named = re.compile(rf"EXISTS\(.*\"stories_story_named\".*\"user_id\" = {by.pk}\b.*LIMIT 1$")
    return sum(bool(named.search(query["sql"])) for query in queries.captured_queries)
