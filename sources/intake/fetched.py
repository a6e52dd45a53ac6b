"""What a fetch brings back."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Fetched:
    """One page as a server sent it.

    `hops` are the addresses asked in order, the first being `requested_url` and the last `final_url`;
    `body` is without transfer and content coding; `raw_request` and `raw_response` are the last exchange
    byte for byte as it went over the wire; `ip` is where it went; `content_type` is lower case without
    parameters; `charset` is "" where the server named none; `retrieved_at` is aware, UTC.
    """

    requested_url: str
    final_url: str
    hops: tuple[str, ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    raw_request: bytes
    raw_response: bytes
    ip: str
    content_type: str
    charset: str
    retrieved_at: datetime

    def header(self, name: str) -> str:
        """The first value of a header, "" where there is none."""
        return header(self.headers, name)


def header(headers: tuple[tuple[str, str], ...], name: str) -> str:
    """The first value of a header, "" where there is none."""
    return next((value for key, value in headers if key.lower() == name.lower()), "")
