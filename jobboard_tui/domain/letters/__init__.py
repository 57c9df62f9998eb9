"""Letters: templates, values, recipients, checks."""
