from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import count

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from publicsuffixlist import PublicSuffixList

from sources.models import Domain, Publisher
from sources.models.publisher import UNSEEN
from sources.rules.canonical import host
from sources.rules.copies import original
from sources.rules.names import first_word, plain
from sources.rules.suffix import Suffixes, landlord, site, tenant

# They lead to everybody's pages, so they say nothing of who publishes one.
RESOLVERS = frozenset(
    {"archive.is", "archive.ph", "archive.today", "bit.ly", "doi.org", "t.co", "web.archive.org"}
)
# What stands there counts for who wrote it.
CARRIERS = frozenset({Publisher.Kind.PLATFORM, Publisher.Kind.PRESS_WIRE})


@dataclass(frozen=True, slots=True)
class Found:
    """Who stands behind an item, and the platform or press wire it stands on, where that is another.

    `how` says by what it was found: its domain, or who posted or issued it; "" by a name given.
    """

    publisher: Publisher | None
    via: Publisher | None = None
    how: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a publisher is looked for: `listed` is it already, else by `name`; one proposed gets `domain`."""

    listed: Publisher | None = None
    name: str = ""
    domain: str = ""
    origin: str = ""
    kind: str = Publisher.Kind.OUTLET
    via: Publisher | None = None
    how: str = ""

    def known(self) -> Publisher | None:
        return self.listed or (_known(self.name) if self.name else None)


def find_publisher(url: str, name: str, *, poster: str = "", issuer: str = "") -> Found:
    """Who publishes at `url`: by the longest listed domain, else by name, else proposed from both.

    A platform's post counts for its `poster`, a press wire's release for its `issuer`, and what
    stands on a shared host for whoever has that name there. Where nobody says who wrote a post it
    counts for the platform, so that all such posts are one layer. `name` is the page's or a
    person's word for the publisher; on a platform it is asked only under a name of one's own.

    Part of keeping a reference: whoever calls it holds the transaction and has asked for permission.
    """
    lead = _lead(url, name, poster, issuer)
    publisher = lead.known() or (_proposed(lead) if lead.name else None)
    return Found(publisher, None if publisher == lead.via else lead.via, lead.how)


def known_publisher(url: str, name: str, *, poster: str = "", issuer: str = "") -> Publisher | None:
    """Whom find_publisher would find among those the newsroom has; proposes nobody."""
    return _lead(url, name, poster, issuer).known()


def publisher_named(name: str) -> Publisher:
    """The publisher of that name, whatever its spelling or legal form; else one proposed by hand."""
    lead = Lead(name=_short(name))
    return lead.known() or _proposed(lead)


def carrier(url: str) -> Publisher | None:
    """The platform or press wire that `url` stands on."""
    at = _own_host(url)
    own = tenant(at, suffixes())
    found = Publisher.objects.at(landlord(own) if own else at) if at else None
    return found if found and found.kind in CARRIERS else None


@cache
def suffixes() -> Suffixes:
    """The public list as it ships with its library; reading it takes a moment, so it is read once."""
    every, registries = PublicSuffixList(), PublicSuffixList(only_icann=True)
    return Suffixes(lambda at: every.publicsuffix(at) or "", lambda at: registries.publicsuffix(at) or "")


def _own_host(url: str) -> str:
    """The host of `url`, "" where it publishes nothing of its own."""
    at = host(original(url)) if url else ""
    return "" if at in RESOLVERS else at


def _lead(url: str, name: str, poster: str, issuer: str) -> Lead:
    at = _own_host(url)
    listed = Publisher.objects.at(at) if at else None
    own = tenant(at, suffixes())
    if own:
        return _on_shared_host(own, listed, name, poster)
    if listed is not None and listed.kind in CARRIERS:
        return _carried(listed, at, poster, issuer)
    if listed is not None:
        return Lead(listed, how=f"domain {at}")
    if not at:
        return Lead(name=_short(name))
    domain = site(at, suffixes())
    return Lead(name=_short(name) or domain or at, domain=domain, origin=domain or at)


def _carried(platform: Publisher, at: str, poster: str, issuer: str) -> Lead:
    writer = _short(issuer or poster)
    if not writer or plain(writer) == plain(platform.name):
        return Lead(platform, how=f"domain {at}")
    kind = Publisher.Kind.COMPANY if issuer else Publisher.Kind.OUTLET
    how = "who issued the release" if issuer else "who posted it"
    return Lead(name=writer, origin=at, kind=kind, via=platform, how=how)


def _on_shared_host(own: str, listed: Publisher | None, name: str, poster: str) -> Lead:
    """Somebody with a name of their own there; the host's listed landlord is not them."""
    owner = Publisher.objects.at(landlord(own))
    via = owner if owner and owner.kind in CARRIERS else None
    if listed is not None and listed != owner:
        return Lead(listed, via=via, how=f"domain {own}")
    says_nothing = owner is not None and plain(name) == plain(owner.name)
    return Lead(name=_short(poster if says_nothing else name) or own, domain=own, origin=own, via=via)


def _short(name: str) -> str:
    return name.strip()[:200].rstrip()


def _known(name: str) -> Publisher | None:
    exact = Publisher.objects.filter(name__iexact=name).first()
    if exact is not None or not plain(name):
        return exact
    alike = Publisher.objects.filter(name__istartswith=first_word(name)).order_by("pk")
    return next((one for one in alike if plain(one.name) == plain(name)), None)


def _proposed(lead: Lead) -> Publisher:
    day = date_format(timezone.localdate(), "j F Y")
    publisher = Publisher.objects.create(
        name=lead.name,
        slug=_free_slug(lead.name[:190]),
        kind=lead.kind,
        confidence=1,
        note=f"Proposed from {lead.origin or 'a name given by hand'} on {day}; {UNSEEN}.",
    )
    if lead.domain:
        Domain.objects.get_or_create(host=lead.domain, defaults={"publisher": publisher})
    return publisher


def _free_slug(name: str) -> str:
    stem = slugify(name) or "publisher"
    tries = (stem if n == 1 else f"{stem}-{n}" for n in count(1))
    return next(slug for slug in tries if not Publisher.objects.filter(slug=slug).exists())
