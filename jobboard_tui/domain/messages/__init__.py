"""What received messages say: whose they are, of which kind, and what follows from them."""
