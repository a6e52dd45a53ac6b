"""What a balancer asks: is this process alive, and can it serve?"""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stories.models import Ledger


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers and is migrated."""
    try:
        ready = Ledger.objects.filter(pk=1).exists()
    except DatabaseError:
        connection.close()
        ready = False
    return HttpResponse(
        "ready\n" if ready else "the database does not answer, or is not migrated\n",
        status=200 if ready else 503,
        content_type="text/plain",
    )
