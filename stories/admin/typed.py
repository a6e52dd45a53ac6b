"""What a person typed on a story page and has not done yet: a reason, a corrected fact, a link.

Saving the text reloads the page; these stay, per person and story, in the session.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, QueryDict

DRAFT = re.compile(
    r"(?P<group>link|newclaim|hand|rests|propose|comment|task|who|(?:answer|page|judge)\d+)-(?!key$|offered$|asked$)\w+"
)
MOST_STORIES = 8
# More than any field of the page takes: no session grows by what nobody could have meant.
MOST_TEXT = 10_000

type Typed = Mapping[str, str]


def drafts(data: QueryDict, *, done: str = "") -> Typed:
    """Filled fields that wait for their button; those of the group `done` have had theirs."""
    matches = ((name, DRAFT.fullmatch(name)) for name in data)
    return {
        name: str(data[name])[:MOST_TEXT]
        for name, match in matches
        if match and match["group"] != done and str(data[name]).strip() and not _is_offer(name, data)
    }


def _is_offer(name: str, data: QueryDict) -> bool:
    """The label the page itself put forward: next time it may put forward a better one."""
    return name == "propose-label" and data[name] == data.get("propose-offered")


def remember(request: HttpRequest, story: int, typed: Typed) -> None:
    held: dict[str, Any] = request.session.get("typed", {})
    if held.get(str(story), {}) == typed:
        return
    others = {key: value for key, value in held.items() if key != str(story)}
    kept = {**others, str(story): dict(typed)} if typed else others
    request.session["typed"] = dict(list(kept.items())[-MOST_STORIES:])


def recall(request: HttpRequest, story: int) -> Typed:
    typed: Typed = request.session.get("typed", {}).get(str(story), {})
    return typed


def of_group(typed: Typed, group: str) -> dict[str, str]:
    """{field: value} of one group; empty when nothing was typed there."""
    return {
        name.removeprefix(f"{group}-"): value for name, value in typed.items() if name.startswith(f"{group}-")
    }
