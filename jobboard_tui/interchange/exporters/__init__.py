"""CSV, JSON, iCalendar, the clipboard."""
