"""One room per format that people bring, and their registry."""
