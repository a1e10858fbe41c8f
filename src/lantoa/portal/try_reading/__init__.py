"""The first screen, "Đọc thử kế hoạch": give it a plan and see it read, beside its own text.

Nothing that a visitor gives is kept: no file, no text, no row, no log of content. What is shown can be downloaded,
because the page sends the text back and the server reads it once more.
"""
