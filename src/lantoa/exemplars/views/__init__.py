"""What anybody sees without an account: the nomination, one question a page, and what becomes of it."""
