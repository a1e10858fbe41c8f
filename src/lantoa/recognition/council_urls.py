"""Addresses of councils and their sittings."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
