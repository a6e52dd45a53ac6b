"""A moment out of how pages write it."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from functools import partial
from itertools import islice, product
from zoneinfo import ZoneInfo

from dateutil import parser as dates
from dateutil import tz

from sources.intake.facts import Moment

EARLIEST = date(1980, 1, 1)
_ZONES = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "ET": -5,
          "CT": -6,
          "PT": -8, "BST": 1, "WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2,
          "EEST": 3,
          "IST": 5.5, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "UTC": 0, "GMT": 0, "Z": 0}  # fmt: skip
_CLOCK = re.compile(r"\b([01]?\d|2[0-3])[:.h]([0-5]\d)(?![.:]?\d)(?:\s?([ap])\.?m\b)?", re.IGNORECASE)
_HALF_HOUR = timedelta(minutes=30)
_FARTHEST = timedelta(hours=14)
_SHORTEST = len("5/4/16")
_LONGEST = 60
MONTHS = (
    "jan(?:uary|uar|vier|v|uari|eiro)?|jän(?:ner)?|ene(?:ro)?|gen(?:naio)?|feb(?:ruary|ruar|rero|braio|ruari)?|"
    "fév(?:rier|r)?|"
    "fev(?:ereiro)?|mar(?:ch|s|ts|zo|ço|et)?|mär(?:z)?|maart|mrz|apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|may|mai|"
    "mayo|mag(?:gio)?|"
    "mei|maio|june?|juni|juin|junio|giu(?:gno)?|junho|july?|juli|juil(?:let)?|julio|lug(?:lio)?|julho|aug(?:ust|"
    "ustus|usti)?|août|"
    "aout|ago(?:sto)?|sep(?:t|tember|tembre|tiembre)?|settembre|set(?:embro)?|oct(?:ober|obre|ubre)?|"
    "ok(?:t|tober)|"
    "ott(?:obre)?|out(?:ubro)?|nov(?:ember|embre|iembre|embro)?|dec(?:ember)?|dez(?:ember|embro)?|déc(?:embre)?|"
    "dic(?:iembre|embre)?|des(?:ember)?|maj[a]?|mars|agustus|maret|mei|"
    "янв(?:ар[ьея])?|фев(?:рал[ьея])?|мар(?:та?|т)?|апр(?:ел[ьея])?|ма[йя]|ию[нл][ьея]?|авг(?:уста?)?|"  # noqa: RUF001
    "сен(?:тябр[ьея])?|окт(?:ябр[ьея])?|ноя(?:бр[ьея])?|дек(?:абр[ьея])?|"  # noqa: RUF001
    "stycznia|lutego|marca|kwietnia|czerwca|lipca|sierpnia|września|października|listopada|grudnia|"
    "január|február|március|április|május|június|július|augusztus|szeptember|október|"
    "януари|февруари|март|април|юни|юли|август|септември|октомври|ноември|декември|"
    "ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık"  # noqa: RUF001
)
_MONTH = re.compile(rf"\b({MONTHS})\b\.?", re.IGNORECASE)
_FIRST_LETTERS = (("jan jän ene gen янв яну sty oca", 1), ("feb fév fev фев lut şub", 2),
                  ("mar mär mrz maa már мар", 3), ("apr avr abr ápr апр kwi nis", 4),
                  ("may mai mag mei maj máj май мая", 5),
                  ("jun juin jún giu июн юни cze haz", 6), ("jul juil júl lug июл юли lip tem", 7),
                  ("aug aoû aou ago agu авг sie ağu", 8), ("sep set sze сен сеп wrz eyl", 9),
                  ("oct okt ott out окт paź eki", 10), ("nov ноя ное lis kas", 11),
                  ("dec dez déc dic des дек gru ara", 12))  # fmt: skip
_NUMBER_OF = {letters: number for all_, number in _FIRST_LETTERS for letters in all_.split()}
_NAMES = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_BEFORE = re.compile(rf"^\D*?(?=\d|\b(?:{'|'.join(_NAMES[1:])})\b)")
_EPOCH = re.compile(r"^(\d{10})(\d{3})?(?:\.\d+)?$")
_DIGITS = re.compile(r"^((?:19|20)\d{6})(\d{6}|\d{4})?$")
_MAILED = re.compile(r"^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d")
_EASTERN = re.compile(r"[年月년월./]\s?(?=\d)|[日일].*")
_YEAR_FIRST = re.compile(r"^\D{0,14}(?:19|20)\d\d[-年년./]\s?\d{1,2}[-月월./]\s?\d{1,2}")
_NUMBERS_ONLY = re.compile(
    r"^\D{0,14}(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d\b|\d\d\.\d\d\.\d\d(?![.:]?\d))"
)
_AT = re.compile(r"(?<=\d),?\s*\b(?:Uhr|hrs|a las|um|alle|at)\b|(?<=\d)\s*[|à@]\s", re.IGNORECASE)
_A_OR_P = re.compile(r"\b([ap])\.\s?m\b\.?", re.IGNORECASE)
# a day as people write it
WRITTEN = re.compile(
    rf"(?<![0-9A-Za-z])(?:19|20)\d\d[-./年년]\s?\d{{1,2}}[-./月월]\s?\d{{1,2}}|"
    rf"\b(?:19|20)\d\d\.?\s(?:{MONTHS})\b\.?\s\d{{1,2}}\b|"
    rf"\b(?:{MONTHS})\b\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:at\s+)?(?:19|20)\d\d|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th|er|\.)?[\s-]+(?:de\s+|of\s+)?(?:{MONTHS})\b\.?,?[\s-]+(?:de\s+)?(?:19|"
    rf"20)\d\d|"
    rf"\b\d{{1,2}}\s(?:{MONTHS})\.?\s\d\d\b(?![:.h]?\d)|"
    rf"\b\d{{1,2}}[./-]\d{{1,2}}[./-](?:19|20)\d\d\b|\b\d{{1,2}}/\d{{1,2}}/\d\d\b|"
    rf"(?<![\d.:])\d\d\.\d\d\.\d\d(?![.:]?\d)",
    re.IGNORECASE,
)


def moment(text: str, *, day_first: bool = False) -> Moment | None:
    """An aware datetime, or a date where no time or no zone is given; None where it is neither.
    `day_first` says how 4/5/2016 is meant; names of months are known in a dozen languages."""
    text = text.strip()[:_LONGEST]
    if len(text) < _SHORTEST or not any(c.isdigit() for c in text):
        return None
    if match := _EPOCH.match(text):
        return datetime.fromtimestamp(int(match[1]), UTC)
    loose, only = partial(_loose, day_first=day_first), partial(_only_day, day_first=day_first)
    for read in (datetime.fromisoformat, _mailed, _digits, loose, only):
        try:
            value = read(text)
            return value if value.utcoffset() is not None else value.date()
        except (ValueError, OverflowError, TypeError, IndexError, AttributeError):
            continue
    return None


def _mailed(text: str) -> datetime:
    # the reader of mail takes "Aug 10, 2016" for the first of October
    if not _MAILED.match(text):
        raise ValueError(text)
    return parsedate_to_datetime(text)


def _digits(text: str) -> datetime:
    match = _DIGITS.match(text)
    if match is None:
        raise ValueError(text)
    return datetime.strptime(match[1], "%Y%m%d")  # noqa: DTZ007


def _loose(text: str, *, day_first: bool = False) -> datetime:
    english = _MONTH.sub(_english, _A_OR_P.sub(r"\1m", _AT.sub(" ", text))).replace(" de ", " ")
    plain = _BEFORE.sub("", english, count=1)
    if _YEAR_FIRST.match(text):
        plain, day_first = _EASTERN.sub("-", text).strip("-"), False
    dotted = bool(_NUMBERS_ONLY.match(text)) and "." in text[:14]
    # parts not given come from the default: a text without a year lands in the year 1 and is dropped
    default = datetime(1, 1, 1)  # noqa: DTZ001
    found: datetime = dates.parse(plain, default=default, tzinfos=_zone, dayfirst=day_first or dotted)
    return found


def _only_day(text: str, *, day_first: bool) -> datetime:
    match = WRITTEN.search(text)
    return _loose(match[0] if match else "", day_first=day_first)


def month(text: str) -> int:
    """The number of a month written as a number or a name; 0 where it is neither."""
    name = text.casefold()
    return int(text) if text.isdecimal() else _NUMBER_OF.get(name[:4]) or _NUMBER_OF.get(name[:3], 0)


def _english(match: re.Match[str]) -> str:
    return _NAMES[month(match[1])] or match[0]


def _zone(name: str | None, offset: int | None) -> tzinfo | None:
    if offset is not None:
        return tz.tzoffset(name, offset) if abs(offset) < 86_400 else None
    if name in ("ET", "CT", "PT"):
        return ZoneInfo(
            {"ET": "America/New_York", "CT": "America/Chicago", "PT": "America/Los_Angeles"}[name]
        )
    return tz.tzoffset(name, int(_ZONES[name] * 3600)) if name in _ZONES else None


def at_home(value: datetime, lines: Iterable[str], *, day_first: bool = False) -> datetime:
    """An instant stated in UTC in the offset of its page, where one of the page's lines says the same instant
    by its own clock ("April 6, 2015 11:42 pm" for 03:42 of the 7th)."""
    for text in lines:
        for written, clock in product(islice(WRITTEN.finditer(text), 3), islice(_CLOCK.finditer(text), 3)):
            shown = moment(written[0], day_first=day_first)
            hour = int(clock[1]) % 12 + 12 * (clock[3].lower() == "p") if clock[3] else int(clock[1])
            if shown is None or isinstance(shown, datetime) or hour > 23:
                continue
            local = datetime.combine(shown, time(hour, int(clock[2])), UTC)
            offset = local - value.replace(second=0, microsecond=0)
            if not offset % _HALF_HOUR and abs(offset) <= _FARTHEST:
                return value.astimezone(timezone(offset))
    return value


def day(value: Moment) -> date:
    """The calendar day of a moment, as its page counts days."""
    return value.date() if isinstance(value, datetime) else value


def usable(value: Moment, now: datetime) -> bool:
    """Whether a page can have been published then: not before 1980, not in the future."""
    if day(value) < EARLIEST:
        return False
    if isinstance(value, datetime):
        return value <= now + timedelta(hours=1)
    return value <= (now + timedelta(hours=14)).date()
