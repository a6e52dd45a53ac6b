"""The people who sign in, found by what they type; and the words for what their groups allow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission, User
from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Concat

from newsroom.accounts.mails import signing_in_with

# What each permission allows, in words; one without words is told by its own name.
WORDS = {
    "stories.write_story": "write stories and propose what readers see",
    "stories.decide_proposal": "approve and decline proposals",
    "stories.lower_story": "lower a label or retract a story at once",
    "stories.override_label": "let a label stand above its evidence",
    "stories.read_ledger": "read the ledger and the log",
    "stories.keep_formats": "set what a new story of a format starts with",
    "stories.keep_house": "set labels, sections, authors and publishers",
    "sources.add_retrieval": "have pages read and send them in",
    "sources.add_reference": "keep references",
    "sources.change_reference": "correct references and take them back",
    "sources.change_derivation": "judge who rests on whom",
    "sources.view_signal": "see the wire",
    "sources.change_signal": "keep and dismiss signals",
    "sources.add_humansource": "keep people who told something",
    "sources.change_feed": "add and stop feeds",
    "accounts.keep_colleagues": "add and correct colleagues, change their groups, switch them off",
}


def told_permissions() -> QuerySet[Permission]:
    """Those that have words of ours."""
    whole = Concat(F("content_type__app_label"), Value("."), F("codename"), output_field=CharField())
    return Permission.objects.annotate(whole=whole).filter(whole__in=WORDS).select_related("content_type")


def in_order(permission: Permission) -> int:
    """Its place in WORDS."""
    return list(WORDS).index(_whole(permission))


def in_words(permissions: Iterable[Permission]) -> str:
    held = {_whole(one) for one in permissions}
    return ", ".join(words for name, words in WORDS.items() if name in held)


def who_types(typed: str) -> User | None:
    """Whoever signs in with this name or address."""
    return signing_in_with(typed).first()


@dataclass(frozen=True)
class Said:
    """A group and what it allows, in words; beyond another one's, where it allows all of that, too."""

    key: int
    name: str
    allows: str


def said_groups(groups: QuerySet[Group]) -> list[Said]:
    told: list[Said] = []
    before: list[tuple[str, set[str]]] = []
    for group in groups.prefetch_related("permissions__content_type"):
        held = {_whole(one) for one in group.permissions.all()}
        less, has = max(
            ((name, had) for name, had in before if had and had <= held),
            key=lambda one: len(one[1]),
            default=("", set[str]()),
        )
        words = _words(held - has, group)
        told.append(Said(group.pk, group.name, _sentence(less, words)))
        before.append((group.name, held))
    return told


def _whole(permission: Permission) -> str:
    return f"{permission.content_type.app_label}.{permission.codename}"


def _words(held: set[str], group: Group) -> list[str]:
    """In the order of WORDS; what has none of ours is told by its own name, last."""
    names = {_whole(one): str(one.name) for one in group.permissions.all()}
    others = sorted(names[name] for name in held - set(WORDS))
    return [
        *(WORDS[name] for name in WORDS if name in held),
        *(f"{one[:1].lower()}{one[1:]}" for one in others),
    ]


def _sentence(less: str, words: list[str]) -> str:
    if less:
        return f"all that {less} may{'; ' if words else ''}{', '.join(words)}"
    return ", ".join(words) or "nothing yet"
