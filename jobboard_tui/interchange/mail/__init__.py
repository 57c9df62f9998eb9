"""E-mails and invitations that come in."""
