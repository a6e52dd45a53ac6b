"""A platform's page that another host serves: told by an archive's own address, never by its looks."""

import pytest

from sources.actions.find_publisher import find_publisher
from sources.models import Domain, Publisher
from tests.sources.intake.pages import HEADLINE, meta, page, value

CHANNEL = '<span itemprop="author"><link itemprop="name" content="Ada Films"></span>'
VIDEO = "https://www.youtube.com/watch?v=1"
LOOKS = meta("og:site_name", "YouTube") + f'<link rel="canonical" href="{VIDEO}">' + meta("og:url", VIDEO)
RELEASE = "<div>News provided by <a><strong>River Works Inc.</strong></a></div>"


@pytest.fixture
def youtube(db: None) -> Publisher:
    platform = Publisher.objects.create(name="YouTube", slug="youtube", kind="platform")
    Domain.objects.create(host="youtube.com", publisher=platform)
    return platform


@pytest.mark.parametrize("host", ["m.youtube.com", "music.youtube.com", "www.youtube.com"])
def test_a_platforms_own_hosts_are_the_platform(host: str) -> None:
    assert value(page(LOOKS, CHANNEL, url=f"https://{host}/watch?v=1").poster) == "Ada Films"


@pytest.mark.parametrize("mark", ["20261120", "20261120194000", "20261120194000id_"])
@pytest.mark.parametrize("of", [VIDEO, VIDEO.replace("https://", "https:/"), "youtube.com/watch?v=1"])
def test_an_archives_copy_is_told_by_the_address_the_archive_gives(mark: str, of: str) -> None:
    assert value(page(LOOKS, CHANNEL, url=f"https://web.archive.org/web/{mark}/{of}").poster) == "Ada Films"


def test_an_archived_release_is_its_issuers() -> None:
    url = "https://web.archive.org/web/20261120/https://www.prnewswire.com/news-releases/a-1.html"
    assert (value(page(body=HEADLINE + RELEASE, url=url).issuer) or "").startswith("River Works")


@pytest.mark.parametrize(
    "url",
    [
        "https://videos.example/watch?v=1",
        "https://youtube.com.videos.example/watch?v=1",
        "https://videos.example/web/20261120/https://www.youtube.com/watch?v=1",
        "https://archive.ph/AbCdE",
    ],
)
def test_looking_like_a_platform_makes_none(url: str) -> None:
    assert page(LOOKS, CHANNEL, url=url).poster is None
    assert page(LOOKS, HEADLINE + RELEASE, url=url).issuer is None


def test_an_archived_post_counts_for_who_posted_it(youtube: Publisher) -> None:
    found = find_publisher(f"https://web.archive.org/web/20261120/{VIDEO}", "YouTube", poster="Ada Films")
    assert (str(found.publisher), found.via) == ("Ada Films", youtube)


def test_a_copiers_page_proposes_a_publisher_of_its_own_host(youtube: Publisher) -> None:
    found = find_publisher("https://videos.example/watch?v=1", "Videos", poster="")
    assert found.publisher is not None
    assert found.via is None
    assert [one.host for one in found.publisher.domains.all()] == ["videos.example"]


def test_an_archived_report_is_its_outlets_whatever_it_calls_itself(db: None) -> None:
    outlet = Publisher.objects.create(name="Halden Courier", slug="courier")
    Domain.objects.create(host="courier.example", publisher=outlet)
    Publisher.objects.create(name="Pixelpost", slug="pixelpost")
    url = "http://web.archive.org/web/2026/http://www.courier.example/a"
    assert find_publisher(url, "Pixelpost").publisher == outlet
