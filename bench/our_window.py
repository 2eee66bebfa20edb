# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The program itself, as the owner starts it, ended at its first paint with the time of it."""

import sys
from typing import Any


def main() -> int:
    """Starts the program as start.py does, with a watch on its window."""
    from secondhelping_ui import start

    start.prepare()
    from secondhelping_ui import application

    make_window = application.make_window

    def watched_window(*given: Any) -> Any:
        from first_paint import FirstPaint

        window = make_window(*given)
        FirstPaint(window)
        return window

    application.make_window = watched_window
    return application.main(sys.argv[1:])


sys.exit(main())
