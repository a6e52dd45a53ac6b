from __future__ import annotations

from django.urls import path

from . import about, compare, corrections, feed_urls, front, labels, offline, search, sources, story

app_name = "reader"

urlpatterns = [
    path("", front.front, name="front"),
    path("sections/<slug:slug>/", front.section, name="section"),
    path("tags/<str:slug>/", front.tag, name="tag"),
    path("authors/<str:slug>/", front.author, name="author"),
    path("sources/", sources.directory, name="sources"),
    path("sources/<str:slug>/", sources.source, name="source"),
    path("about/", about.about, name="about"),
    path("about/<slug:slug>/", about.about_page, name="about_page"),
    path("labels/", labels.labels, name="labels"),
    path("labels/<slug:slug>/", front.label, name="label"),
    path("stories/<slug:slug>/", story.story, name="story"),
    path("stories/<slug:slug>/editions/<int:number>/", story.edition, name="edition"),
    path("stories/<slug:slug>/compare/", compare.choose, name="choose"),
    path("stories/<slug:slug>/compare/<int:before>/<int:after>/", compare.compare, name="compare"),
    *feed_urls.urlpatterns,
    path("search/", search.search, name="search"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("offline/", offline.offline, name="offline"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("sw.js", offline.worker, name="worker"),
]
