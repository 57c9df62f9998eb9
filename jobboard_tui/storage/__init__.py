"""One board on disk: storage, undo log, backups, repair."""
