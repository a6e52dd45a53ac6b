"""The draft beside the edition readers see: what an editor would be shown, before it is proposed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stories.admin import story_screens as screens
from stories.admin.ahead import ahead
from stories.admin.beside import side_by_side
from stories.admin.copies_then import copies_then
from stories.admin.cut import what_changed
from stories.admin.ways import is_side, remembered
from stories.admin.weighing import compare_evidence
from stories.dossier import open_dossier
from stories.rules.comparison import compare_content
from stories.rules.snapshot import standing_layers


@require_safe
def ahead_page(request: HttpRequest, object_id: str) -> HttpResponse:
    by = screens.writer(request)
    story = screens.found(object_id, by)
    dossier, live = open_dossier(story), story.live_edition
    words = compare_content(live.content if live else None, dossier.content)
    change = compare_evidence(live.evidence if live else None, dossier.evidence)
    told = {
        "title": "The draft beside the edition",
        "story": story,
        "address": screens.address(story),
        "before": live,
        "before_word": f"Edition {live.number}" if live else "",
        "next_number": live.number + 1 if live else 1,
        "is_open": True,
        "is_side": is_side(request),
        "ahead": ahead(dossier),
        "words_change": words,
        "evidence_change": change,
        "copies": copies_then(story, dossier.evidence["references"], by),
        "rows": side_by_side(words),
        "cut": what_changed(change, words),
        "layers": standing_layers(dossier.evidence),
        "references": len(dossier.citations),
        "content": dossier.content,
    }
    return remembered(request, screens.show(request, "ahead", told))
