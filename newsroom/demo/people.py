"""Who works at the demo newsroom, and what it writes about."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group, User

from stories.models import Author, Section, Tag


@dataclass(frozen=True)
class Person:
    username: str
    name: tuple[str, str]
    group: str
    about: str


CAST = (
    Person(
        "writer", ("Lena", "Marsh"), "Writer", "Writes about devices and the people who keep systems running."
    ),
    Person(
        "second-writer",
        ("Tomás", "Rey"),
        "Writer",
        "Writes about science and the rules technology lives under.",
    ),
    Person("editor", ("Asha", "Verne"), "Editor", "Edits, and asks who else says so."),
    Person("publisher", ("Ruth", "Calder"), "Publisher", "Keeps the house and answers for it."),
)

# name: what its readers should look for
SECTIONS = {
    "Devices": "What changes in the hand: how it feels, how long it lasts, and what an upgrade costs.",
    "Software": "What will work differently tomorrow, who decides that, and how to undo it.",
    "Security": "Who is affected, what to do today, and how we know.",
    "Policy": "What the rule says, from when, and who can be held to it.",
    "Science": "What was measured, by whom, and whether anyone else has found the same.",
    "Culture": "What moves from screens into the world, who made it, and who gets paid.",
}


# name: what it is about
ABOUT = {
    "Devices": "Machines one can hold: phones, laptops, headsets, cars, and the parts inside them.",
    "Software": "Programs and services people and firms depend on, and what happens when they fail.",
    "Security": "Holes, break-ins and fixes, and those who find them.",
    "Policy": "Laws, courts and regulators where they meet technology.",
    "Science": "Results that claim something new about how the world works.",
    "Culture": "Films, games, music and words that technology makes or changes.",
}

# slug of a tag: what its stories are about
TAGS = {
    "research": "Studies and experiments: what was found, and whether anybody could find it again.",
    "security": "Holes, break-ins and fixes in what many rely on.",
    "batteries": "Cells, packs and the machines that carry them: recalls, repair, and how long they last.",
    "european-union": "What the Union decides about devices and services, and from when it holds.",
}


def hire(password: str) -> dict[str, User]:
    """The cast by username, each in a group and with a byline, all signing in with `password`."""
    return {person.username: _hire(person, password) for person in CAST}


def _hire(person: Person, password: str) -> User:
    first, last = person.name
    user = User.objects.create_user(
        person.username, password=password, first_name=first, last_name=last, is_staff=True
    )
    user.groups.add(Group.objects.get(name=person.group))
    Author.objects.create(name=user.get_full_name(), slug=person.username, about=person.about, user=user)
    return user


def open_sections() -> dict[str, Section]:
    """The sections by slug, in their order."""
    rows = enumerate(SECTIONS.items(), start=1)
    made = [
        Section.objects.create(
            name=name, slug=name.lower(), about=ABOUT[name], angle=angle, position=position
        )
        for position, (name, angle) in rows
    ]
    return {section.slug: section for section in made}


def describe_tags() -> None:
    """Of the tags the stories brought."""
    for slug, about in TAGS.items():
        Tag.objects.filter(slug=slug).update(about=about)
