"""The offer meeting: checklist, pay, comparison, decision."""
