# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Makes the six sample documents from the words beside it.

Run from anywhere: `python make_samples.py [--out FOLDER]`; without --out into the package's own folder.
"""

import argparse
import textwrap
from datetime import date
from pathlib import Path

import brochure
import seminar_notes
import web_page

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "secondhelping_resources" / "samples"
PAPER_WIDTH = 72


def make_samples(out: Path) -> None:
    """Write all six into the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    brochure.make(HERE / "welcome-brochure.md", out / "welcome-brochure.pdf")
    seminar_notes.make(HERE / "back-care-at-your-desk.md", out / "back-care-at-your-desk.docx")
    web_page.make(
        HERE / "running-after-40.md",
        out / "running-after-40.html",
        web_page.Page("Running after 40", "Priya Nair", date(2026, 3, 12)),
    )
    web_page.make(
        HERE / "sleep-and-lower-back-pain.md",
        out / "sleep-and-lower-back-pain.html",
        web_page.Page("Sleep and lower back pain", "Tom Hollis", date(2026, 2, 3)),
    )
    slides = (HERE / "setting-up-your-desk.md").read_text(encoding="utf-8")
    (out / "setting-up-your-desk.md").write_text(slides, encoding="utf-8", newline="\n")
    handout = (HERE / "gardening-without-the-groan.txt").read_text(encoding="utf-8")
    wrapped = wrap(handout)
    (out / "gardening-without-the-groan.txt").write_text(wrapped, encoding="utf-8", newline="\n")


def wrap(text: str) -> str:
    """Break every paragraph at 72 letters, as plain-text handouts are; list items hang by two."""
    return "\n".join(_wrapped(line) for line in text.splitlines()) + "\n"


def _wrapped(line: str) -> str:
    indent = "  " if line.startswith("* ") else ""
    return textwrap.fill(
        line, PAPER_WIDTH, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=SAMPLES)
    make_samples(parser.parse_args().out)


if __name__ == "__main__":
    main()
