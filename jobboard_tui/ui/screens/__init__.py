"""One room per screen."""
