"""Boards in a git repository, and copies that sync tools leave behind."""
