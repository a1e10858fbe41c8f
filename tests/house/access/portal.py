"""The public site: the same for everybody."""

from tests.house.access.rules import FORM, READ, Public, Rule

RULES: dict[str, Rule] = {
    "": READ,
    "about/": READ,
    "offline/": READ,
    "site.webmanifest": READ,
    "search/": READ,
    "try-reading/": FORM,
    "try-reading/sample/": READ,
    "try-reading/download/": Public(get=405, post=400),
    "programmes/": READ,
    # No plan of that world is released; tests/portal/test_programmes.py shows one that is.
    "programmes/<int:pk>/": Public(get=404),
    "exemplars/": READ,
    "exemplars/feed.atom": READ,
    "exemplars/places/": READ,
    "exemplars/places/<slug:slug>/": Public(get=404),
    "exemplars/places/<slug:slug>/feed.atom": Public(get=404),
    # tests/portal/test_exemplars.py and test_learning.py show pages that are there.
    "exemplars/<slug:slug>/": Public(get=404),
    "exemplars/<slug:slug>/learn/": Public(get=404, post=404),
    "exemplars/<slug:slug>/learn/thanks/": Public(get=404),
    "exemplars/<slug:slug>/photo/": Public(get=404),
    "exemplars/<slug:slug>/small-photo/": Public(get=404),
    "stories/": READ,
    "stories/feed.atom": READ,
    "stories/feed.json": READ,
    "stories/podcast.xml": READ,
    # tests/portal/test_clips.py shows what is there.
    "stories/places/<slug:slug>/podcast.xml": Public(get=404),
    "stories/columns/<int:pk>/podcast.xml": Public(get=404),
    "stories/<slug:slug>/clips/<int:pk>.<slug:ending>": Public(get=404),
    "stories/<slug:slug>/clips/<int:pk>/captions.vtt": Public(get=404),
    # tests/portal/test_stories.py shows stories that are there.
    "stories/<slug:slug>/": Public(get=404),
    "stories/<slug:slug>.<slug:language>/": Public(get=404),
    "stories/<slug:slug>/say/": Public(get=404, post=404),
    "stories/<slug:slug>/say/thanks/": Public(get=404),
    "stories/<slug:slug>/photos/<int:pk>/": Public(get=404),
    "stories/<slug:slug>/small-photos/<int:pk>/": Public(get=404),
    # tests/portal/test_bodies.py, test_fields.py and test_calendar.py show what is there.
    "bodies/<slug:slug>/": Public(get=404),
    "fields/": READ,
    "fields/<slug:slug>/": Public(get=404),
    "calendar/": READ,
    "calendar/calendar.ics": READ,
    "calendar/<int:year>/": Public(get=404),
    "calendar/places/<slug:slug>/": Public(get=404),
    "calendar/places/<slug:slug>/calendar.ics": Public(get=404),
    "calendar/places/<slug:slug>/<int:year>/": Public(get=404),
    "style-guide/": READ,
    "style-guide/themes.css": READ,
}
