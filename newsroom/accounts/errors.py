"""Refusals at the door and among colleagues."""

from __future__ import annotations

from datetime import datetime

from stories.errors import Refusal


class TooManyTries(Refusal):
    """Nothing was looked at; `until` is when the next guess is, `since` when the wait began."""

    def __init__(self, since: datetime, until: datetime, *, everywhere: bool = False) -> None:
        self.since, self.until, self.everywhere = since, until, everywhere
        super().__init__("Too many wrong guesses. Nothing was looked at: wait, then try again.")


class WrongPassword(Refusal):
    field = "password"

    def __init__(self) -> None:
        super().__init__("This is not your password. Nothing was changed: type it again.")


class WrongCode(Refusal):
    field = "code"

    def __init__(self) -> None:
        super().__init__("This code does not fit. Wait for the next one in your app, or use a recovery code.")


class UsedCode(Refusal):
    field = "code"

    def __init__(self) -> None:
        super().__init__("This code was used already. The next one comes within 30 seconds.")


class SecretLost(Refusal):
    field = "code"

    def __init__(self) -> None:
        super().__init__(
            "The newsroom holds no key that opens your second step, so no code can be looked at. Ask "
            "two publishers to take it off (“Neither is at hand?”), or whoever runs the newsroom to put "
            "the old key back into PEOPLE_KEYS."
        )


class PasskeyRefused(Refusal):
    """Unknown, somebody else's, or not signed as asked: nobody is told which."""

    def __init__(self) -> None:
        super().__init__(
            "This passkey did nothing: it is not known here, or the page stood open too long. "
            "Try once more, or use your password."
        )


class PasskeyKnown(Refusal):
    def __init__(self) -> None:
        super().__init__("This passkey is known already. Nothing was added.")


class PasskeyGone(Refusal):
    def __init__(self) -> None:
        super().__init__("This passkey was removed already. Nothing was changed.")


class TooManyPasskeys(Refusal):
    def __init__(self, most: int) -> None:
        super().__init__(f"You have {most} passkeys, and that is as many as go. Remove one first.")


class TooManyAsked(Refusal):
    """From one place, within as long as a challenge is good for."""

    def __init__(self) -> None:
        super().__init__(
            "Passkeys were asked for too often from where you are. Nothing was done: wait five minutes, or "
            "use your password."
        )


class DeviceGone(Refusal):
    def __init__(self) -> None:
        super().__init__("No such device is trusted any more. Nothing was changed.")


class RecoveryOver(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "This request is over: it was withdrawn, refused, overtaken or ran out. Nothing was changed. "
            "Who still needs it asks anew."
        )


class AskedAlready(Refusal):
    def __init__(self) -> None:
        super().__init__("You have asked already. Nothing was added: tell the figures to two publishers.")


class TooFewToVouch(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "Fewer than two publishers could say that it is you, so nobody was asked. Whoever runs the "
            "newsroom's machine takes the second step off there: manage.py take_off_second_step."
        )


class NotAsked(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "You were none of those who could say so when it was asked, so your word does not count. Nothing "
            "was changed: they can ask anew."
        )


class SaidAlready(Refusal):
    def __init__(self) -> None:
        super().__init__("You have said so already. Nothing was changed: another publisher must, too.")


class WrongFigures(Refusal):
    field = "figures"

    def __init__(self) -> None:
        super().__init__(
            "These are not the figures they were given. Nothing was said: ask them once more, and refuse if "
            "they cannot tell you."
        )


class SecondStepOn(Refusal):
    def __init__(self) -> None:
        super().__init__("The second step is on already. Switch it off first to use another app.")


class SecondStepOff(Refusal):
    def __init__(self) -> None:
        super().__init__("There is no second step here any more. Nothing was changed.")


class SecondStepDemanded(Refusal):
    def __init__(self) -> None:
        super().__init__("Your group signs in with a second step, so it stays on.")


class NotTheirs(Refusal):
    """Somebody this person may not touch."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing was changed. Nobody changes their own account here, one that may do more than theirs, "
            "or an administrator's: ask another publisher, or whoever runs the newsroom."
        )


class BeyondYours(Refusal):
    field = "groups"

    def __init__(self) -> None:
        super().__init__("You can only give a group whose permissions you have yourself. Choose another.")


class LastPublisher(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "Nothing was changed: this is the last one who can look after colleagues. "
            "Make another publisher first."
        )


class GroupTaken(Refusal):
    field = "name"

    def __init__(self, name: str) -> None:
        super().__init__(f"There is a group called {name} already. Nothing was added: choose another name.")


class GroupOfOurs(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is one of the groups a newsroom is set up with, and stays. Nothing was removed: "
            "take away what its people may do instead."
        )


class GroupInUse(Refusal):
    def __init__(self, name: str, many: int) -> None:
        people = "one person is" if many == 1 else f"{many} people are"
        super().__init__(
            f"{people.capitalize()} in {name}. Nothing was removed: "
            "take them out of it under Colleagues first."
        )


class AddressTaken(Refusal):
    field = "email"

    def __init__(self) -> None:
        super().__init__(
            "A colleague has this address already. Give another; each person signs in with theirs."
        )


class AddressMissing(Refusal):
    field = "email"

    def __init__(self) -> None:
        super().__init__(
            "Give an address: without one they cannot ask for a new password. Nothing was changed."
        )


class AddressOver(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "This address waits for nobody any more: it was confirmed, or another was put down. "
            "Nothing was changed: load the page again."
        )


class NotAskedOfYou(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "Whoever put an address down does not confirm it, nor does who could not when it was put down. "
            "Nothing was changed: they say so themselves, signed in, or another publisher does."
        )


class NoAddress(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name} has no address, so no mail can reach them. Nothing was sent.")


class AlreadyOff(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is switched off already.")


class AlreadyOn(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is switched on already.")


class AlreadyIn(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} has chosen a password already. Who forgot theirs asks for a link at the door."
        )
