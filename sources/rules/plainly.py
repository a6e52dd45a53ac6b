"""Why one text rests on another, in words an editor reads."""

ORDINALS = ("headline", "first sentence", "second sentence", "third sentence")


def copies(share: float, derived: str, origin: str) -> str:
    return f"{_percent(share)} of {derived}\u2019s own words stand in the same order in {origin}\u2019s text."


def rewrites(loose: float, length: int, derived: str, origin: str) -> str:
    return (
        f"{derived} follows {origin}\u2019s wording: {_percent(loose)} of its runs of three words are the "
        f"same, and {length} words in a row."
    )


def credits_it(derived: str, origin: str, at: int, count: int, first: bool) -> str:
    where = f"in its {ORDINALS[at + 1]}" if at + 1 < len(ORDINALS) else f"in sentence {at + 1}"
    says = "says it was first to report the news" if first else "credits it with the main news"
    again = f" and credits it {count} times" if count > 2 else ""
    return f"{derived} names {origin} {where}, {says}{again}."


def mentions_it(derived: str, origin: str) -> str:
    return f"{derived} credits {origin} with part of what it tells, not with its main news."


def carries(derived: str, origin: str) -> str:
    return f"{derived}\u2019s text bears the mark of {origin}."


def same_authors(names: str) -> str:
    return f"Both texts are by {names}."


def links_to(derived: str, origin: str) -> str:
    return f"{derived} links to this report of {origin}."


def rest_on(one: str, other: str, through: str) -> str:
    return f"{one} and {other} both credit {through} with their main news."


def same_telling(one: str, other: str, share: float, figures: int, own: bool) -> str:
    """`share` of the words of their heads, and so many figures; `own`: whether either adds what it found."""
    told = f" and {figures} figures" if figures > 1 else ""
    alone = "whatever they add" if own else "neither shows anything its own reporters found out"
    return (
        f"{one} and {other} tell one account: {_percent(share)} of their words{told} are the same; {alone}."
    )


def tells_again(derived: str, origin: str, share: float) -> str:
    same = f"{_percent(share)} of their words are the same"
    return f"{derived} tells what {origin} found out, and shows nothing of its own; {same}."


def written_by(derived: str, origin: str) -> str:
    return f"{derived} names {origin} as the author."


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"
