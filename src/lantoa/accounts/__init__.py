"""People and how they sign in: one account a person, known by e-mail. What a person may do is not decided here."""
