"""One account told twice, with nobody credited for it."""

from sources.rules.reuse import Text, Verdict, compare
from sources.rules.telling import points
from sources.rules.texts import side
from tests.sources.rules.test_reuse import MONDAY, OUTLETS

TITLE = "Cooperative has 61 million in debts"
FILING = (
    "The grain cooperative Amberfield asked a court in Halden for protection from its creditors.",
    "Its petition puts debts at 61 million crowns and what it owns at 23 million.",
    "A broken sensor led it to book 410,000 sacks that were never there, the finance chief swears.",
    "Farmers who have grain in its bins rank behind the banks. It was founded in 1931.",
)
RETITLED = "A sensor sank Amberfield"
RETOLD = (
    "Some 410,000 sacks of grain existed on paper only, court papers show.",
    "The Halden cooperative Amberfield, which now seeks protection, owes its creditors 61 million crowns.",
    "It owns 23 million, says the petition. The finance chief swears that a broken sensor is to blame.",
    "Where farmers with grain in the bins rank is for a judge to say; banks come first.",
)
FOUND = (
    "Nurses in three wards of the Halden clinic wear one mask five times this winter.",
    "The order is in an e-mail of December. A delivery of 20,000 masks failed a test, it says.",
    '"We dry them on the radiator, side by side with the socks," one of the nurses told us.',
    "The head of supplies called the wording unlucky. A fresh delivery is due in February.",
)
TAKEN = (
    "A clinic in Halden has its nurses wear the same mask as often as five times.",
    "An e-mail of December gives the order for three wards, as 20,000 masks failed a test.",
    '"We dry them on the radiator, side by side with the socks," said one of the nurses.',
    "Unlucky wording, says the head of supplies. The next delivery comes in February.",
)


def one(*told: str, title: str = TITLE) -> Text:
    return Text(title, " ".join(told), ("Techblatt",), "", MONDAY.replace(hour=18))


def other(*told: str, title: str = RETITLED) -> Text:
    return Text(title, " ".join(told), ("Evening Lamp",), "", MONDAY)


def found(first: Text, second: Text) -> Verdict:
    verdict = compare(first, second, OUTLETS)
    assert verdict is not None
    return verdict


def test_one_paper_told_in_other_words_by_two_who_add_nothing() -> None:
    verdict = found(one(*FILING), other(*RETOLD))
    assert verdict.kind == "common"
    assert "neither shows anything its own reporters found out" in verdict.reasons[0].sentence


def test_the_two_sentences_most_alike_are_shown() -> None:
    verdict = found(one(*FILING), other(*RETOLD))
    shown = {verdict.passage, verdict.origin_passage}
    assert any("sensor" in passage or "61 million" in passage for passage in shown)


def test_one_voice_more_does_not_part_what_is_told_alike() -> None:
    asked = '"My bins are full," said farmer Bo Lund of Bergen.'
    assert found(one(*FILING), other(*RETOLD, asked)).kind == "common"


def test_what_both_found_out_keeps_them_apart() -> None:
    first = one(*FILING, "We counted the bins. A driver showed us that they are empty.")
    second = other(*RETOLD, "A clerk told Evening Lamp of a buyer.", '"Full," said farmer Bo Lund of Bergen.')
    assert compare(first, second, OUTLETS) is None


def test_what_happened_before_all_eyes_may_be_told_alike_by_two_who_were_there() -> None:
    snow = "Outside it snowed, and a tram stood still for an hour beside the corner of the old fish market."
    weeds = "Weeds grow between rails along its halls, which have stood empty since some gale in spring."
    first, second = (*FILING[:3], snow), (*RETOLD[:2], weeds, "Trucks bring timber there on Fridays.")
    assert compare(one(*first), other(*second), OUTLETS) is not None
    heard = "All this came up before the jury at Monday's trial, which goes on after Easter with experts."
    sat = "Jurors yawned through the hearing; somebody had left a thermos of soup under the bench."
    assert compare(one(*first, heard), other(*second, sat), OUTLETS) is None


def test_who_tells_what_the_other_was_told_rests_on_it() -> None:
    verdict = found(
        one(*TAKEN, title="Clinic dries masks"), other(*FOUND, title="Nurses wear old masks in clinic")
    )
    assert (verdict.kind, verdict.derived) == ("rewrite", "one")
    assert verdict.reasons[0].sentence.startswith("Techblatt tells what Evening Lamp found out")


def test_who_credits_a_third_may_have_it_from_there() -> None:
    first = one(f"{TAKEN[0]} That was first reported by Nordwire.", *TAKEN[1:])
    sides = side("one", first, OUTLETS), side("other", other(*FOUND), OUTLETS)
    assert {point.what: point.weight for point in points(*sides, OUTLETS)}["another"] < 0


def test_every_point_says_what_it_weighs() -> None:
    sides = side("one", one(*FILING), OUTLETS), side("other", other(*RETOLD), OUTLETS)
    weighed = {point.what: point.weight for point in points(*sides, OUTLETS)}
    assert weighed.pop("words") > 2
    assert weighed == {"figures": 3, "legwork": 0, "voices": 0, "public": 0, "another": 0, "credit": 0}


def test_who_was_told_it_weighs_against_it() -> None:
    sides = side("one", one(*TAKEN), OUTLETS), side("other", other(*FOUND), OUTLETS)
    assert {point.what: point.weight for point in points(*sides, OUTLETS)}["legwork"] == -2
