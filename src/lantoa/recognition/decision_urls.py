"""Addresses of decisions, honours and their register."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
