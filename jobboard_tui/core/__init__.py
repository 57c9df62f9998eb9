"""The domain: pure values and rules, without disk, clock or screen."""
