"""Addresses of rounds and proposals."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
