# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a view of the calendar must do so that things can be carried over it."""

from datetime import date
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, Qt

from secondhelping.operations.spots import Spot
from secondhelping_ui.calendar_page.load import Around, Load


class Field(Protocol):
    """The month, or the week. Places and rectangles are in global coordinates."""

    @property
    def day(self) -> date:
        """The day that the keys act on."""
        ...

    def begin_carry(self, load: Load, around: Around) -> None:
        """Something is in the air: learn what every spot would mean for it, and grey what speaks against it."""

    def hover(self, place: QPoint, top: int, *, fine: bool) -> Spot | None:
        """Show where it would stand; None beside the view. `top` is the upper edge of what is carried, `fine` is
        without snapping."""
        ...

    def hover_by_key(self, key: Qt.Key | None, *, fine: bool) -> Spot | None:
        """The same by an arrow key; None for where the keys are now."""
        ...

    def target_rect(self) -> QRect:
        """Where the target of the moment stands on the screen."""
        ...

    def end_carry(self) -> None:
        """It was laid down, or put back."""
