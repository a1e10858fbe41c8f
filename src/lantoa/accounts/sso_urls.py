"""Addresses that the province's own server knows, so they do not change with the language."""

from allauth.socialaccount.providers.openid_connect import views
from django.urls import path

PROVIDER = {"provider_id": "sso"}

urlpatterns = [
    path("", views.login, PROVIDER, name="openid_connect_login"),
    path("callback/", views.callback, PROVIDER, name="openid_connect_callback"),
]
