"""The ground all tests stand on, and the cast: two write, one edits, one publishes, one is an outsider."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import TransactionTestCase, override_settings
from django.test.utils import teardown_databases
from pytest_django import DjangoDbBlocker, Settings
from xdist.scheduler import LoadScopeScheduling

from stories.models import triggers
from tests import databases

PASSWORD = "correct horse battery staple"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that commit get back what the migrations put in: groups, labels, formats.

    What asks a database is marked so. Browsers set out first, for their ways are the longest.
    """
    for item in items:
        if commits(item):
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True), append=False)
        if asks_a_database(item):
            item.add_marker(pytest.mark.database)
    items.sort(key=lambda item: not walks(item))


# Where each worker would make for itself what takes long: a loaded newsroom, a measured one, the house read.
TOGETHER = (
    "tests/newsroom/test_demo_newsroom.py",
    "tests/sources/intake/test_read_hostile.py",
    "tests/test_house.py",
)
# Each half of the walks goes through one running newsroom, on one worker.
WALKS = sorted(file.name for file in (Path(__file__).parent / "flows").glob("test_*.py"))


class Shared(LoadScopeScheduling):  # type: ignore[misc]
    """Test by test to whichever worker is free, in their order, for those that commit come last. But those
    that share what takes long to make go to one worker.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        if file.startswith("tests/flows/"):
            return f"walks {WALKS.index(Path(file).name) % 2}"
        return file if file.startswith(TOGETHER) else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Shared:
    return Shared(config, log)


def asks_a_database(item: pytest.Item) -> bool:
    """Whether it is asked on each kind of database: screens are not, but for files marked `each`.

    Of any other kind of test pytest-django refuses it one.
    """
    if item.get_closest_marker("once") or (of_screens(item) and not item.get_closest_marker("each")):
        return False
    of_django = issubclass(getattr(item, "cls", None) or object, TransactionTestCase)
    return of_django or walks(item) or bool(item.get_closest_marker("django_db")) or "db" in asked(item)


def of_screens(item: pytest.Item) -> bool:
    """Whether it reads what a screen says. That all open on each kind of database is walked elsewhere."""
    return not {"admin", "reader"}.isdisjoint(item.path.parts)


def walks(item: pytest.Item) -> bool:
    """Whether it walks, with a browser, through a newsroom that runs: see flows/conftest.py."""
    return item.path.parent.name == "flows"


def asked(item: pytest.Item) -> set[str]:
    """The fixtures it stands on, and those they stand on."""
    return set(getattr(item, "fixturenames", ()))


def commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    asks = {"transactional_db", "live_server"} & asked(item)
    return bool(asks) or bool(marker and marker.kwargs.get("transaction"))


@pytest.fixture(scope="session", autouse=True)
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Media, archive, pages and keys in a folder of this run; tasks run at once; passwords hash fast."""
    data = tmp_path_factory.mktemp("data")
    kept: dict[str, dict[str, Any]] = project.STORAGES
    archive = copy.deepcopy(kept["archive"])
    archive["OPTIONS"]["location"] = data / "archive"
    with override_settings(
        DATA=data,
        READERS_PAGES=data / "pages",
        MEDIA_ROOT=data / "media",
        STORAGES={**project.STORAGES, "archive": archive},
        TASKS={"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}},
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        # Looked for when asked for; else every client would first list all static files.
        WHITENOISE_AUTOREFRESH=True,
    ):
        yield data


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite's test database is a file, so that threads meet there as they do in earnest."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = tmp_path_factory.mktemp("database") / "test.sqlite3"


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    django_db_modify_db_settings: None,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    folder = tmp_path_factory.getbasetemp()
    with django_db_blocker.unblock():
        database = databases.made(folder.parent if databases.WORKER else folder)
    yield
    with django_db_blocker.unblock():
        teardown_databases(database, verbosity=0)


@pytest.fixture(autouse=True)
def seals(request: pytest.FixtureRequest) -> Iterator[None]:
    """The seals stand in every test, and are lifted for the emptying that follows one which commits."""
    if "_django_db_helper" not in request.fixturenames and not request.node.get_closest_marker("django_db"):
        yield
        return
    request.getfixturevalue("_django_db_helper")
    if triggers.missing(connection):
        triggers.install(connection)
    yield
    if commits(request.node):
        triggers.remove(connection)


@pytest.fixture
def loopback_allowed(settings: Settings) -> None:
    """Pages are fetched from sites of the test's own, on this machine."""
    settings.FETCH_ALLOW_LOOPBACK = True


def person(username: str, group: str | None) -> User:
    user = User.objects.create_user(username, password=PASSWORD, is_staff=group is not None)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def writer(db: None) -> User:
    return person("writer", "Writer")


@pytest.fixture
def second_writer(db: None) -> User:
    return person("second-writer", "Writer")


@pytest.fixture
def editor(db: None) -> User:
    return person("editor", "Editor")


@pytest.fixture
def publisher(db: None) -> User:
    return person("publisher", "Publisher")


@pytest.fixture
def outsider(db: None) -> User:
    """Signed up, active, and no member of the newsroom."""
    return person("outsider", None)
