"""Readers' search among many stories: milliseconds of whole pages, the way a reader asks for them."""

from datetime import timedelta
from itertools import accumulate, batched
from random import Random
from statistics import median, quantiles
from time import perf_counter
from uuid import UUID

from django.db import connection
from django.test import Client
from django.test.utils import override_settings

from stories.models import CatalogueEntry, CatalogueHeading, Edition, Label, Proposal, Section, Story
from stories.search import PRINTED, rebuild
from stories.search.keep import install, remove
from tests.bench.ground import UNCHECKED, database
from tests.stories.reader.editions import digest, publish

MOST_MS = 100.0
WORDS, LONG = 20_000, 300
BATCH, LOOKS = 2_000, 40
TAGS, SOURCES = 2_000, 2_000
SECTIONS = 8
SPOKEN = "ba ce di fo gu ha ke li mo nu pa re si to vu ya lo gra"
SYLLABLES = SPOKEN.split()


def main(stories: int) -> bool:
    """Print the table; False when the median of any kind of question is 100 ms or more."""
    with database(), override_settings(ALLOWED_HOSTS=["testserver"]):
        begun = perf_counter()
        fill(stories, Random(stories))
        print(f"search among {stories} stories, {connection.vendor}, built in {perf_counter() - begun:.0f} s")
        print(f"{'asked for':<34} {'median':>8} {'p95':>8} {'worst':>8}")
        kept = [measured(name, questions) for name, questions in asked(Random(1)).items()]
        return all(kept)


def word(number: int) -> str:
    """A word of its own for each number below `WORDS`."""
    size = len(SYLLABLES)
    return "".join(SYLLABLES[number // size**place % size] for place in range(4))


VOCABULARY = [word(number) for number in range(WORDS)]
# Few words stand everywhere and most nearly nowhere, as in any language.
OFTEN = list(accumulate(1 / place for place in range(1, WORDS + 1)))


def text(dice: Random, words: int) -> str:
    return " ".join(dice.choices(VOCABULARY, cum_weights=OFTEN, k=words))


def fill(stories: int, dice: Random) -> None:
    """Copies of one published story, each with words of its own; the index is built when all are there."""
    one, labels = publish(), among()
    with connection.cursor() as cursor:
        cursor.execute(UNCHECKED[connection.vendor])
    remove(connection, (PRINTED,))
    for numbers in batched(range(2, stories + 2), BATCH):
        put(one, list(numbers), labels, dice)
    install(connection, (PRINTED,))
    rebuild(connection, PRINTED)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def among() -> list[int]:
    """Label ids, each as often as stories have it: of 200 two are disputed and one is withdrawn."""
    ids = dict(Label.objects.values_list("slug", "pk"))
    often = {"emerging": 80, "corroborated": 80, "confirmed": 37, "disputed": 2, "retracted": 1}
    for number in range(SECTIONS):
        Section.objects.get_or_create(slug=f"section-{number}", defaults={"name": f"Section {number}"})
    return [ids[slug] for slug, times in often.items() for _ in range(times)]


def put(one: Edition, numbers: list[int], labels: list[int], dice: Random) -> None:
    story, proposal = one.story, one.proposal
    headlines = [text(dice, 8).capitalize() for _ in numbers]
    Story.objects.bulk_create(
        copy(story, n, key=UUID(int=n), slug=f"draft-{n}", live_edition_id=n) for n in numbers
    )
    Proposal.objects.bulk_create(copy(proposal, n, story_id=n) for n in numbers)
    editions = [
        copy(
            one,
            n,
            entry=n,
            story_id=n,
            proposal_id=n,
            slug=f"story-{n}",
            label_id=dice.choice(labels),
            section_slug=f"section-{n % SECTIONS}",
            headline=headline,
            previous=digest(n - 1),
            digest=digest(n),
            published_at=one.published_at + timedelta(minutes=n),
        )
        for n, headline in zip(numbers, headlines, strict=True)
    ]
    Edition.objects.bulk_create(editions)
    CatalogueEntry.objects.bulk_create(entry(edition, dice) for edition in editions)
    CatalogueHeading.objects.bulk_create(heading for n in numbers for heading in headings(n, dice))


def copy[Row: (Story, Proposal, Edition)](one: Row, pk: int, **changes: object) -> Row:
    told = {field.attname: getattr(one, field.attname) for field in one._meta.concrete_fields}
    return type(one)(**{**told, "id": pk, **changes})


def entry(edition: Edition, dice: Random) -> CatalogueEntry:
    return CatalogueEntry(
        pk=edition.pk,
        story_id=edition.story_id,
        edition_id=edition.pk,
        entry=edition.entry,
        label_id=edition.label_id,
        first_label_id=edition.label_id,
        section_slug=edition.section_slug,
        headline=edition.headline,
        standfirst=text(dice, 20),
        body=f"<h2>What is happening now</h2><p>{text(dice, LONG)}</p>",
        sources=text(dice, 15),
        published_at=edition.published_at,
    )


def headings(number: int, dice: Random) -> list[CatalogueHeading]:
    names = {("tag", f"{word(dice.randrange(TAGS))} tag") for _ in range(3)}
    names |= {("source", f"{word(dice.randrange(SOURCES))} press") for _ in range(3)}
    return [
        CatalogueHeading(of_id=number, kind=kind, slug=name.replace(" ", "-"), name=name, entry=number)
        for kind, name in names
    ]


def asked(dice: Random) -> dict[str, list[dict[str, str]]]:
    rare = [word(dice.randrange(WORDS // 2, WORDS)) for _ in range(LOOKS)]
    middling = [word(dice.randrange(200, 2_000)) for _ in range(LOOKS)]
    common = [word(dice.randrange(20)) for _ in range(LOOKS)]
    both = list(zip(common, middling, strict=True))
    week = {"since": "2026-12-10", "until": "2026-12-16"}
    narrow = {"label": "corroborated", "section": "section-3", **week}
    return {
        "a rare word": [{"q": one} for one in rare],
        "a word of the middle": [{"q": one} for one in middling],
        "a very common word": [{"q": one} for one in common],
        "a common and a middling word": [{"q": " ".join(pair)} for pair in both],
        "two common words": [{"q": f"{one} {common[-at]}"} for at, one in enumerate(common)],
        "a common word, one label, since": [
            {"q": one, "label": "emerging", "since": "2026-11-20"} for one in common
        ],
        "a rare word, label, section, week": [{"q": one, **narrow} for one in rare],
        "a middling one, label, sect., week": [{"q": one, **narrow} for one in middling],
        "a common one, label, section, week": [{"q": one, **narrow} for one in common],
        "a common one, withdrawn": [{"q": one, "label": "retracted"} for one in common],
        "no word, label, section, week": [narrow] * LOOKS,
        "a word mistyped": [{"q": f"{one[:-2]}x{one[-1]}"} for one in middling],
        "words nobody wrote": [{"q": f"{one} zzyzx"} for one in common],
    }


def measured(name: str, questions: list[dict[str, str]]) -> bool:
    client = Client()
    times = [timed(client, question) for question in questions]
    p95 = quantiles(times, n=20)[-1]
    print(f"{name:<34} {median(times):>8.1f} {p95:>8.1f} {max(times):>8.1f}", flush=True)
    return median(times) < MOST_MS


def timed(client: Client, question: dict[str, str]) -> float:
    begun = perf_counter()
    answer = client.get("/search/", question)
    if answer.status_code != 200:
        raise RuntimeError(f"{question} was answered {answer.status_code}")
    return (perf_counter() - begun) * 1000
