"""What a fetch brings back."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and its answer, byte for byte as they went over the wire (inside TLS).

    Of a redirect the answer is its head and as much of its body as came along with it; of a refusal
    `is_cut` tells that its body went on. `ip` is where the question went; `at` is aware, UTC.
    """

    url: str
    status: int
    raw_request: bytes
    raw_response: bytes
    ip: str
    at: datetime
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """One page as a server sent it.

    `hops` are the addresses asked in order, the first being `requested_url` and the last `final_url`;
    `exchanges` are what was said at each of them, `raw_request` and `raw_response` being the last one's.
    `moved_to` is the final address where every redirect on the way was permanent, else "". `body` is
    without transfer and content coding, and empty for a 304: nothing changed since the condition.
    `ip` is where the last question went; `content_type` is lower case without parameters; `charset` is
    "" where the server named none; `retrieved_at` is aware, UTC.
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
    exchanges: tuple[Exchange, ...] = ()
    moved_to: str = ""

    def header(self, name: str) -> str:
        """The first value of a header, "" where there is none."""
        return header(self.headers, name)


def header(headers: tuple[tuple[str, str], ...], name: str) -> str:
    """The first value of a header, "" where there is none."""
    return next((value for key, value in headers if key.lower() == name.lower()), "")
