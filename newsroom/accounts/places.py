"""Where a request comes from, and with which browser."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from newsroom.accounts.models import KnownPlace
from stories.asker import network

KNOWN_FOR = timedelta(days=60)
BROWSERS = {"Edg/": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
SYSTEMS = {
    "iPhone": "an iPhone",
    "iPad": "an iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Macintosh": "a Mac",
    "Linux": "Linux",
}


def place(request: HttpRequest) -> str:
    """The network that asks, as a digest: where people work from stands nowhere."""
    return salted_hmac("newsroom.accounts.place", network(request), algorithm="sha256").hexdigest()


def browser(request: HttpRequest) -> str:
    """In words, "Firefox on Linux"; "" for what says nothing we know."""
    told = request.headers.get("User-Agent", "")
    name = next((word for sign, word in BROWSERS.items() if sign in told), "")
    system = next((word for sign, word in SYSTEMS.items() if sign in told), "")
    return f"{name} on {system}" if name and system else name or system


def know(person: User, place: str, now: datetime) -> None:
    """Somebody has signed in from there; where they have not been for long is forgotten."""
    KnownPlace.objects.filter(person=person, at__lt=now - KNOWN_FOR).delete()
    KnownPlace.objects.update_or_create(person=person, place=place, defaults={"at": now})
