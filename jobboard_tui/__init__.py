"""jobboard: a keyboard-driven terminal dashboard for job hunting in Japan."""

__version__ = "0.1.0"
