"""`python -m jobboard_tui` is `jobboard`."""

from jobboard_tui.cli import main

raise SystemExit(main())
