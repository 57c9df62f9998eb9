"""Letters: which one is called for, what stands in it, and what is wrong with it before it goes."""
