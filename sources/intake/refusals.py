"""What a server's refusal means to the person who pasted the link."""

from http import HTTPStatus

from sources.intake.errors import RefusedByServer

_BY_HAND = "Open it in your browser and fill in the fields by hand."
_SENTENCES = {
    401: "{host} shows this page only to people who have signed in. " + _BY_HAND,
    402: "{host} shows this page only to subscribers. " + _BY_HAND,
    403: "{host} does not let programs read this page. " + _BY_HAND,
    404: "{host} has no page at this address. Check the link for a slip.",
    410: "{host} has taken this page down. Look for an archived copy, or enter the source by hand.",
    429: "{host} asks us to wait. Try again in a few minutes.",
    451: "{host} may not show this page here for legal reasons. " + _BY_HAND,
    503: "{host} is overloaded or closed for repairs. Try again in a few minutes.",
}


def refusal(status: int, host: str) -> RefusedByServer:
    """The error for an HTTP status that brings no page."""
    sentence = _SENTENCES.get(status)
    if sentence is None and status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        sentence = "{host} has a fault of its own. Try again later, or fill in the fields by hand."
    if sentence is None:
        sentence = "{host} sent no page. " + _BY_HAND
    return RefusedByServer(status, f"{sentence.format(host=host)} (It answered {status}.)")
