"""Refusals. Each says what happened and what to do next, in words for the person it stops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404

from sources.errors import NotAllowed, Refusal

__all__ = ["NotAllowed", "Refusal"]


PROPOSE_AGAIN = "decline it, or ask the writer to propose it again."
PROPOSED_ANEW = "within a minute the newsroom's watch proposes what today's evidence earns."


class NoSuchStory(Refusal, Http404):
    """No story of that key is open to whoever asks: one that is private to others is told like one that
    never was. A screen that does not catch it answers "not found", too."""

    def __init__(self) -> None:
        super().__init__("There is no such story. Nothing was done: look for it in the list of stories.")


class StaleVersion(Refusal):
    """Someone saved a newer version; `current` is its number."""

    def __init__(self, current: int) -> None:
        self.current = current
        super().__init__(
            f"Version {current} was saved while you were writing. "
            "Nothing is lost: both versions are shown, choose what stays."
        )


class NotEarned(Refusal):
    """A label above the evidence; `missing` are the sentences that say what it lacks."""

    field = "label"

    def __init__(self, label: str, missing: Sequence[str]) -> None:
        self.missing = list(missing)
        super().__init__(f"{label} is not earned yet. " + " ".join(missing))


class NotReady(Refusal):
    """The story lacks what every edition needs; `lacks` maps field to sentence."""

    def __init__(self, lacks: Mapping[str, str]) -> None:
        self.lacks = dict(lacks)
        super().__init__(" ".join(lacks.values()))


class OpenProposal(Refusal):
    """`until`: the one there is approved already and waits for this time, in words."""

    def __init__(self, until: str = "") -> None:
        super().__init__(
            f"A proposal for this story is approved and set for {until}. To propose again, its writer "
            "withdraws it, or an editor takes it back."
            if until
            else "A proposal for this story already waits for an editor. Withdraw it to propose again."
        )


class BadTime(Refusal):
    """A time that cannot be set; `why` says why not, and what to set instead."""

    field = "publish_at"


class Lapsed(Refusal):
    """An approval that waited for its time and counts no more; it is made with why."""


class SetForLater(Refusal):
    """Nothing set for a time goes out before it by a plain approval; `time` says it in words."""

    def __init__(self, time: str) -> None:
        super().__init__(
            f"Nothing was published: this is set for {time}, and not before. "
            "Approve it for its time, or publish it now instead."
        )


class NothingNew(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "Readers already see exactly this text, evidence and label. Change something before you propose."
        )


class OwnProposal(Refusal):
    def __init__(self) -> None:
        super().__init__("You proposed this yourself. Who proposes does not decide: another editor must.")


class AlreadyDecided(Refusal):
    def __init__(self, state: str) -> None:
        self.state = state
        super().__init__(f"This proposal is already {state}. Nothing was done a second time.")


class ReviewTaken(Refusal):
    """A colleague, `who`, looks at this proposal already. Told so, another editor may still decide."""

    def __init__(self, who: str) -> None:
        self.who = who
        super().__init__(
            f"Nothing was done: {who} looks at this now. Leave it to them, or press again to do it instead."
        )


class Moved(Refusal):
    """Text, evidence or the live edition moved since the proposal was made.

    `content` and `evidence` are what they are now; either is None when it stands.
    `edition` is the number readers see now, None when that stands. `what` names what moved.
    """

    def __init__(
        self,
        content: Mapping[str, Any] | None,
        evidence: Mapping[str, Any] | None,
        edition: int | None,
        *,
        by_watch: bool = False,
    ) -> None:
        self.content, self.evidence, self.edition = content, evidence, edition
        self.happened = any(part is not None for part in (content, evidence, edition))
        self.what = [
            word
            for word, moved in (
                ("the text", content is not None),
                ("the evidence", evidence is not None),
                ("the edition readers see", edition is not None),
            )
            if moved
        ]
        super().__init__(
            f"Not approved: {' and '.join(self.what)} moved since this was proposed. "
            "See what moved below; " + (PROPOSED_ANEW if by_watch else PROPOSE_AGAIN)
        )


class NotLower(Refusal):
    field = "label"

    def __init__(self, now: str, asked: str) -> None:
        super().__init__(f"{asked} is not below {now}. To raise a label, propose it: another editor decides.")


class NotPublished(Refusal):
    def __init__(self) -> None:
        super().__init__("Readers do not see this story yet. Propose its first edition.")


class AlreadyRetracted(Refusal):
    def __init__(self) -> None:
        super().__init__("This story is already retracted; readers see the notice.")


class AlreadyCited(Refusal):
    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(f"The story already cites this reference: it is source note {number}.")


class AlreadyClaimed(Refusal):
    field = "claim"

    def __init__(self) -> None:
        super().__init__("The story already makes this claim. Write another, or set its stances.")


class NoShelf(Refusal):
    field = "section"

    def __init__(self) -> None:
        super().__init__(
            "No section stands to put the story in. Ask a publisher to open one, then start it again."
        )


class HeadlineClaimStays(Refusal):
    def __init__(self) -> None:
        super().__init__("Every story has one headline claim. Reword it instead of removing it.")


class NoPublicReason(Refusal):
    field = "change_note"

    def __init__(self) -> None:
        super().__init__("Readers will ask why. Say in a sentence what changed, for them.")


class NoReason(Refusal):
    field = "reason"

    def __init__(self, who_reads: str) -> None:
        super().__init__(f"Give a reason: {who_reads} will read it.")


class NoGrant(NoReason):
    """A label above the evidence is granted in words for readers."""

    field = "override"


class NotYours(Refusal):
    def __init__(self) -> None:
        super().__init__("Only who made a proposal may withdraw it. Decline it with a note instead.")


class StanceMoved(Refusal):
    """A colleague set this stance meanwhile; `now` is what it says ("" for unset)."""

    def __init__(self, now: str) -> None:
        self.now = now
        super().__init__(
            f"A colleague set this stance to {now or 'unset'} while you were looking. "
            "It was left as it is: choose again if you see it differently."
        )


class StillOneLayer(Refusal):
    """Two that count once, and not by a derivation between them; `because` says why, `do` what parts them."""

    def __init__(self, because: str, do: str) -> None:
        super().__init__(f"They stay one layer, because {because}. {do}")


class NothingToRestore(Refusal):
    """The draft already says, and keeps, all of that version."""

    def __init__(self, version: int) -> None:
        super().__init__(
            f"The draft already says what version {version} said. "
            "Nothing was changed: choose another version."
        )


class NothingSaid(Refusal):
    field = "text"

    def __init__(self) -> None:
        super().__init__("Write what you have to say first.")


class LongComment(Refusal):
    field = "text"

    def __init__(self, length: int, most: int) -> None:
        super().__init__(
            f"The comment is {length} characters; at most {most} fit. Shorten it: nothing was said."
        )


class UnclearName(Refusal):
    """A comment names somebody by a name that several have."""

    field = "text"

    def __init__(self, name: str, usernames: Sequence[str]) -> None:
        told = " or ".join(f"@{username}" for username in usernames)
        super().__init__(f"Several people answer to @{name}. Say whom you mean: {told}.")


class NotOpenTo(Refusal):
    """These people may not see the story; `field` is where they were named."""

    def __init__(self, people: Sequence[str], field: str) -> None:
        self.field = field
        super().__init__(
            f"{' and '.join(people)} may not see this story, so nobody was told. "
            "Name them on the story first, or leave them out."
        )


class NotInText(Refusal):
    field = "quote"

    def __init__(self) -> None:
        super().__init__(
            "The story does not say these words. Copy them from the text as they stand, or leave this empty."
        )


class BadDue(Refusal):
    """Nothing can be due then; the sentence says why."""

    field = "hour"


class AlreadyDone(Refusal):
    def __init__(self, who: str) -> None:
        super().__init__(f"{who} finished this task meanwhile. It stays done.")
