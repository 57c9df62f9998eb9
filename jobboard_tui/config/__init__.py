"""Settings, the readers of `data/`, the user's own rules, the demo board."""
