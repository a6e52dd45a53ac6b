"""What a line in an inbox says, on the screen and in the mail that copies it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from textwrap import shorten
from typing import Any

from stories.rules.set_time import in_words

# A headline names its story in a line; more of it is a click away.
LONGEST_NAME = 60
ASKS: Mapping[str, str] = {
    "publish": "its first edition",
    "update": "an update",
    "promote": "a higher label",
    "lower": "a lower label",
    "correct": "a correction",
    "clarify": "a clarification",
    "retract": "a retraction",
}


@dataclass(frozen=True)
class Heard:
    """`who` did it, "" for the newsroom's own watch and clock; `headline` is the story's, "" for none."""

    kind: str
    who: str
    headline: str
    detail: Mapping[str, Any]
    zone: tzinfo
    now: datetime

    @property
    def about(self) -> str:
        return f"“{shorten(self.headline, LONGEST_NAME, placeholder='…')}”" if self.headline else "a story"

    @property
    def by(self) -> str:
        return self.who or "The newsroom's watch"

    def says(self, name: str) -> str:
        return str(self.detail.get(name) or "")

    def time(self, name: str) -> str:
        """A moment of the detail in words, "" for none."""
        try:
            return in_words(datetime.fromisoformat(self.says(name)), self.zone, self.now)
        except ValueError:
            return ""


@dataclass(frozen=True)
class Line:
    """`lead` is set bold; `quote` are words somebody wrote."""

    lead: str
    rest: str
    quote: str = ""

    @property
    def text(self) -> str:
        quoted = f" “{self.quote}”" if self.quote else ""
        return f"{self.lead} {self.rest}{quoted}"


def line(heard: Heard) -> Line:
    return SAYS[heard.kind](heard)


def _asked(heard: Heard) -> Line:
    if heard.detail.get("recovery"):
        until = heard.time("until")
        return Line(heard.by, f"has lost their second step. Is it them? Two must say so, until {until}.")
    if heard.detail.get("address"):
        return _address(heard)
    what, until = ASKS.get(heard.says("asks"), "an edition"), heard.time("publish_at")
    above = f", {heard.says('label')} above the evidence" if heard.detail.get("above") else ""
    return Line(heard.by, f"asks for {what} of {heard.about}{above}{f', for {until}' if until else ''}.")


def _address(heard: Heard) -> Line:
    whose = heard.says("address")
    if whose == "yours":
        return Line(
            heard.by,
            "put down another address for you. Is it yours? Open the link mailed there, or give another.",
        )
    return Line(
        heard.by, f"put down another address for {whose}. If they cannot say that it is theirs, you can."
    )


def _answered(heard: Heard) -> Line:
    until, note = heard.time("publish_at"), heard.says("note")
    edition = f": edition {heard.says('edition')}" if heard.says("edition") else ""
    did = {
        "approved": f"approved what was proposed for {heard.about}{edition}.",
        "declined": f"declined what was proposed for {heard.about}.",
        "scheduled": f"approved {heard.about} for {until or 'its time'}.",
        "open": f"took back the time set for {heard.about}: it waits for a decision again.",
        "withdrawn": f"withdrew what was proposed for {heard.about}.",
    }
    return Line(
        heard.by, did.get(heard.says("state"), f"answered what was proposed for {heard.about}."), note
    )


def _published(heard: Heard) -> Line:
    return Line("Published", f"at its set time: {heard.about}, edition {heard.says('edition')}.")


def _stopped(heard: Heard) -> Line:
    return Line("Not published", f"at its set time: {heard.about}. {heard.says('reason')}".rstrip())


def _comment(heard: Heard) -> Line:
    did = "answered a comment on" if heard.detail.get("answers") else "commented on"
    return Line(heard.by, f"{did} {heard.about}:", heard.says("text"))


def _mention(heard: Heard) -> Line:
    if heard.says("did") == "named":
        return Line(heard.by, f"named you on {heard.about}: the draft is private to those named.")
    if heard.says("did") == "opened":
        return Line("Open to everyone at the desk:", f"the draft of {heard.about}, for readers see it now.")
    if heard.says("did") == "renamed":
        return Line(heard.by, f"changed how you are called at the desk: {heard.says('called')}.")
    return Line(heard.by, f"mentioned you on {heard.about}:", heard.says("text"))


def _task(heard: Heard) -> Line:
    what, due = f"“{heard.says('what')}”", heard.time("due_at")
    did = {
        "given": f"gave you a task on {heard.about}: {what}{f', due {due}' if due else ''}.",
        "done": f"finished a task on {heard.about}: {what}.",
        "off": f"took a task off {heard.about}: {what}.",
    }
    return Line(heard.by, did[heard.says("did") or "given"])


def _evidence(heard: Heard) -> Line:
    if heard.detail.get("label"):
        return Line(
            f"{heard.says('label')} is no longer earned", f"by {heard.about}: {heard.says('sentence')}"
        )
    return Line("Evidence moved", f"on {heard.about}: {heard.says('sentence')}")


def _overdue(heard: Heard) -> Line:
    if heard.detail.get("task"):
        return Line("Overdue:", f"“{heard.says('what')}” on {heard.about} was due {heard.time('due_at')}.")
    if heard.says("state") == "scheduled":
        return Line("Overdue:", f"{heard.about} was set for {heard.time('publish_at')} and is not out.")
    if heard.time("publish_at"):
        return Line("Overdue:", f"{heard.about} was asked for {heard.time('publish_at')} and is undecided.")
    return Line("Overdue:", f"{heard.about} waits for a decision since {heard.time('since')}.")


def _report(heard: Heard) -> Line:
    return Line("A reader reported", f"an error in {heard.about}:", heard.says("text"))


SAYS: Mapping[str, Callable[[Heard], Line]] = {
    "asked": _asked,
    "answered": _answered,
    "published": _published,
    "stopped": _stopped,
    "comment": _comment,
    "mention": _mention,
    "task": _task,
    "evidence": _evidence,
    "overdue": _overdue,
    "report": _report,
}
