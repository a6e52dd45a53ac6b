"""Refusals. Each says what happened and what to do next, in words for the person it stops."""

from __future__ import annotations


class Refusal(Exception):
    """Base of every refusal; `str()` is the sentence to show.

    `field` names the form field it belongs to, "" for the whole form.
    """

    field = ""


class NotAllowed(Refusal):
    def __init__(self, verb: str) -> None:
        self.verb = verb
        super().__init__(
            f"Your account may not {verb.replace('_', ' ')}. "
            "Ask a colleague who may, or ask an administrator to change your group."
        )


class NoLink(Refusal):
    """What was pasted is no link; the sentence says what is wrong with it."""

    field = "link"


class NoTitle(Refusal):
    field = "title"

    def __init__(self) -> None:
        super().__init__("Give the reference a title: what readers would call it.")


class NeverFirstHand(Refusal):
    field = "first_hand"

    def __init__(self) -> None:
        super().__init__(
            "Another outlet's report is not first-hand. Choose the kind that fits, or leave first-hand off."
        )


class NoReasonUnnamed(Refusal):
    field = "why_unnamed"

    def __init__(self) -> None:
        super().__init__("Say why this person is not named: readers see the reason.")


class NoNote(Refusal):
    field = "note"

    def __init__(self) -> None:
        super().__init__("Say in a note why the two are independent: colleagues will ask.")


class RestsOnItself(Refusal):
    def __init__(self) -> None:
        super().__init__("Choose two different references: nothing rests on itself.")
