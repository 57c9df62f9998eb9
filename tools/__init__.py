"""Commands for those who change the program; nothing of it is installed."""
