"""Starting a correction: the sheet stands open, the kind chosen and the text begun, in the writer's hand."""

from __future__ import annotations

from textwrap import shorten

from django.http import HttpRequest

from stories.admin import story_screens as screens
from stories.admin import typed
from stories.admin.beside import side_by_side
from stories.admin.propose_form import GROUP, STUB
from stories.dossier import open_dossier
from stories.models import Proposal, Report, Story
from stories.rules.comparison import compare_content
from stories.rules.difference import Piece

MOST_QUOTED, MOST_REASON = 300, 3000
FACT = "ui"


def from_report(request: HttpRequest, report: Report) -> str:
    """Begun from what a reader reported; the address to go on at."""
    said = shorten(report.text, MOST_REASON, placeholder="…")
    return _begin(request, report.story, report.sentence, f"A reader reports: {said}")


def from_history(request: HttpRequest, story: Story) -> str:
    """Begun from the first words of the live edition that the draft says differently by now, if it does."""
    live = story.live_edition
    changed = side_by_side(compare_content(live.content, open_dossier(story).content)) if live else ()
    words = next((_plain(row.then) for row in changed if row.then and row.tag != FACT), "")
    return _begin(request, story, words)


def _begin(request: HttpRequest, story: Story, wrong: str, reason: str = "") -> str:
    """Kept as if the person had typed it; what they typed before stays."""
    quoted = f"“{shorten(wrong, MOST_QUOTED, placeholder='…')}” " if wrong else ""
    begun = {
        f"{GROUP}-mends": str(Proposal.Kind.CORRECT),
        f"{GROUP}-correction": f"{STUB} {quoted}",
        f"{GROUP}-reason": reason,
    }
    filled = {name: value for name, value in begun.items() if value}
    typed.remember(request, story.pk, {**filled, **typed.recall(request, story.pk)})
    return f"{screens.address(story)}#id_{GROUP}-correction"


def _plain(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"{'' if at == 0 or one.tight else ' '}{one.text}" for at, one in enumerate(pieces))
