"""Every touch of a private part of Textual."""
