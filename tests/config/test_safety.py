"""Headers, addresses of visitors, and what production refuses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, RequestFactory

from lantoa.accounts import demo
from lantoa.config.production import refuse_demo_accounts, refuse_demo_secret
from lantoa.config.proxies import client_address


def directives(answer) -> dict[str, list[str]]:
    parts = (part.split() for part in answer["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in parts}


def test_the_public_site_allows_nothing_inline_and_nothing_from_elsewhere(client: Client) -> None:
    policy = directives(client.get("/robots.txt"))
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == ["'self'"]
    assert policy["frame-ancestors"] == policy["base-uri"] == ["'none'"]


@pytest.mark.django_db
def test_the_desk_allows_what_wagtail_needs_and_no_other_site(client: Client) -> None:
    policy = directives(client.get("/desk/login/"))
    assert policy["script-src"] == ["'self'", "'unsafe-inline'"]
    assert policy["default-src"] == ["'none'"]
    assert {source for sources in policy.values() for source in sources} <= {
        *("'none'", "'self'", "'unsafe-inline'"),
        *("data:", "blob:"),
    }


def test_no_other_site_may_frame_or_sniff(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert (answer["X-Frame-Options"], answer["X-Content-Type-Options"]) == ("DENY", "nosniff")
    assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "", "192.0.2.1"),
        (0, "198.51.100.7", "192.0.2.1"),  # the visitor's own claim
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.9, 198.51.100.7", "198.51.100.7"),  # a claim, then what our proxy saw
        (2, "203.0.113.9, 198.51.100.7, 10.0.0.2", "198.51.100.7"),
        (2, "198.51.100.7", "192.0.2.1"),  # one of our proxies was gone round
    ],
)
def test_the_visitors_address_is_what_our_outermost_proxy_saw(settings, proxies, forwarded, address) -> None:
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == address


@pytest.mark.parametrize("secret", ["demo-secret-that-production-refuses-however-long-it-is", "short", ""])
def test_production_refuses_a_known_or_short_secret(secret: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY"):
        refuse_demo_secret(secret)


def test_production_takes_a_long_secret() -> None:
    refuse_demo_secret("r" * 50)


@pytest.mark.django_db
def test_production_refuses_demo_accounts_until_they_are_removed() -> None:
    demo.load()
    with pytest.raises(ImproperlyConfigured, match="canbo@lantoa.example.*quantri@lantoa.example"):
        refuse_demo_accounts()
    demo.remove()
    refuse_demo_accounts()


def test_the_command_says_what_to_do_in_both_languages_and_shows_no_traceback(tmp_path: Path) -> None:
    environment = {"PATH": os.defpath, "LANTOA_ENV": "production", "LANTOA_VAR": str(tmp_path)}
    lantoa = Path(sys.executable).with_name("lantoa")
    ended = subprocess.run([lantoa, "check"], env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    assert ended.returncode == 1
    assert "Set SECRET_KEY" in ended.stderr
    assert "Hãy đặt SECRET_KEY" in ended.stderr
    assert "Traceback" not in ended.stderr
