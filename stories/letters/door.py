"""The door every form of a reader comes in by.

No cookie is set for readers, so none can carry a token to compare with. None is needed: a forged request
is dangerous for what the browser adds to it by itself, a session above all, and here it adds nothing. What
another site could still borrow is a reader's network address, to spend its share of requests. Two checks
stop that. The browser itself says from where a form is sent: `Sec-Fetch-Site`, which no page's script can
set, or, where a browser or a plain http address has none, `Origin`; what names neither is no browser of
these years and is turned away. And the form carries the name of what it is for and its time, signed: what
is sent was made by this site, for this form, within the last hours. Programs that forge both meet the
limits that are counted in the database, by place, by mail address and by story.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest

# So long may a form stay open; whoever comes later gets it again, with what was typed.
OPEN_FOR = timedelta(hours=12)
_SALT = "stories.letters"


def slip(request: HttpRequest) -> str:
    """What a form at this address carries."""
    return signing.TimestampSigner(salt=_SALT).sign(request.path)


def carries_slip(request: HttpRequest) -> bool:
    try:
        told = signing.TimestampSigner(salt=_SALT).unsign(request.POST.get("slip", ""), max_age=OPEN_FOR)
    except signing.BadSignature:
        return False
    return told == request.path


def from_here(request: HttpRequest) -> bool:
    """Whether a page of this site, or the reader alone, sent the form."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin in {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
