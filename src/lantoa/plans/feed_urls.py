"""The addresses that calendar programs ask. They are secret, so they do not change with the language."""

from django.urls import path

from lantoa.plans.calendar import views

urlpatterns = [path("<str:token>.ics", views.feed, name="calendar_feed")]
