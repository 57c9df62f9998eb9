"""The offer meeting (オファー面談): what is known, what to ask, what an offer comes to."""
