"""How sure the newsroom is: the label held, what the rules earn, what would move it up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .evidence import Evidence

Frozen = Mapping[str, Any]

# How the rules open a sentence on what is missing; the line before it says so already.
MISSING = "Missing: "
# What the rules ask of the desk, sealed in every edition so far, and what it tells a reader.
TOLD = {
    ": settle it first.": ", and that is still open.",
    ": settle that first.": ", and that is still open.",
    ": the label has no rule. Ask an editor to give it one.": ": the label has no rule.",
}
# Of so many contradicted claims it is said by whom; of more the table below says it.
MOST_NAMED = 2


@dataclass(frozen=True)
class Assurance:
    """`rungs` are the ladder, highest first. `opens` and `says` are the line on what would move the label.

    `aside` is a further sentence where label and rules part, or a claim is contradicted; else "".
    """

    rungs: tuple[Frozen, ...]
    earned: Frozen | None
    opens: str
    says: str
    aside: str
    contradicted: str


def assurance(statement: Frozen, frozen: Frozen, evidence: Evidence) -> Assurance:
    label, ladder = statement["label"], statement["ladder"]
    by_slug = {rung["slug"]: rung for rung in ladder}
    earned = by_slug.get(frozen["assessment"]["label"])
    following = by_slug.get(frozen["assessment"]["next"])
    missing = plainly(frozen["assessment"]["missing"])
    higher = held_below(label, earned)
    opens, says = still_to_decide(higher) if higher else outlook(label, following, missing, evidence)
    return Assurance(
        rungs=tuple(sorted(ladder, key=lambda rung: -rung["rank"])),
        earned=earned,
        opens=opens,
        says=says,
        aside=aside(label, higher, evidence),
        contradicted=contradicted(evidence),
    )


def plainly(sentences: Sequence[str]) -> str:
    """The rules' sentences after a line that says already that something is missing."""
    first, *more = [told(sentence.removeprefix(MISSING)) for sentence in sentences] or [""]
    return " ".join([first, *(sentence[:1].upper() + sentence[1:] for sentence in more)])


def told(sentence: str) -> str:
    """The rules' sentence without what it asks of the desk."""
    asks = next((end for end in TOLD if sentence.endswith(end)), "")
    return sentence.removesuffix(asks) + TOLD.get(asks, "")


def held_below(label: Frozen, earned: Frozen | None) -> Frozen | None:
    """The rung the rules allow where readers see a lower one; None elsewhere."""
    held = label["place"] == "rung" and earned and earned["rank"] > label["rank"]
    return earned if held else None


def still_to_decide(higher: Frozen) -> tuple[str, str]:
    return f"To reach {higher['name']}:", "our rules ask for nothing more; our editors decide."


def outlook(label: Frozen, following: Frozen | None, missing: str, evidence: Evidence) -> tuple[str, str]:
    """What would move the label up; ("", "") where nothing would."""
    if label["place"] == "retracted":
        return "", ""
    if label["place"] == "disputed":
        return "What would settle it:", settled_by(evidence) or missing
    if following is None:
        return "The highest label.", "It falls when a source it rests on is withdrawn or contradicted."
    if following["rank"] > (label["rank"] or 0):
        return f"To reach {following['name']}:", missing
    return f"Still missing for {following['name']}:", missing


def aside(label: Frozen, higher: Frozen | None, evidence: Evidence) -> str:
    """`higher` is the rung the rules would allow, where readers see a lower one."""
    if label["place"] == "retracted":
        return ""
    if higher:
        return f"Our rules would allow {higher['name']}; our editors hold it lower."
    return contradiction(evidence)


def contradiction(evidence: Evidence) -> str:
    """ "Layer B (Nature) contradicts claim 1." for each contradicted claim; of many, their numbers."""
    if len(evidence.contradicted) > MOST_NAMED:
        return contradicted(evidence)
    sentences = []
    for row in evidence.contradicted:
        who = join([f"{layer.letter} ({layer.name})" for layer in row.against])
        says = f"Layer {who} contradicts" if len(row.against) == 1 else f"Layers {who} contradict"
        weight = "" if row.key else ", which is not a key claim"
        sentences.append(f"{says} claim {row.n}{weight}.")
    return " ".join(sentences)


def settled_by(evidence: Evidence) -> str:
    numbers = [str(row.n) for row in evidence.contradicted if row.key]
    if not numbers:
        return ""
    claims = f"claim {numbers[0]}" if len(numbers) == 1 else f"claims {join(numbers)}"
    return f"a further independent layer, or a first-hand source, that decides {claims}."


def contradicted(evidence: Evidence) -> str:
    """The same in few words: "Claims 4 and 5 are contradicted."."""
    numbers = [str(row.n) for row in evidence.contradicted]
    if not numbers:
        return ""
    return (
        f"Claim {numbers[0]} is contradicted."
        if len(numbers) == 1
        else f"Claims {join(numbers)} are contradicted."
    )


def join(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
