"""A person's inbox: what they were told and may see, and where at the desk each line leads."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import OuterRef, Q, QuerySet
from django.urls import reverse

from stories.models import Note, story_open_to

ANCHORS = {
    Note.Kind.COMMENT: "comments",
    Note.Kind.MENTION: "comments",
    Note.Kind.TASK: "tasks",
    Note.Kind.EVIDENCE: "evidence",
}


def seen_now(notes: QuerySet[Note], by: int | None = None) -> QuerySet[Note]:
    """Those whose story is open today to whom they are told; a story may have become private since. Where
    all are told to one person, `by` is that person's key: it asks less of the database."""
    return notes.filter(Q(story=None) | story_open_to(by or OuterRef("to")))


def notes_of(person: User) -> QuerySet[Note]:
    """Newest first."""
    return seen_now(Note.objects.filter(to=person), by=person.pk)


def place(note: Note) -> str:
    """An address within the desk; without a story, the inbox itself."""
    if note.detail.get("report"):
        return reverse("admin:stories_report_change", args=[note.detail["report"]])
    if colleague := note.detail.get("recovery") or note.detail.get("colleague"):
        return reverse("admin:auth_user_change", args=[colleague])
    if note.detail.get("proposal"):
        return reverse("admin:stories_proposal_change", args=[note.detail["proposal"]]) + _anchor(note)
    if note.story_id:
        return reverse("admin:stories_story_change", args=[note.story_id]) + _anchor(note)
    return reverse("account" if _is_of_the_account(note) else "inbox")


def _is_of_the_account(note: Note) -> bool:
    return bool(note.detail.get("address")) or note.detail.get("did") == "renamed"


def _anchor(note: Note) -> str:
    if note.detail.get("comment"):
        return f"#comment-{note.detail['comment']}"
    if note.detail.get("did") in {"named", "opened"}:
        return "#who"
    anchor = "tasks" if note.detail.get("task") else ANCHORS.get(Note.Kind(note.kind), "")
    return f"#{anchor}" if anchor else ""
