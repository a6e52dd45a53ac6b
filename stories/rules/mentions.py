"""Whom a comment names: "@mara.lind", "@Mara" or "@MaraLind"; an e-mail address names nobody."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

AT = re.compile(r"(?<![\w@.+-])@(\w[\w.+-]*)")


@dataclass(frozen=True)
class Colleague:
    key: int
    username: str
    first: str = ""
    last: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What else than the username names them."""
        first, last = _bare(self.first), _bare(self.last)
        return tuple(name for name in (first, first + last if last else "") if name)


@dataclass(frozen=True)
class Unclear:
    """A name that several answer to; `usernames` tell them apart."""

    name: str
    usernames: tuple[str, ...]


@dataclass(frozen=True)
class Mentioned:
    """`keys` of those named, in order, each once; `unknown` are names nobody answers to, as written."""

    keys: tuple[int, ...] = ()
    unclear: tuple[Unclear, ...] = ()
    unknown: tuple[str, ...] = ()


def mentioned(text: str, colleagues: Iterable[Colleague]) -> Mentioned:
    """A username names before a first name does. What names nobody is only text."""
    everybody = list(colleagues)
    keys, unclear, unknown = dict[int, None](), dict[str, Unclear](), dict[str, None]()
    for name in AT.findall(text):
        found = _named(name.rstrip(".+-"), everybody) or _named(name, everybody)
        if len(found) == 1:
            keys[found[0].key] = None
        elif found:
            unclear[name.casefold()] = Unclear(name, tuple(sorted(one.username for one in found)))
        else:
            unknown[name.rstrip(".+-")] = None
    return Mentioned(tuple(keys), tuple(unclear.values()), tuple(unknown))


def _named(name: str, everybody: list[Colleague]) -> list[Colleague]:
    said = name.casefold()
    exact = [one for one in everybody if one.username == name]
    by_username = exact or [one for one in everybody if one.username.casefold() == said]
    return by_username or [one for one in everybody if said in one.names]


def _bare(name: str) -> str:
    return "".join(name.split()).casefold()
