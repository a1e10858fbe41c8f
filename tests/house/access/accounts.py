"""Sign-in and the own account."""

from tests.house.access.rules import (
    ADMINISTRATORS,
    FORM,
    GONE,
    NOT_THERE,
    READ,
    SIGN_IN,
    Desk,
    Own,
    Public,
    Record,
    Rule,
    SignedIn,
    at,
)

AFTER_PASSWORD = SignedIn(get=302, post=302)  # the first step comes before the second; both are done by then

PEOPLE = at() | ADMINISTRATORS

RULES: dict[str, Rule] = {
    "account/": SignedIn(),
    "account/sign-in/": Public(get=200, post=200, known=(302, 302)),
    "account/sign-in/second-factor/": AFTER_PASSWORD,
    "account/sign-in/passkey/": Public(get=SIGN_IN, post=SIGN_IN, known=(302, 302)),
    "account/sign-in/switched-off/": READ,
    "account/sign-out/": Public(get=SIGN_IN, post=SIGN_IN, known=(200, SIGN_IN)),
    "account/confirm/": SignedIn(get=200, post=200),
    "account/confirm/code/": SignedIn(get=302, post=302),
    "account/confirm/passkey/": SignedIn(get=200, post=SIGN_IN),
    "account/password/": SignedIn(get=200, post=200),
    "account/forgotten-password/": FORM,
    "account/forgotten-password/sent/": READ,
    "account/forgotten-password/done/": READ,
    "account/^forgotten-password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": FORM,  # which says that the link is not valid
    "account/second-factor/": SignedIn(),
    "account/second-factor/app/": SignedIn(get=200, post=200),
    "account/second-factor/app/remove/": SignedIn(get=404, post=404),
    "account/second-factor/codes/": SignedIn(get=404),
    "account/second-factor/codes/new/": SignedIn(get=200, post=302),
    "account/second-factor/passkeys/": SignedIn(),
    "account/second-factor/passkeys/new/": SignedIn(get=200, post=200),
    "account/second-factor/passkeys/<int:pk>/": Own(kind="passkey", get=200, post=200),
    "account/second-factor/passkeys/<int:pk>/remove/": Own(kind="passkey", get=200, post=302),
    "account/sessions/": SignedIn(),
    "account/sessions/<int:pk>/end/": Own(kind="session", get=405, post=302, not_own=(405, NOT_THERE)),
    "account/sessions/end-others/": SignedIn(get=405, post=302),
    "account/invitation/<str:token>/": GONE,  # nobody was sent this token
    "desk/accounts/": Desk(post=404),
    "desk/accounts/<int:pk>/": Record("person", PEOPLE, ADMINISTRATORS),
    "desk/accounts/<int:pk>/contact/": Record("person", PEOPLE, ADMINISTRATORS, post=422),
    "desk/accounts/<int:pk>/link/": Record("person", PEOPLE, ADMINISTRATORS, post=302),
    "desk/accounts/<int:pk>/factors/": Record("person", PEOPLE, ADMINISTRATORS, post=422),
    "desk/accounts/<int:pk>/sessions/": Record("person", PEOPLE, ADMINISTRATORS, post=302),
    "desk/accounts/<int:pk>/off/": Record("person", PEOPLE, ADMINISTRATORS, post=422),
    "desk/accounts/<int:pk>/on/": Record("person", PEOPLE, ADMINISTRATORS, post=422),
    "desk/accounts/invitations/": Desk(post=404),
    "desk/accounts/invitations/new/": Desk(ADMINISTRATORS, post=422),
    "desk/accounts/invitations/<int:pk>/": Record("invitation", ADMINISTRATORS),
    "desk/accounts/invitations/<int:pk>/resend/": Record("invitation", ADMINISTRATORS, post=302),
    "desk/accounts/invitations/<int:pk>/withdraw/": Record("invitation", ADMINISTRATORS, post=302),
    "sso/": GONE,  # until an installation names a server
    "sso/callback/": GONE,
}
