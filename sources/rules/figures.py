"""The figures a text tells, however they are written: "485m", "€485 million" and "twelve" are 485 and 12."""

import re
from functools import lru_cache

_SMALL = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen
"""
_ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES, _TENS = _SMALL.split(), _ROUND.split()
_VALUE = {word: at for at, word in enumerate(_ONES)} | {word: 20 + 10 * at for at, word in enumerate(_TENS)}
_TELLS_FROM = 3  # one or two of a thing are told of anything
_FIGURE = re.compile(
    rf"(?<![\w.])[$\u20ac\u00a3]?\d[\d,]*(?:\.\d+)?"
    rf"|\b(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES)}))?\b|\b(?:{'|'.join(_ONES[_TELLS_FROM:])})\b",
    re.IGNORECASE,
)
_TOO_SMALL = frozenset(map(str, range(_TELLS_FROM)))
_YEAR = re.compile(r"(?:19|20)\d\d")


@lru_cache(maxsize=256)
def figures(text: str) -> frozenset[str]:
    """Without years, and without what is too small to tell."""
    written = (match[0].casefold().strip("$\u20ac\u00a3") for match in _FIGURE.finditer(text))
    return frozenset(_plain(figure) for figure in written if not _YEAR.fullmatch(figure)) - _TOO_SMALL


def _plain(written: str) -> str:
    if written[0].isdigit():
        figure = written.replace(",", "")
        return figure.rstrip("0").rstrip(".") if "." in figure else figure
    return str(sum(_VALUE[word] for word in written.split("-")))
