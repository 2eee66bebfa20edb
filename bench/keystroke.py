# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What one key costs in a text of 3,000 characters: counted for ten accounts on all networks, and in both editors."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

from secondhelping.domain.ids import PostId
from secondhelping.domain.kind import Kind
from secondhelping.domain.network import Network
from secondhelping.domain.plan import Occurrence
from secondhelping.operations import look, project, setup
from secondhelping_ui.action_list import ACTIONS
from secondhelping_ui.actions import ActionRegistry
from secondhelping_ui.session import Session

KEYS = 200
REACH = 1.0
_SENTENCE = (
    "Can’t remember when you last moved? That’s your answer: stand up, reach for the ceiling, sit back down. "
    "Twenty seconds, and your back notices by Friday. "
)
_SPICE = "Café 🎉 for 5 € at https://harbourlane.com/back-care?from=desk or harbourlane.co.uk. "
TEXTS = {
    "prose": (_SENTENCE * 20 + _SPICE)[-3000:],
    "a link, an emoji and signs in every second sentence": ((_SENTENCE + _SPICE) * 20)[:3000],
    "Japanese": ("抹茶のおいしい淹れ方をお教えします。まずはお湯を八十度に冷まして、" * 100)[:3000],
}


def main() -> None:
    """Prints medians; what is typed is one letter in the middle of the text."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder, project.create(Path(folder) / "typing.helping") as made:
        for network in Network:
            if network not in {account.network for account in look.accounts(made)}:
                setup.add_account(made, network, "harbour")
        setup.add_account(made, Network.MASTODON, "second")
        session = Session(ActionRegistry(ACTIONS), made.now)
        session.set_project(made)
        print(f"Typing: one key in a text of 3,000 characters, {len(look.accounts(made))} accounts")
        for name, text in TEXTS.items():
            _tell(f"counted, {name}", _counted(made, text), reach=True)
        plain = QPlainTextEdit()
        page = QWidget()
        page.resize(1200, 900)
        page.show()
        for name, text in TEXTS.items():
            post = _post_editor(session, page, text)
            bare, ours = _typed(plain, text), _typed(post.text, text)
            _tell(f"in the post's editor, {name}", ours)
            _tell("  the same key in a bare QPlainTextEdit", bare)
            post.deleteLater()
        session.set_project(None)
        page.close()
        app.processEvents()


def _counted(made: project.Project, text: str) -> list[float]:
    """What an editor asks with each key: the text as it is now, for every account."""
    fitting = look.fitting(made)
    fitting.of(text)
    return [_timed(lambda n=n: fitting.of(_with(text, n))) for n in range(1, KEYS + 1)]


def _with(text: str, letters: int) -> str:
    """The text with so many letters typed into the middle of it, some of them words."""
    middle = len(text) // 2
    return text[:middle] + ("walking on " * 20)[:letters] + text[middle:]


def _post_editor(session: Session, page: QWidget, text: str) -> "object":
    from secondhelping_ui.shared.post_editor import PostEditor

    ids = tuple(account.id for account in look.accounts(session.project))
    row = Occurrence(session.project.wall_now(), PostId(1), text=text, kind=Kind.HELPFUL, accounts=ids)
    editor = PostEditor(session, page, row)
    editor.open_beside(page)
    editor._saved = True  # Nothing of this is a post of the project.
    return editor


def _typed(field: QPlainTextEdit | QTextEdit, text: str) -> list[float]:
    field.setPlainText(text)
    cursor = field.textCursor()
    cursor.setPosition(len(text) // 2)
    field.setTextCursor(cursor)
    keys = "walking on "
    return [_timed(lambda n=n: QTest.keyClick(field, keys[n % len(keys)])) for n in range(KEYS)]


def _tell(name: str, seconds: Sequence[float], *, reach: bool = False) -> None:
    middle = statistics.median(seconds) * 1000
    worst = sorted(seconds)[int(len(seconds) * 0.95)] * 1000
    goal = f"   (reach: less than {REACH:g} ms)" if reach else ""
    print(f"  {name:<68} {middle:6.2f} ms  (95 of 100 keys: {worst:.2f}){goal}")


def _timed(work: Callable[[], object]) -> float:
    # What the processor did for it: on a machine that is busy with other things, seconds on the wall say little.
    started = time.thread_time()
    work()
    return time.thread_time() - started


if __name__ == "__main__":
    main()
