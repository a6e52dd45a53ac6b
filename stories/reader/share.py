"""The share picture of an edition: drawn when it is first asked for, then kept as long as the edition.

Not by the worker: most stories are never passed on, and a picture that is asked for at once after
publishing must be there. It takes about a tenth of a second and a few megabytes, whatever the edition
holds; a process draws one at a time, and who waits too long is told to come again. There are as many
files as editions at most.
"""

from __future__ import annotations

from threading import Lock

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from stories.models import Edition
from stories.templatetags.marks import label_symbol

from .feed_items import counted
from .share_picture import Card, draw
from .story import standing_at

# Raised when the drawing changes: pictures kept from before are drawn anew.
DRAWING = 1
PATIENCE_SECONDS = 5
_drawing = Lock()


@csrf_exempt
@require_safe
def share(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """An edition never changes, so its picture may be kept for ever."""
    editions = standing_at(slug).order_by("-number")
    newest = editions.values_list("slug", flat=True).first()
    edition = editions.filter(number=number).defer("content", "evidence").first()
    if edition is None or newest is None:
        raise Http404("No edition stands at this address.")
    if newest != slug:
        return redirect("reader:share", newest, number, permanent=True)
    return kept(edition)


def kept(edition: Edition) -> HttpResponseBase:
    path = f"shares/{edition.digest.partition(':')[2][:32]}-{DRAWING}.png"
    if not default_storage.exists(path) and not made(edition, path):
        return HttpResponse("Busy; try again.\n", status=503, headers={"Retry-After": "5"})
    response = FileResponse(default_storage.open(path), content_type="image/png")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def made(edition: Edition, path: str) -> bool:
    """Draw it unless another has meanwhile; False where the wait for others was too long."""
    if not _drawing.acquire(timeout=PATIENCE_SECONDS):
        return False
    try:
        if not default_storage.exists(path):
            saved = default_storage.save(path, ContentFile(drawn(edition)))
            # Another process was quicker: its picture is the same.
            if saved != path:
                default_storage.delete(saved)
        return True
    finally:
        _drawing.release()


def drawn(edition: Edition) -> bytes:
    label, day = edition.statement["label"], timezone.localtime(edition.published_at)
    layers, references = counted(edition.layers, "source layer"), counted(edition.references, "reference")
    rank, steps = label["rank"], len(edition.statement["ladder"])
    return draw(
        Card(
            newsroom=settings.NEWSROOM_NAME,
            headline=edition.headline,
            label=label["name"],
            colour=label["colour"],
            symbol=label_symbol(label),
            step=f"{rank} of {steps}" if rank and rank <= steps else "",
            rests=f"Rests on {layers}, {references}",
            foot=f"Edition {edition.number}, {format_date(day, 'j M Y')}",
        )
    )
