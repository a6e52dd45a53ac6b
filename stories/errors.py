"""Refusals. Each says what happened and what to do next, in words for the person it stops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sources.errors import NotAllowed, Refusal

__all__ = ["NotAllowed", "Refusal"]


PROPOSE_AGAIN = "decline it, or ask the writer to propose it again."
PROPOSED_ANEW = "within a minute the newsroom's watch proposes what today's evidence earns."


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
    def __init__(self) -> None:
        super().__init__(
            "A proposal for this story already waits for an editor. Withdraw it to propose again."
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


class Moved(Refusal):
    """Text, evidence or the live edition moved since the proposal was made.

    `content` and `evidence` are what they are now; either is None when it stands.
    `edition` is the number readers see now, None when that stands.
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
        what = [
            word
            for word, moved in (
                ("the text", content is not None),
                ("the evidence", evidence is not None),
                ("the edition readers see", edition is not None),
            )
            if moved
        ]
        super().__init__(
            f"Not approved: {' and '.join(what)} moved since this was proposed. "
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
