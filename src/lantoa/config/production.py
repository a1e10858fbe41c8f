"""What production refuses, each with a sentence that says what to do, in both languages of the platform.

The sentences are no messages of the catalogue: they are shown before settings, and so translations, are there.
"""

from django.core.exceptions import ImproperlyConfigured

KNOWN_KEY = """\
LANTOA_ENV=production does not start with the demo SECRET_KEY or one shorter than 50 characters.
  Set SECRET_KEY to a long random text, for example: python3 -c "import secrets; print(secrets.token_urlsafe(50))"
LANTOA_ENV=production không chạy với SECRET_KEY của bản dùng thử hoặc ngắn hơn 50 ký tự.
  Hãy đặt SECRET_KEY là một chuỗi ngẫu nhiên dài, ví dụ lấy từ lệnh ở trên."""

KNOWN_ACCOUNTS = """\
LANTOA_ENV=production does not start with demo accounts, whose passwords everyone knows: {emails}.
  Remove them with: lantoa demo --remove
LANTOA_ENV=production không chạy khi còn tài khoản dùng thử, vì ai cũng biết mật khẩu: {emails}.
  Hãy xóa các tài khoản đó bằng lệnh: lantoa demo --remove"""


def refuse_demo_secret(secret: str) -> None:
    """Raise when sessions and links could be forged by whoever has read the source."""
    if secret.startswith("demo-") or len(secret) < 50:  # as long as the keys that Django makes
        raise ImproperlyConfigured(KNOWN_KEY)


def refuse_demo_accounts() -> None:
    """Raise when an account with a printed password is still there."""
    from lantoa.accounts.models import User  # settings import this module before any model can be loaded

    accounts = User.objects.filter(is_demo=True).order_by("email")
    if emails := [account.email or str(account) for account in accounts]:
        raise ImproperlyConfigured(KNOWN_ACCOUNTS.format(emails=", ".join(emails)))
