"""The ladder and the formats a newsroom starts with; editors change them at the desk."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

RUNGS = [
    {
        "name": "Emerging",
        "slug": "emerging",
        "place": "rung",
        "rank": 1,
        "colour": "emerging",
        "meaning": "At least one independent line of evidence supports every key claim so far.",
        "about": "At least one source layer supports every key claim. We publish it, we say who "
        "says so, and we keep looking.",
    },
    {
        "name": "Corroborated",
        "slug": "corroborated",
        "place": "rung",
        "rank": 2,
        "colour": "corroborated",
        "meaning": "Independent layers support every key claim, and none contradicts one.",
        "about": "Independent lines of evidence support every key claim, and none contradicts "
        "one. Repeating a report does not count as a second line.",
    },
    {
        "name": "Confirmed",
        "slug": "confirmed",
        "place": "rung",
        "rank": 3,
        "colour": "confirmed",
        "meaning": "The evidence is broad, or part of it is first-hand, and nothing contradicts it.",
        "about": "The evidence is broad, or part of it is first-hand: an official document, data, "
        "a filing, our own test, or a party on the record about itself.",
    },
]
BESIDE = [
    {
        "name": "Unverified",
        "slug": "unverified",
        "place": "unverified",
        "colour": "unverified",
        "publishable": False,
        "meaning": "No line of evidence supports this yet.",
        "about": "No layer supports it. We do not publish at this label; you will not meet it on a story.",
    },
    {
        "name": "Disputed",
        "slug": "disputed",
        "place": "disputed",
        "colour": "disputed",
        "meaning": "A line of evidence contradicts a key claim, and an editor finds it serious.",
        "about": "A layer contradicts a key claim, and an editor finds it serious. The story "
        "shows both sides and what would settle it.",
    },
    {
        "name": "Retracted",
        "slug": "retracted",
        "place": "retracted",
        "colour": "retracted",
        "meaning": "We have withdrawn this story.",
        "about": "We withdraw the story. It stays at its address, under a notice that says what went wrong.",
    },
]
# label: (least layers, least first-hand, unnamed people count, contradictions allowed)
RULES = {
    "emerging": [(1, 0, True, True)],
    "corroborated": [(2, 0, True, False)],
    "confirmed": [(3, 0, False, False), (2, 1, False, False)],
}
HEADINGS = {
    "Signal report": [
        "What is happening now",
        "Where the sources line up",
        "The details worth keeping",
        "Why this matters most",
        "What to watch next",
    ],
    "Brief": ["What is happening now", "What to watch next"],
    "Explainer": ["The short answer", "How it works", "What is still unknown"],
    "Live": ["Where it stands now", "What is not known yet", "As it happened"],
}


def lay(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    label, rule = apps.get_model("stories", "Label"), apps.get_model("stories", "LabelRule")
    rows = {row["slug"]: label.objects.create(**row) for row in [*RUNGS, *BESIDE]}
    for slug, ways in RULES.items():
        for layers, first_hand, unnamed, contradictions in ways:
            rule.objects.create(
                label=rows[slug],
                least_layers=layers,
                least_first_hand=first_hand,
                unnamed_count=unnamed,
                contradictions_allowed=contradictions,
            )
    for position, (name, headings) in enumerate(HEADINGS.items(), start=1):
        apps.get_model("stories", "Format").objects.create(
            name=name,
            slug=name.lower().replace(" ", "-"),
            headings="\n".join(headings),
            position=position,
        )


class Migration(migrations.Migration):
    dependencies = [("stories", "0007_seals")]
    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
