"""Boards that were changed in two places, made one."""
