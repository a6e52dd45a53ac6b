"""Comments beside a story's text and beside a proposal: threads, open ones first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4, uuid5

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet
from django.http import QueryDict

from newsroom.row_key import row_key
from stories.actions.comment import comment, named_nobody
from stories.actions.resolve_comment import reopen_comment, resolve_comment
from stories.admin.press import Press, form_key
from stories.models import Comment, Proposal, Story
from stories.rules.quotes import Place, find, plain

GROUP = "comment"
# Threads settled long ago stay in the log; these are the newest.
MOST, MOST_RESOLVED = 200, 20
IN_VAIN = (
    "Not said yet: nobody at the desk answers to {}. Correct the name, or press once more to say it as it "
    "is; nobody is told by that name then."
)


@dataclass(frozen=True)
class Thread:
    """`is_gone`: the words it stands at are no longer in the text. `typed` is an answer not sent yet."""

    first: Comment
    replies: Sequence[Comment] = ()
    is_gone: bool = False
    typed: str = ""
    trouble: Sequence[str] = field(default=())

    @property
    def group(self) -> str:
        return f"answer{self.first.pk}"


def of_story(story: Story, typed: Mapping[str, str], group: str, errors: Mapping[str, Any]) -> dict[str, Any]:
    """For the story page. `typed` by field name is what was written and not sent; `errors` by field
    belong to the group of fields that was refused."""
    opened, resolved = _threads(story, story.comments.all(), typed, group, errors)
    mine = dict(errors) if group == GROUP else {}
    return {
        "threads": opened,
        "resolved": resolved,
        "comment_key": uuid4(),
        "comment_typed": {
            name: typed.get(f"{GROUP}-{name}", "") for name in ("text", "quote", "before", "after")
        },
        "quote_trouble": mine.pop("quote", ()),
        "comment_trouble": [one for told in mine.values() for one in told],
    }


def for_proposal(proposal: Proposal) -> dict[str, Any]:
    """For the review page: what was said of this proposal, and what stands open on its story."""
    of_it, resolved = _threads(proposal.story, proposal.comments.all(), {}, "", {})
    others = proposal.story.comments.exclude(proposal=proposal)
    opened, _ = _threads(proposal.story, others, {}, "", {})
    return {"threads": of_it, "resolved": resolved, "story_threads": opened, "comment_key": uuid4()}


def say(proposal: Proposal, data: QueryDict, *, by: User) -> Comment:
    """The review page's `_comment`: its value is the thread it answers, or "yes" for a new one; its
    fields are `comment-text` and `comment-key`. Raises what commenting raises."""
    thread = data.get("_comment", "")
    rows = proposal.story.comments.filter(answers=None)
    answers = rows.filter(pk=row_key(thread)).first()
    key, text = form_key(data.get("comment-key", "")), data.get("comment-text", "")
    return comment(proposal.story, text, by=by, key=key, proposal=proposal, answers=answers)


def _threads(
    story: Story,
    rows: QuerySet[Comment],
    typed: Mapping[str, str],
    group: str,
    errors: Mapping[str, Any],
) -> tuple[list[Thread], list[Thread]]:
    """Open ones, oldest first; then the resolved, newest first."""
    newest = rows.filter(answers=None).order_by(F("resolved_at").desc(nulls_first=True), "pk")
    first = newest.values("pk")[:MOST]
    replies: dict[int | None, list[Comment]] = {}
    # The story's own, by an index, of which these are chosen: asked of all, every comment would be read.
    found = story.comments.filter(Q(pk__in=first) | Q(answers__in=first))
    for row in found.select_related("by", "resolved_by").order_by("at", "pk"):
        replies.setdefault(row.answers_id, []).append(row)
    threads = sorted(replies.get(None, ()), key=lambda row: row.pk)
    shown = [row for row in threads if not row.resolved_at]
    resolved = ((row.resolved_at, row) for row in threads if row.resolved_at)
    newest_first = sorted(resolved, key=lambda pair: pair[0], reverse=True)
    settled = [row for _, row in newest_first[:MOST_RESOLVED]]
    text = plain(story.headline, story.standfirst, story.body)

    def thread(row: Comment) -> Thread:
        gone = bool(row.quote) and find(text, Place(row.quote, row.before, row.after)) is None
        mine = f"answer{row.pk}"
        refused = [one for told in errors.values() for one in told] if group == mine else []
        return Thread(row, replies.get(row.pk, ()), gone, typed.get(f"{mine}-text", ""), refused)

    return [thread(row) for row in shown], [thread(row) for row in settled]


def write(press: Press) -> str:
    at = Place(*(press.text(f"{GROUP}-{name}") for name in ("quote", "before", "after")))
    key, text = press.key(f"{GROUP}-key"), _meant(press, GROUP)
    return _said(comment(press.story, text, by=press.by, key=key, place=at))


def answer(press: Press) -> str:
    thread = press.row(press.story.comments.all())
    # One form carries a key; each thread on it has its own.
    key = uuid5(press.key(f"{GROUP}-key"), str(thread.pk))
    text = _meant(press, f"answer{thread.pk}")
    return _said(comment(press.story, text, by=press.by, key=key, answers=thread))


def _meant(press: Press, group: str) -> str:
    """The words of a comment. Raises ValidationError where they name somebody in vain, once: the same words
    sent again are meant."""
    text = press.text(f"{group}-text")
    if press.text(f"{group}-asked") == text:
        return text
    if in_vain := named_nobody(text):
        raise ValidationError({"text": IN_VAIN.format(_at(in_vain))})
    return text


def resolve(press: Press) -> str:
    resolve_comment(press.row(press.story.comments.all()), by=press.by)
    return ""


def reopen(press: Press) -> str:
    reopen_comment(press.row(press.story.comments.all()), by=press.by)
    return ""


def _said(row: Comment) -> str:
    named = [one.get_full_name() or one.get_username() for one in row.mentions.all()]
    return f"{' and '.join(named)} will find it in the inbox." if named else ""


def not_found(text: str) -> str:
    """Says whom a comment names in vain, "" where it names nobody so."""
    names = _at(named_nobody(text))
    return f"Nobody at the desk answers to {names}, so nobody was told by that name." if names else ""


def _at(names: Sequence[str]) -> str:
    return " and ".join(f"@{name}" for name in names)
