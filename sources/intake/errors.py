"""Why a page could not be taken in. Each error's `sentence` tells the writer what happened and what to do."""

from sources.intake.fetched import Exchange, Fetched
from sources.rules import link


class FetchError(Exception):
    """The page was not fetched; the link itself can still be kept and the rest filled in by hand.

    `exchanges` are the answers that came all the same, redirects and a refusal: to be archived.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.exchanges: tuple[Exchange, ...] = ()


class NotALink(FetchError, link.NotALink):
    """What was given is no http(s) link."""


class AddressRefused(FetchError):
    """The link, or an address it redirects to, leads somewhere that is not the public web."""


class TooManyRedirects(FetchError):
    """The page redirects more often than the limits allow, or in a circle."""


class TimedOut(FetchError):
    """Connecting or the whole fetch took longer than the limits allow."""


class TooLarge(FetchError):
    """More bytes than the limits allow, on the wire or once decompressed."""


class Unreachable(FetchError):
    """No such host, nobody answers there, the secure connection fails, or what answers is not HTTP."""


class RefusedByServer(FetchError):
    """The server answered, but not with a page.

    `status` is its HTTP status, `final_url` the address that refused, `retry_after` the seconds it asks
    us to wait (0 where it names none).
    """

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.final_url = ""
        self.retry_after = 0


class NotAPage(FetchError):
    """What came is not a web page; `fetched` holds what came."""

    def __init__(self, fetched: Fetched, sentence: str) -> None:
        super().__init__(sentence)
        self.fetched = fetched


class NotAFeed(FetchError):
    """What came tells of no items in any form that is known: RSS, Atom, JSON Feed."""
