"""Every touch of a private part of Textual, one module for each promise to the user.

Each module says which promise hangs on it and what Textual's maintainers know of it, and lists in
`PARTS` what it leans on. `requirements.check_textual` looks at those of the board before it opens,
`text_wrapping` at its own when the first text area is made. Outside this package no private part is
touched (tests/tui/test_private_parts.py).
"""
