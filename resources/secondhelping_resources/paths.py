# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Where the files of this package lie, in a checkout and in an installed wheel alike."""

from pathlib import Path

SAMPLE_NAMES = (
    "welcome-brochure.pdf",
    "back-care-at-your-desk.docx",
    "running-after-40.html",
    "setting-up-your-desk.md",
    "gardening-without-the-groan.txt",
    "sleep-and-lower-back-pain.html",
)


def root() -> Path:
    """The folder of this package. A wheel is always unpacked by pip, so it is a folder on the disk."""
    return Path(__file__).parent


def sample_documents() -> list[Path]:
    """The six sample documents of Harbour Lane Physiotherapy, in the order the demo adds them."""
    return [root() / "samples" / name for name in SAMPLE_NAMES]


def models_folder() -> Path:
    """The folder for models that set-up builds. It need not exist yet."""
    return root() / "models"
