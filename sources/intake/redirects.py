"""Where a redirect leads."""

from urllib.parse import quote, urljoin

from sources.intake import errors
from sources.intake.limits import Limits
from sources.rules.link import Link, parse


def next_link(links: list[Link], location: str, limits: Limits) -> Link:
    """Where a redirect leads. Raises AddressRefused, TooManyRedirects."""
    here = links[-1]
    # servers write addresses of all kinds into this header: raw UTF-8, spaces
    text = _utf8(location).strip()
    try:
        link = parse(urljoin(str(here), quote(text, safe="/%:@!$&'()*+,;=~?#[]-._")))
    except ValueError as error:
        raise errors.AddressRefused(
            f"{here.host} redirects to something that is no web page. "
            "Check the link, or enter the source by hand."
        ) from error
    if len(links) > limits.redirects or link in links:
        raise errors.TooManyRedirects(
            f"{here.host} redirects without end. Open the page in a browser and paste the address it ends at."
        )
    return link


def _utf8(text: str) -> str:
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return text
