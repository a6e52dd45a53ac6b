"""Names of people are told from what stands around them in bylines."""

import pytest

from sources.intake.names import body, people

OURS = ("Halden Courier", "CNN", "The Guardian", "guardian.example")


@pytest.mark.parametrize(
    "byline",
    [
        "By Ada Vik, CNN",
        "By Ada Vik CNN",
        "Ada Vik Senior Editor",
        "Ada Vik Science Editor",
        "Ada Vik | Reuters",
        "Ada Vik (The Associated Press)",
        "Ada Vik/TechCrunch",
        "by Ada Vik @adavik",
        "Ada Vik Follow @adavik",
        "BY: Ada Vik",
        "Author: Ada Vik",
        "Contributor Ada Vik",
        "View all posts by Ada Vik",
        "Par Ada Vik (avec AFP)",
        "Von Ada Vik, dpa",
        "di Ada Vik",
        "Posted on November 3, 2016 by Ada Vik",
        "Written by Ada Vik on 3 November 2016",
        "By Ada Vik Nov. 20, 2019",
        "By Ada Vik • 3 hours ago",
        "Ada Vik| Updated: Nov 3, 2016, 10.00 AM IST",
        "Ada Vik in Paris",
        "Ada Vik, Special to The Times",
        "Ada Vik For Mailonline",
        "By Ada Vik for dailymail.com",
        "By Ada Vik | Photographs by Bo Lund",
        "Story by Ada Vik; video by Bo Lund",
        "Ada Vik (words) and Bo Lund (photography)",
        "Analysis by Ada Vik, CNN",
        "Ada Vik, Ph.D.",
        "Ada Vik MS, RDN, LD",
        "Ada Vik MD PhD",
        'Ada "The Pen" Vik',
        "Ada Vik and agencies",
        "Ada Vik, New York",
        "Ada Vik, Halden Courier Staff",
        "Ada Vik, Senior Washington Correspondent",
        "By Ada Vik / Speak City Heights Reporter",
        "By Ada Vik | South Halden Courier",
        "Ada Vik, Do Halden Courier",
        "Firmado por Ada Vik",
        "Nga Ada Vik",
        "Tekst: Ada Vik",
        "Byline: Ada Vik",
        "Autor/in: Ada Vik",
        "EXCLUSIVE: By Ada Vik",
        "Perspective by Ada Vik",
        "Special report by Ada Vik",
        "Ein Kommentar von Ada Vik",
        "Ada Vik Yesterday",
        "Ada Vik just now",
        "By Ada Vik View Comments",
        "By Ada Vik The Denver Post",
        "By Ada Vik, Senior Vice President",
        "By Ada Vik, Professor of Law",
        "By Ada Vik, Senior Writer, Wealth",
        "By: Express Web Desk, Ada Vik",
        "Reporting by Ada Vik; Editing by Bo Lund",
    ],
)
def test_one_name_is_left_of_a_byline(byline: str) -> None:
    assert people([byline], OURS) == ["Ada Vik"]


@pytest.mark.parametrize(
    "byline",
    [
        "By Ada Vik and Bo Lund",
        "ADA VIK AND BO LUND Associated Press".title(),
        "Ada Vik & Bo Lund",
        "Ada Vik; Bo Lund",
        "Ada Vik / Bo Lund",
        "Ada Vik, Bo Lund",
        "Ada Vik with Bo Lund",
        "Von Ada Vik und Bo Lund, Berlin",
        "Ada Vik et Bo Lund",
        "Ada Vik y Bo Lund",
        "Ada Vik in Cairo and Bo Lund in Oslo",
        "Ada Vik • Bo Lund",
        "By Ada Vik w/ Bo Lund",
        "door Ada Vik en Bo Lund",
        "Ada Vik and Bo Lund of the Halden Courier",
    ],
)
def test_several_names_are_told_apart(byline: str) -> None:
    assert people([byline], OURS) == ["Ada Vik", "Bo Lund"]


@pytest.mark.parametrize(
    "byline",
    [
        "Staff",
        "admin",
        "CNN Staff",
        "Reuters Staff",
        "By Newsroom",
        "Web Desk",
        "Guest Author",
        "Press Release",
        "The Associated Press",
        "https://social.example/ada-vik",
        "ada@vik.example",
        "www.halden.example/by/ada-vik",
        "Halden Courier",
        "Follow us",
        "Read More",
        "Getty Images",
        "Share on Facebook",
        "Ada Vik's Bio",
        "About Ada Vik",
        "The Bridge Guardian (www.guardian.example)",
        "Der perfekte Begleiter",
        "By Invitation Only",
        "Presented by Acme Corp",
        "Top Stories",
        "North Carolina",
        "Climate Change",
        "S. L., G. B.",
        "Halden Works makes Xofigo",
        "HALDEN NOW",
        "",
        "(av)",
    ],
)
def test_no_name_is_made_of_roles_addresses_and_buttons(byline: str) -> None:
    assert people([byline], OURS) == []


@pytest.mark.parametrize(
    "name",
    [
        "Ada van der Vik",
        "T.C. O\u2019Neil",
        "Mary-Jane McLund",
        "April May",
        "June Lund",
        "Di Vik",
        "José Núñez",
    ],
)
def test_names_of_every_build_stay_whole(name: str) -> None:
    assert people([f"By {name}"], OURS) == [name]


def test_who_signs_up_in_one_word_has_two_names() -> None:
    assert people(["AdalindVik"], OURS) == ["Adalind Vik"]
    assert people(["Adalind WikmanBo Lund"], OURS) == ["Adalind Wikman", "Bo Lund"]


def test_a_single_word_is_a_name_only_where_nothing_else_is_meant() -> None:
    assert people(["Halldis"], OURS) == []
    assert people(["Halldis"], OURS, alone=True) == ["Halldis"]
    assert people(["admin"], OURS, alone=True) == []


@pytest.mark.parametrize("name", ["Reuters", "The Associated Press", "European Space Agency", "Editorial"])
def test_a_body_may_sign(name: str) -> None:
    assert body(f"By {name}", OURS) == name


@pytest.mark.parametrize(
    "name",
    [
        "The Halden Editorial Board",
        "June 5, 2019",
        "5 June 2019 by CNN",
        "The Bridge (guardian.example)",
        "CNN",
        "CNN News",
        "Guardian staff",
        "courier.example",
        "@halden",
        "News Desk",
        "https://x.example",
    ],
)
def test_an_address_a_role_or_the_site_itself_is_no_body(name: str) -> None:
    assert body(name, OURS) == ""


@pytest.mark.parametrize("byline", ["durch Ada Vik", "Recipe by Ada Vik", "Ada Vik, Hessische Landesanstalt"])
def test_what_leads_to_a_name_or_follows_it_is_left(byline: str) -> None:
    assert people([byline], OURS) == ["Ada Vik"]


@pytest.mark.parametrize("text", ["Keine Kommentare", "Prep Time", "Les Commentaires"])
def test_what_stands_beside_a_byline_is_nobody(text: str) -> None:
    assert people([text], OURS) == []


@pytest.mark.parametrize("text", ["Ada - Halden Courier", "Ada @ Halden Courier", "Ada | 359 Comments"])
def test_a_mark_parts_who_signs_from_the_publisher_and_from_counts(text: str) -> None:
    assert body(text, OURS) == "Ada"


def test_an_address_with_a_path_is_no_body() -> None:
    assert body("halden.example/people", OURS) == ""


@pytest.mark.parametrize(
    "text",
    ["Ada (Halden Courier) 60 Comments", "Ada July 20", "by Ada 12 Kommentare", "Ada (Halden Courier)"],
)
def test_a_day_and_counts_are_no_part_of_who_signs(text: str) -> None:
    assert body(text, OURS) == "Ada"


def test_the_beginning_of_the_publishers_name_is_no_body() -> None:
    assert body("Halden Network", ("Halden Network UK",)) == ""


def test_a_lawyers_calling_is_no_part_of_the_name() -> None:
    assert people(["Rechtsanwältin Ada Vik"], OURS) == ["Ada Vik"]
