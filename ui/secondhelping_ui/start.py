# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Where the program begins: what has to be set before its modules are read."""

import gc
import sys


def prepare() -> None:
    """Nothing is thrown away while modules are read and the window is made: to look for it is a twentieth of
    the start. `application.main` has it looked for again once the window is there."""
    gc.disable()


def main() -> int:
    """Start the window; returns the exit status."""
    prepare()
    from secondhelping_ui import application

    return application.main()


if __name__ == "__main__":
    sys.exit(main())
