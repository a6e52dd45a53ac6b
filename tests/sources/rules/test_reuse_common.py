"""Two that take their main news from one account neither of them gave."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sources.rules.reuse import Text, Verdict, compare
from tests.sources.rules.test_reuse import MONDAY, OUTLETS

LINE = "Shops along the harbour of Halden will keep the older model until the spring, whatever the price."
END = "The company has paid for a hall in August, and nobody knows what will be shown there instead."


def one(title: str, *told: str) -> Text:
    return Text(title, " ".join((*told, LINE)), ("Techblatt",), "", MONDAY)


def other(title: str, *told: str) -> Text:
    return Text(title, " ".join((*told, END)), ("Evening Lamp",), "", MONDAY)


def found(first: Text, second: Text) -> Verdict:
    verdict = compare(first, second, OUTLETS)
    assert verdict is not None
    return verdict


def test_one_note_of_an_analyst() -> None:
    verdict = found(
        one(
            "Halden's next phone is late, analyst says",
            "The next Halden phone will be late as its screens fail, analyst Froydis Berg writes in a note.",
            "Berg expects the phone in November. She has been right before.",
        ),
        other(
            "A late Halden phone is in the cards",
            "Longtime analyst Froydis Berg has sent investors a note on the next Halden phone.",
            "The screens fail in the cold, Berg says. The note names no supplier.",
        ),
    )
    assert (verdict.kind, verdict.through) == ("common", "Froydis Berg")
    assert verdict.passage.startswith("Longtime analyst") or verdict.passage.startswith("The next Halden")


def test_one_study_under_whichever_of_its_makers() -> None:
    verdict = found(
        one(
            "Cold screens fail more often, study finds",
            "Screens of phones fail three times as often in the cold, a new study suggests.",
            "The research was published Monday in the Annals of Glass.",
            '"We were surprised," said Froydis Berg, an author of the study at Halden University.',
        ),
        other(
            "Why your phone dies in the snow",
            "Researchers have counted how often screens of phones fail in the cold: three times as often.",
            'Froydis Berg, the lead author, calls it "plain." The study appears in the Annals of Glass.',
        ),
    )
    assert verdict.through == "Annals of Glass"


def test_one_interview_named_by_programme_or_by_host() -> None:
    verdict = found(
        one(
            "Berg: the phone was rushed",
            "Halden chief Froydis Berg said Sunday that the phone and its screens were rushed.",
            '"We were too fast," Berg said in an interview on "Harbour Talk."',
            "She said that the screens had not been tried in the cold.",
        ),
        other(
            "Halden chief admits haste over phone screens",
            "Froydis Berg admits that the Halden phone came too soon and that its screens fail.",
            'Berg was a guest on Nordwire Radio\'s "Harbour Talk" with Bo Lund. "Too fast," she said.',
            "Berg added that the screens will be tried anew.",
        ),
    )
    assert (verdict.kind, verdict.through) == ("common", "Harbour Talk")


def test_one_report_of_a_paper_on_no_list() -> None:
    verdict = found(
        one(
            "Screens of Halden phone fail",
            "Screens of the next Halden phone fail, the Fjord Enquirer reported.",
        ),
        other(
            "Halden phone: new report says screens fail",
            "The next Halden phone may be late, according to a new report.",
            "Screens fail in the cold, the Fjord Enquirer says. The newspaper spoke to three engineers.",
        ),
    )
    assert verdict.through == "Fjord Enquirer"


@pytest.mark.parametrize(
    "told",
    [
        "Screens of the Halden phone fail, Police Chief Froydis Berg said.",
        "Screens of the Halden phone fail, according to Sheriff Froydis Berg.",
        "Screens of the Halden phone fail, Froydis Berg, a spokeswoman for the company, said.",
        "The Ministry of Trade reported that screens of the Halden phone fail.",
    ],
)
def test_what_an_official_or_a_party_says_is_open_to_all(told: str) -> None:
    first, second = (
        one("Screens of Halden phone fail", told),
        other("Halden phone: screens fail", told[:-1] + " too."),
    )
    verdict = compare(first, second, OUTLETS)
    assert verdict is None or verdict.kind in {"copy", "rewrite"}


def test_a_person_the_news_is_about_is_no_origin() -> None:
    said = "Berg said that screens of the phone fail. Berg was asked about the cold. Berg shook her head."
    more = "Berg left by the back door. Berg will be heard again in May, and Berg's lawyer asked for a delay."
    first = one("Berg heard on Halden phone", f"Froydis Berg was heard in court on the phone. {said}")
    second = other("Court hears Berg on screens of Halden phone", f"In court Froydis Berg was calm. {more}")
    assert compare(first, second, OUTLETS) is None


def test_a_programme_named_in_passing_is_no_origin() -> None:
    first = one(
        "Berg: the phone was rushed",
        'Froydis Berg said the phone was rushed. "Too fast," Berg said in an interview on "Harbour Talk."',
    )
    second = other(
        "Court rules on screens of Halden phone",
        "The court ruled that buyers of the Halden phone get their money back. Judge Bo Lund read for an "
        "hour.",
        "Buyers cheered. Lawyers for both sides said that they would read the ruling first. The phone is "
        "on sale.",
        'Halden chief Froydis Berg had called the phone rushed on "Harbour Talk" in May.',
    )
    assert compare(first, second, OUTLETS) is None


FIGURES = (
    "Halden Row has raised $45 million in a round led by Bergfonds, the company announced today.",
    "It has sold 210,000 machines and its subscribers row 9.4 times a month.",
    '"The hardest thing to learn alone," said founder Froydis Berg.',
)
SAME_FIGURES = (
    "Halden Row today announced a $45 million round led by Bergfonds for its machines.",
    "The company says 210,000 of them are in use and the average subscriber rows 9.4 times per month.",
    '"The hardest thing to learn alone," said founder Froydis Berg in a statement.',
)


def test_one_announcement_told_in_the_same_figures_by_nobody_else() -> None:
    verdict = found(
        one("Halden Row raises $45 million", *FIGURES), other("Halden Row lands $45M", *SAME_FIGURES)
    )
    assert verdict.kind == "common"
    assert "and 3 figures are the same" in verdict.reasons[0].sentence
    assert "210,000" in verdict.passage


def test_what_reporters_add_makes_it_an_account_of_its_own() -> None:
    first = one("Halden Row raises $45 million", *FIGURES, "In our test the machine creaked.")
    own = ("Berg told Evening Lamp that the boathouse was cold.", '"A bubble," said Bo Lund of Sydbank.')
    assert compare(first, other("Halden Row lands $45M", *SAME_FIGURES, *own), OUTLETS) is None


def test_an_agency_s_later_report_is_not_the_one_that_was_credited() -> None:
    told = "Screens of the next Halden phone fail in the cold, Nordwire reported on Monday."
    first = one("Screens of Halden phone fail in the cold, Nordwire says", told)
    text = f"HALDEN (Nordwire) \u2014 Screens of the Halden phone will be tried in the cold again. {END}"
    signed = Text("Halden phone: its screens fail in the cold", text, ("Evening Lamp",), "Nordwire", MONDAY)
    assert found(first, signed).through == "Nordwire"
    assert compare(first, replace(signed, published=MONDAY + timedelta(days=3)), OUTLETS) is None


def test_one_outlet_credited_together_with_another() -> None:
    both = "As both Nordwire and The Verge cite people, cold breaks its screens: Halden's next phone is late."
    verdict = found(
        one(
            "Halden phone late over screens",
            "The next Halden phone is late because its screens fail in the cold, according to Nordwire.",
        ),
        other("Halden phone said to be late", both),
    )
    assert verdict.through == "Nordwire"
