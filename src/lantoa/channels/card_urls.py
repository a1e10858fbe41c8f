"""Cards of public stories and exemplars, for networks that fetch a picture by its address."""

from django.urls import path

from lantoa.channels.views.cards import show, show_page

urlpatterns = [
    path("<int:story>-<slug:ratio>.jpg", show, name="channels_card"),
    path("exemplars/<int:dossier>-<slug:ratio>.jpg", show_page, name="channels_page_card"),
]
