"""Pictures for readers: renditions we made ourselves, never a file as it was uploaded."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

TYPES = {"webp": "image/webp", "avif": "image/avif", "jpg": "image/jpeg"}


@require_safe
def rendition(request: HttpRequest, path: str) -> FileResponse:
    """A rendition by its path; its name is its content's, so it may be kept for ever."""
    try:
        file = default_storage.open(path)
    except FileNotFoundError as error:
        raise Http404("There is no such picture.") from error
    response = FileResponse(file, content_type=TYPES[path.rpartition(".")[2]])
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
