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


class FileTooLarge(Refusal):
    """`most` is in bytes."""

    field = "file"

    def __init__(self, most: int) -> None:
        super().__init__(
            f"The file is larger than {most // 1024 // 1024} MB. "
            "Save a smaller copy, or enter the source by hand."
        )


class NotAFileWeRead(Refusal):
    field = "file"

    def __init__(self) -> None:
        super().__init__(
            "This file is no PDF, saved page or e-mail (.eml). "
            "Save it as one of these, or enter the source by hand."
        )


class EmptyFile(Refusal):
    field = "file"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is empty: there is nothing in it. Save it again where it came from, and hand that in."
        )


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

    def __init__(self, *, joins: bool = False) -> None:
        why = "one of the two rests on the other" if joins else "the two are independent"
        super().__init__(f"Say in a note why {why}: colleagues will ask.")


class LongNote(Refusal):
    field = "note"

    def __init__(self, length: int, most: int) -> None:
        super().__init__(f"The note is {length} characters; at most {most} fit. Shorten it.")


class RestsOnItself(Refusal):
    def __init__(self) -> None:
        super().__init__("Choose two different references: nothing rests on itself.")


class NoWhy(Refusal):
    """`sentence` says what to say."""

    field = "why"

    def __init__(self, sentence: str = "Say how you know: colleagues will ask.") -> None:
        super().__init__(sentence)


class SameFact(Refusal):
    field = "value"

    def __init__(self) -> None:
        super().__init__("That is what holds already. Change it, or leave the fact as it is.")


class NotYoursToRead(Refusal):
    field = "value"

    def __init__(self) -> None:
        super().__init__(
            "Nothing was changed: who wrote this is not to be named, and what may give them away is put "
            "right by who kept it or who knows them. Ask one of them."
        )


class NotAFact(Refusal):
    """What was given cannot stand in that field; the sentence says what can."""

    field = "value"


class NoPublisher(Refusal):
    field = "value"

    def __init__(self) -> None:
        super().__init__(
            "Name who published it: without a publisher it would count as a layer of its own. "
            "Where nobody says, name the platform it stands on."
        )


class NotAskedFor(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "The page was not asked for: this reference is confidential, and asking again would point at it. "
            "Open the newest of its archived copies instead."
        )


class NoFeed(Refusal):
    """No feed could be read at an address, nor found from there; the sentence says what was."""

    field = "url"


class FeedKnown(Refusal):
    field = "url"

    def __init__(self, feed: object) -> None:
        super().__init__(f"The newsroom polls this feed already, as “{feed}”. Open it in the list.")


class NoSuchInterval(Refusal):
    field = "every"

    def __init__(self) -> None:
        super().__init__("Choose how often the feed is polled: every 1 to 1440 minutes.")
