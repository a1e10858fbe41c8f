"""Addresses of the catalogue of awards."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
