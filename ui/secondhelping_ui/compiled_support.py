# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Compiles once what PySide6 compiles at every start.

PySide6 carries a part of itself, some 100 kB for its signatures and its error messages, as Python text in a library,
and compiles that text whenever it is imported: 31 of the 113 ms that a bare window takes to start. Python's own imports
keep what they compiled in `__pycache__`; here the same is done for that text, in this package's `__pycache__`. What is
kept is taken only for the very text it was compiled from, and by the very Python: else it is compiled as ever.

One of the texts, the generator of stub files (.pyi), takes 6 ms to run and serves nobody but those who build PySide6.
It is run when something of it is asked for.

`python -m secondhelping_ui.compiled_support` is the step of the set-up that writes it.
"""

import builtins
import marshal
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import MAGIC_NUMBER, source_hash
from pathlib import Path
from types import CodeType
from typing import Any

TEXT_OF = "shibokensupport/"
"""How the file names begin that PySide6 gives to its compiled texts."""


RUN_LATER = TEXT_OF + "signature/lib/pyi_generator.py"
"""A text that runs when something of its module is first asked for."""
_LATER = """
def __getattr__(name):
    from secondhelping_ui import compiled_support
    return compiled_support.run_late(globals(), name)
"""
_late: list[CodeType] = []


def run_late(module: dict[str, Any], name: str) -> Any:
    """What stands under a name in the module whose text was put off; the text runs now.

    Raises:
        AttributeError: there is no such name in it.
    """
    if _late and not (name.startswith("__") and name.endswith("__")):
        exec(_late.pop(), module)
        if name in module:
            return module[name]
    raise AttributeError(f"module {module['__name__']!r} has no attribute {name!r}")


def kept_path() -> Path:
    """The file with what was compiled, for this Python and this level of optimisation."""
    name = f"pyside-support.{sys.implementation.cache_tag}.opt-{sys.flags.optimize}.bin"
    return Path(__file__).parent / "__pycache__" / name


class Kept:
    """Compiled texts by file name, each with the hash of its text (as Python's own hash-based files have it)."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = _read(path)
        self.is_new = False

    def code(self, text: bytes, name: str) -> CodeType | None:
        """What was compiled from this very text, or None."""
        digest, code = self._kept.get(name, (b"", None))
        return code if digest == source_hash(text) else None

    def keep(self, text: bytes, name: str, code: CodeType) -> None:
        """Hold what was just compiled; `write` puts it in place."""
        self._kept[name] = (source_hash(text), code)
        self.is_new = True

    def write(self) -> None:
        """Written aside and put in place; where the folder can't be written, the next start compiles again."""
        aside = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            self._path.parent.mkdir(exist_ok=True)
            aside.write_bytes(MAGIC_NUMBER + marshal.dumps(self._kept))
            aside.replace(self._path)
        except OSError:
            with suppress(OSError):
                aside.unlink()


def _read(path: Path) -> dict[str, tuple[bytes, CodeType]]:
    try:
        written = path.read_bytes()
        if written.startswith(MAGIC_NUMBER):
            kept = marshal.loads(written[len(MAGIC_NUMBER) :])
            return kept if isinstance(kept, dict) else {}
    except (OSError, ValueError, EOFError, TypeError):
        pass
    return {}


@contextmanager
def compiled_once(write: bool) -> Iterator[Kept]:
    """While PySide6 is imported within, its texts come compiled from where they are kept. New ones join if `write`."""
    kept = Kept(kept_path())
    compile_anew = builtins.compile

    def compile_or_take(source: Any, filename: Any, mode: Any, *rest: Any, **named: Any) -> Any:
        ours = isinstance(filename, str) and filename.startswith(TEXT_OF) and isinstance(source, bytes)
        code = kept.code(source, filename) if ours else None
        if code is None:
            code = compile_anew(source, filename, mode, *rest, **named)
            if ours:
                kept.keep(source, filename, code)
        if filename == RUN_LATER:
            _late[:] = [code]
            return compile_anew(_LATER, __file__, "exec", dont_inherit=True)
        return code

    builtins.compile = compile_or_take
    try:
        yield kept
    finally:
        builtins.compile = compile_anew
    if write and kept.is_new:
        kept.write()


def main() -> None:
    """Keep everything that PySide6 compiles, for the starts to come."""
    with compiled_once(write=True):
        import PySide6.QtCore  # noqa: F401


if __name__ == "__main__":
    main()
