"""The addresses that machines ask: each beside what it is of."""

from __future__ import annotations

from django.urls import URLPattern, path, register_converter

from . import feed_page, feeds, ninjs, opensearch, robots, share, sitemaps
from .feed_kinds import FeedKind, Word

register_converter(FeedKind, "feed")
register_converter(Word, "heading")

STORY = "stories/<slug:slug>/"
EDITION = f"{STORY}editions/<int:number>/"

urlpatterns: list[URLPattern] = [
    path("feeds/", feed_page.feeds, name="feeds"),
    path("feed.<feed:kind>", feeds.front_feed, name="front_feed"),
    path("sections/<slug:slug>/feed.<feed:kind>", feeds.section_feed, name="section_feed"),
    path("labels/<slug:slug>/feed.<feed:kind>", feeds.label_feed, name="label_feed"),
    path("tags/<heading:slug>/feed.<feed:kind>", feeds.heading_feed, {"of": "tag"}, name="tag_feed"),
    path("authors/<heading:slug>/feed.<feed:kind>", feeds.heading_feed, {"of": "author"}, name="author_feed"),
    path("sources/<heading:slug>/feed.<feed:kind>", feeds.heading_feed, {"of": "source"}, name="source_feed"),
    path("corrections/feed.<feed:kind>", feeds.corrections_feed, name="corrections_feed"),
    path(f"{STORY}feed.<feed:kind>", feeds.story_feed, name="story_feed"),
    path(f"{STORY}ninjs.json", ninjs.story_ninjs, name="story_ninjs"),
    path(f"{EDITION}ninjs.json", ninjs.edition_ninjs, name="edition_ninjs"),
    path(f"{EDITION}share.png", share.share, name="share"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemaps/pages.xml", sitemaps.pages, name="sitemap_pages"),
    path("sitemaps/lists-<int:number>.xml", sitemaps.lists, name="sitemap_lists"),
    path("sitemaps/stories-<int:number>.xml", sitemaps.stories, name="sitemap_stories"),
    path("news-sitemap.xml", sitemaps.news, name="news_sitemap"),
    path("robots.txt", robots.robots, name="robots"),
    path("opensearch.xml", opensearch.opensearch, name="opensearch"),
]
