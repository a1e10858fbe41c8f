"""Addresses of the public site."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from lantoa.kit.kept import kept

from . import offline, style_guide, views
from .bodies import views as bodies
from .calendar import views as calendar
from .exemplars import feeds, learning
from .exemplars import views as exemplars
from .fields import views as fields
from .finding import views as finding
from .programmes import views as programmes
from .stories import clips, podcasts, saying
from .stories import feeds as story_feeds
from .stories import views as stories
from .try_reading import views as try_reading

app_name = "portal"
urlpatterns = [
    path("", kept(views.HomeView.as_view()), name="home"),
    path(_("about/"), kept(views.AboutView.as_view()), name="about"),
    path(_("offline/"), kept(offline.OfflineView.as_view()), name="offline"),
    path("site.webmanifest", offline.manifest, name="manifest"),
    path(_("search/"), kept(finding.SearchView.as_view()), name="search"),
    path(_("try-reading/"), try_reading.try_reading, name="try_reading"),
    path(_("try-reading/sample/"), try_reading.sample, name="try_reading_sample"),
    path(_("try-reading/download/"), try_reading.download, name="try_reading_download"),
    path(_("programmes/"), kept(programmes.ProgrammesView.as_view()), name="programmes"),
    path(_("programmes/<int:pk>/"), kept(programmes.ProgrammeView.as_view()), name="programme"),
    path(_("exemplars/"), kept(exemplars.ExemplarsView.as_view()), name="exemplars"),
    path(_("exemplars/feed.atom"), kept(require_safe(feeds.ExemplarsFeed())), name="exemplars_feed"),
    path(_("exemplars/places/"), kept(exemplars.PlacesView.as_view()), name="exemplars_places"),
    path(_("exemplars/places/<slug:slug>/"), kept(exemplars.PlaceView.as_view()), name="exemplars_place"),
    path(
        _("exemplars/places/<slug:slug>/feed.atom"), kept(require_safe(feeds.PlaceFeed())), name="exemplars_place_feed"
    ),
    path(_("exemplars/<slug:slug>/"), kept(exemplars.exemplar), name="exemplar"),
    path(_("exemplars/<slug:slug>/learn/"), learning.learn, name="learn"),
    path(_("exemplars/<slug:slug>/learn/thanks/"), learning.thanks, name="learn_thanks"),
    path(_("exemplars/<slug:slug>/photo/"), kept(exemplars.photo), name="exemplar_photo"),
    path(_("exemplars/<slug:slug>/small-photo/"), kept(exemplars.photo), {"small": True}, name="exemplar_small_photo"),
    path(_("stories/"), kept(stories.StoriesView.as_view()), name="stories"),
    path(_("stories/feed.atom"), kept(require_safe(story_feeds.StoriesFeed())), name="stories_feed"),
    path(_("stories/feed.json"), kept(story_feeds.json_feed), name="stories_json_feed"),
    path(_("stories/podcast.xml"), kept(require_safe(podcasts.Podcast())), name="podcast"),
    path(
        _("stories/places/<slug:slug>/podcast.xml"), kept(require_safe(podcasts.PlacePodcast())), name="place_podcast"
    ),
    path(
        _("stories/columns/<int:pk>/podcast.xml"), kept(require_safe(podcasts.ColumnPodcast())), name="column_podcast"
    ),
    path(_("stories/<slug:slug>/"), kept(stories.story), name="story"),
    path(_("stories/<slug:slug>.<slug:language>/"), kept(stories.version), name="story_version"),
    path(_("stories/<slug:slug>/say/"), saying.speak, name="say"),
    path(_("stories/<slug:slug>/say/thanks/"), saying.said, name="said"),
    path(_("stories/<slug:slug>/clips/<int:pk>.<slug:ending>"), clips.clip, name="story_clip"),
    path(_("stories/<slug:slug>/clips/<int:pk>/captions.vtt"), clips.captions, name="story_captions"),
    path(_("stories/<slug:slug>/photos/<int:pk>/"), kept(stories.photo), name="story_photo"),
    path(
        _("stories/<slug:slug>/small-photos/<int:pk>/"), kept(stories.photo), {"small": True}, name="story_small_photo"
    ),
    path(_("bodies/<slug:slug>/"), kept(bodies.BodyView.as_view()), name="body"),
    path(_("fields/"), kept(fields.FieldsView.as_view()), name="fields"),
    path(_("fields/<slug:slug>/"), kept(fields.FieldView.as_view()), name="field"),
    path(pgettext_lazy("address", "calendar/"), kept(calendar.CalendarView.as_view()), name="calendar"),
    path(_("calendar/calendar.ics"), kept(calendar.feed), name="calendar_feed"),
    path(_("calendar/<int:year>/"), kept(calendar.CalendarView.as_view()), name="calendar_year"),
    path(_("calendar/places/<slug:slug>/"), kept(calendar.CalendarView.as_view()), name="calendar_place"),
    path(_("calendar/places/<slug:slug>/calendar.ics"), kept(calendar.feed), name="calendar_place_feed"),
    path(
        _("calendar/places/<slug:slug>/<int:year>/"),
        kept(calendar.CalendarView.as_view()),
        name="calendar_place_year",
    ),
    path("style-guide/", style_guide.StyleGuideView.as_view(), name="style_guide"),
    path("style-guide/themes.css", style_guide.theme_rules, name="theme_rules"),
]
