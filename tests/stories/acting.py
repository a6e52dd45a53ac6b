"""How each action of the stories is called, by a person who may: {"module.function": (who, call)}."""

from collections.abc import Callable, Mapping
from io import BytesIO
from uuid import uuid4

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from PIL import Image

from sources.actions.keep_reference import ReferenceFacts
from stories.actions.add_picture import add_picture
from stories.actions.answer_report import answer_report
from stories.actions.approve import approve
from stories.actions.assign import assign
from stories.actions.attach_file import attach_file
from stories.actions.attach_link import attach_link, drop_attachment, keep_and_cite
from stories.actions.be_present import be_present
from stories.actions.change_house import change_house
from stories.actions.change_page import change_page
from stories.actions.cite import cite, note_citation, uncite
from stories.actions.claim import add_claim, remove_claim, reword_claim
from stories.actions.close_report import close_report
from stories.actions.comment import comment
from stories.actions.correct_reference import correct, undo
from stories.actions.decline import decline
from stories.actions.describe_person import describe_person
from stories.actions.dismiss_signal import (
    dismiss_match,
    dismiss_signal,
    dismiss_signals,
    keep_for_later,
    restore_signal,
)
from stories.actions.export_ledger import export_ledger
from stories.actions.export_log import export_log
from stories.actions.export_stories import export_stories
from stories.actions.finish_task import finish_task, take_task_off
from stories.actions.give_preview import give_preview
from stories.actions.judge import judge, state_apart, state_rests_on
from stories.actions.keep_private import keep_private
from stories.actions.keep_signal import keep_signal
from stories.actions.leave_review import leave_review
from stories.actions.lower_label import lower_label
from stories.actions.name_on import name_on
from stories.actions.open_to_all import open_to_all
from stories.actions.propose import propose
from stories.actions.read_notes import read_note, read_notes
from stories.actions.resolve_comment import reopen_comment, resolve_comment
from stories.actions.restore_revision import restore_revision
from stories.actions.retract import retract
from stories.actions.save_merged import save_merged
from stories.actions.save_story import save_story
from stories.actions.schedule import schedule
from stories.actions.shelve import shelve
from stories.actions.start_from_signal import start_from_signal
from stories.actions.start_story import start_story
from stories.actions.step_away import step_away
from stories.actions.take_back_preview import take_back_preview
from stories.actions.take_off import take_off
from stories.actions.take_review import take_review
from stories.actions.take_stance import Wanted, take_stance, take_stances
from stories.actions.take_up_report import take_up_report
from stories.actions.try_again import try_again
from stories.actions.unschedule import unschedule
from stories.actions.withdraw import withdraw
from stories.actions.withdraw_reference import restore
from stories.actions.withdraw_reference import withdraw as withdraw_reference
from stories.models import Page, Section
from tests.stories.making import label, words
from tests.stories.standing import WHY, Newsroom

type Call = Callable[[Newsroom, User], object]
PAGE = b"<!doctype html><html><head><title>Notice</title></head><body><p>Stop.</p></body></html>"


def a_picture() -> ContentFile[bytes]:
    out = BytesIO()
    Image.new("RGB", (480, 320), "white").save(out, "PNG")
    return ContentFile(out.getvalue(), "lead.png")


WRITING: Mapping[str, Call] = {
    "export_stories.export_stories": lambda n, by: export_stories(by=by, asked="everything"),
    "add_picture.add_picture": lambda n, by: add_picture(a_picture(), by=by),
    "start_story.start_story": lambda n, by: start_story(words(), by=by, key=uuid4()),
    "start_from_signal.start_from_signal": lambda n, by: start_from_signal(n.signal, by=by, key=uuid4()),
    "save_story.save_story": lambda n, by: save_story(n.draft.pk, words(), by=by, version=n.draft.version),
    "save_merged.save_merged": lambda n, by: save_merged(
        n.draft.pk, words(), by=by, version=n.draft.version, began=""
    ),
    "shelve.shelve": lambda n, by: shelve(n.draft, by=by, tags_on=["recalls"]),
    "restore_revision.restore_revision": lambda n, by: restore_revision(
        n.draft, n.revision, by=by, version=n.draft.version
    ),
    "be_present.be_present": lambda n, by: be_present(n.draft, by=by, tab="b"),
    "step_away.step_away": lambda n, by: step_away(n.draft, by=by, tab="a"),
    "keep_private.keep_private": lambda n, by: keep_private(n.draft, by=by),
    "open_to_all.open_to_all": lambda n, by: open_to_all(n.draft, by=by),
    "name_on.name_on": lambda n, by: name_on(n.draft, n.third, by=by),
    "take_off.take_off": lambda n, by: take_off(n.draft, n.editor, by=by),
    "give_preview.give_preview": lambda n, by: give_preview(n.draft, by=by, key=uuid4(), lasts="day"),
    "take_back_preview.take_back_preview": lambda n, by: take_back_preview(n.link, by=by),
    "comment.comment": lambda n, by: comment(n.draft, "Who else?", by=by, key=uuid4()),
    "resolve_comment.resolve_comment": lambda n, by: resolve_comment(n.comment, by=by),
    "resolve_comment.reopen_comment": lambda n, by: reopen_comment(n.settled, by=by),
    "assign.assign": lambda n, by: assign(n.draft, "Call them", n.editor, by=by, key=uuid4()),
    "finish_task.finish_task": lambda n, by: finish_task(n.task, by=by),
    "finish_task.take_task_off": lambda n, by: take_task_off(n.task, by=by),
    "answer_report.answer_report": lambda n, by: answer_report(n.report, "You are right.", by=by),
    "close_report.close_report": lambda n, by: close_report(n.report, "It is corrected.", by=by),
    "take_up_report.take_up_report": lambda n, by: take_up_report(n.report, by=by),
    "propose.propose": lambda n, by: propose(n.draft, by=by, label=label("emerging"), reason="Ready."),
    "withdraw.withdraw": lambda n, by: withdraw(n.asked, by=by),
}
EVIDENCE: Mapping[str, Call] = {
    "attach_file.attach_file": lambda n, by: attach_file(
        n.draft, ContentFile(PAGE, "notice.html"), by=by, key=uuid4()
    ),
    "attach_link.attach_link": lambda n, by: attach_link(
        n.draft, "https://halden.example/other", by=by, key=uuid4()
    ),
    "attach_link.keep_and_cite": lambda n, by: keep_and_cite(
        n.draft, ReferenceFacts(title="A filing", publisher_name="Halden"), by=by, key=uuid4()
    ),
    "attach_link.drop_attachment": lambda n, by: drop_attachment(n.attachment, by=by),
    "try_again.try_again": lambda n, by: try_again(n.attachment, by=by),
    "cite.cite": lambda n, by: cite(n.draft, n.known, by=by),
    "cite.uncite": lambda n, by: uncite(n.citation, by=by),
    "cite.note_citation": lambda n, by: note_citation(n.citation, "It saw the notice.", by=by),
    "claim.add_claim": lambda n, by: add_claim(n.draft, "Shops were told.", by=by),
    "claim.reword_claim": lambda n, by: reword_claim(n.claim, "Some batteries swell.", by=by),
    "claim.remove_claim": lambda n, by: remove_claim(n.claim, by=by),
    "take_stance.take_stance": lambda n, by: take_stance(n.claim, n.citation, "supports", by=by),
    "take_stance.take_stances": lambda n, by: take_stances(
        n.draft, {(n.claim, n.citation): Wanted("supports")}, by=by
    ),
    "keep_signal.keep_signal": lambda n, by: keep_signal(n.signal, n.draft, by=by, key=uuid4()),
    "dismiss_signal.dismiss_signal": lambda n, by: dismiss_signal(n.signal, by=by),
    "dismiss_signal.dismiss_signals": lambda n, by: dismiss_signals([n.signal.pk], by=by),
    "dismiss_signal.keep_for_later": lambda n, by: keep_for_later([n.signal.pk], by=by),
    "dismiss_signal.restore_signal": lambda n, by: restore_signal(n.dismissed, by=by),
    "dismiss_signal.dismiss_match": lambda n, by: dismiss_match(n.match, by=by),
    "judge.judge": lambda n, by: judge(n.derivation, by=by, confirmed=True),
    "judge.state_rests_on": lambda n, by: state_rests_on(n.reference, n.apart, by=by),
    "judge.state_apart": lambda n, by: state_apart(n.reference, n.apart, by=by, note="Two reporters."),
    "correct_reference.correct": lambda n, by: correct(n.known, "author", "Ada Vik", by=by, why=WHY),
    "correct_reference.undo": lambda n, by: undo(n.correction, by=by),
    "withdraw_reference.withdraw": lambda n, by: withdraw_reference(n.known, by=by, why=WHY),
    "withdraw_reference.restore": lambda n, by: restore(n.withdrawn, by=by, why=WHY),
    "describe_person.describe_person": lambda n, by: describe_person(
        n.person, alias="A pilot of the harbour", named=False, why_unnamed="It would cost the job.", by=by
    ),
}
EDITING: Mapping[str, Call] = {
    "approve.approve": lambda n, by: approve(n.asked, by=by),
    "decline.decline": lambda n, by: decline(n.asked, by=by, note="Ask Halden first."),
    "schedule.schedule": lambda n, by: schedule(n.asked, by=by, at=n.tomorrow),
    "unschedule.unschedule": lambda n, by: unschedule(n.scheduled, by=by),
    "take_review.take_review": lambda n, by: take_review(n.asked, by=by),
    "leave_review.leave_review": lambda n, by: leave_review(n.looked_at, by=by),
    "lower_label.lower_label": lambda n, by: lower_label(
        n.live, label("emerging"), by=by, reason="One layer fell."
    ),
    "retract.retract": lambda n, by: retract(n.live, by=by, reason="It was wrong."),
    "export_ledger.export_ledger": lambda n, by: export_ledger(by=by, asked="everything"),
    "export_log.export_log": lambda n, by: export_log(by=by, asked="everything"),
    "read_notes.read_note": lambda n, by: read_note(n.note, by=by),
    "read_notes.read_notes": lambda n, by: read_notes(by=by, up_to=n.note.pk),
}
KEEPING: Mapping[str, Call] = {
    "change_page.change_page": lambda n, by: change_page(
        Page.objects.all()[0].pk, title="Ethics", body="<p>We ask twice.</p>", by=by, version=1
    ),
    "change_house.change_house": lambda n, by: change_house(
        Section.objects.all()[0], by=by, changed=("angle",)
    ),
}
STORIES: Mapping[str, tuple[str, Call]] = {
    f"stories.actions.{name}": (who, call)
    for who, calls in (
        ("writer", WRITING),
        ("writer", EVIDENCE),
        ("editor", EDITING),
        ("publisher", KEEPING),
    )
    for name, call in calls.items()
}
