"""Claims, items and ladders for the rules' tests: shorthand for examples, drawn ones for properties."""

from hypothesis import strategies as st

from stories.rules.assessment import Assertion, Item, Rule, Rung

EMERGING = Rung("emerging", "Emerging", 1, (Rule(1, 0, True, True),))
CORROBORATED = Rung("corroborated", "Corroborated", 2, (Rule(2, 0, True, False),))
CONFIRMED = Rung("confirmed", "Confirmed", 3, (Rule(3, 0, False, False), Rule(2, 1, False, False)))
LADDER = (EMERGING, CORROBORATED, CONFIRMED)  # as shipped

SPEAKS = {"+": "supports", "-": "contradicts", "o": "background"}


def items(layers: str) -> list[Item]:
    """An item for each word: its layer, then ! when it is first-hand and ? when nobody is named."""
    return [Item(key, word[0], "!" in word, "?" in word) for key, word in enumerate(layers.split(), start=1)]


def claim(number: int, stances: str, is_key: bool = True) -> Assertion:
    """A claim on which the items speak in order: + supports, - contradicts, o background, . nothing."""
    said = tuple((key, SPEAKS[sign]) for key, sign in enumerate(stances, start=1) if sign in SPEAKS)
    return Assertion(number * 10, number, f"Claim {number}.", is_key, said)


def rules() -> st.SearchStrategy[Rule]:
    counts = st.integers(1, 4).flatmap(lambda least: st.tuples(st.just(least), st.integers(0, least)))
    return st.builds(
        lambda pair, unnamed, contradicted: Rule(pair[0], pair[1], unnamed, contradicted),
        counts,
        st.booleans(),
        st.booleans(),
    )


@st.composite
def ladders(draw: st.DrawFn) -> list[Rung]:
    """Rungs with any rules, so a higher one may ask for less than a lower one, in any order."""
    ranks = draw(st.lists(st.integers(1, 9), unique=True, max_size=4))
    earn = st.lists(rules(), max_size=3).map(tuple)
    return [Rung(f"rung-{rank}", f"Rung {rank}", rank, draw(earn)) for rank in ranks]


@st.composite
def claims(draw: st.DrawFn, keys: list[int]) -> list[Assertion]:
    """Up to three claims on which the items of these keys take any stance, or none."""
    stance = st.sampled_from(["supports", "supports", "contradicts", "background", ""])
    stances = st.tuples(*(stance for _ in keys)).map(lambda said: taken(keys, said))
    drawn = draw(st.lists(st.tuples(st.booleans(), stances), max_size=3))
    return [
        Assertion(number * 10, number, f"Claim {number}.", is_key, said)
        for number, (is_key, said) in enumerate(drawn, start=1)
    ]


def taken(keys: list[int], said: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    return tuple((key, kind) for key, kind in zip(keys, said, strict=True) if kind)
