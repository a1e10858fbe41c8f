"""The province's own sign-in (OpenID Connect), where there is one."""

from typing import Any

PROVIDER = "sso"  # the name it has in addresses: the server of the province knows .../sso/callback/


def providers(server: str, client: str, secret: str, name: str) -> dict[str, Any]:
    """What allauth is told about the server; without an address there is none, and its pages answer 404."""
    app = {
        "provider_id": PROVIDER,
        "name": name,
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": server, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app] if server else []}}
