"""What a draft and its evidence say that readers do not see yet, in a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from stories.admin.telling import joined_words
from stories.admin.weighing import EvidenceChange, compare_evidence
from stories.dossier import Dossier
from stories.models import Edition
from stories.rules.comparison import changed_parts
from stories.rules.written import written
from stories.templatetags.desk import counted


@dataclass(frozen=True)
class Ahead:
    """`says`: in a line, against the edition readers see; `moved`: there is something to see.

    `words` and `evidence` are by how much, as far as that can be counted: "14 words" or "", and
    ("2 references", "1 claim").
    """

    says: str
    moved: bool
    words: str = ""
    evidence: tuple[str, ...] = ()

    @property
    def beside_words(self) -> str:
        """The evidence as it goes on after the words, or stands alone: " and 2 references"."""
        return joined_words([*filter(None, [self.words]), *self.evidence]).removeprefix(self.words)


def ahead(dossier: Dossier) -> Ahead:
    live = dossier.story.live_edition
    if live is None:
        return Ahead(_first(dossier), moved=False)
    told = [part.lower() for part in changed_parts(live.content, dossier.content)]
    evidence: tuple[str, ...] = ()
    if live.evidence != dossier.evidence:
        evidence = tuple(_evidence(compare_evidence(live.evidence, dossier.evidence)))
        told += evidence or ("record of the evidence",)
    if not told:
        return Ahead(
            f"Text and evidence are those of edition {live.number}: new would be another label, or a note "
            "that mends it.",
            moved=False,
        )
    said = ", ".join(told)
    says = f"{said[0].upper()}{said[1:]} changed against edition {live.number}"
    return Ahead(says, moved=True, words=words_ahead(live, dossier.content), evidence=evidence)


def words_ahead(live: Edition | None, text: Mapping[str, Any]) -> str:
    """By how many words a text is ahead of the edition readers see, by the names of StoryText; "" for none.

    The words that are new; where it only lost some, those.
    """
    if live is None:
        return ""
    found = written(live.content, text)
    if found is None:
        return "many words"
    if found.words_in:
        return counted(found.words_in, "word,words")
    return f"{counted(found.words_out, 'word,words')} out" if found.words_out else ""


def _first(dossier: Dossier) -> str:
    references = counted(len(dossier.citations), "reference,references")
    return f"The first edition: its text, {references}, {counted(len(dossier.claims), 'claim,claims')}"


def _evidence(change: EvidenceChange) -> Iterator[str]:
    references = len(change.came) + len(change.left) + len(change.changed)
    claims = sum(row.then is None or row.now is None or len(row.pieces) > 1 for row in change.claims)
    stances = len(change.stances)
    counts = (references, "reference,references"), (claims, "claim,claims"), (stances, "stance,stances")
    return (counted(number, nouns) for number, nouns in counts if number)
