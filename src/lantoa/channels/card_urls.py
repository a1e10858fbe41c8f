"""Cards of public stories, for networks that fetch a picture by its address."""

from django.urls import path

from lantoa.channels.views.cards import show

urlpatterns = [path("<int:story>-<slug:ratio>.jpg", show, name="channels_card")]
