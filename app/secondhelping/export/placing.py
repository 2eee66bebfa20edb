# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Puts finished files into a folder: written aside, read back, then put in place; all of them or none."""

import errno
import os
import re
import secrets
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from secondhelping.domain.errors import KnownError

# Where a finished file lies, and where it belongs.
Move = tuple[Path, Path]

_ASIDE = re.compile(r"\.second-helping-[0-9a-f]{16}\.part")
_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
_SAFE = "Your plan is safe."
_READ_ONLY = (errno.EACCES, errno.EPERM, errno.EROFS)
_FULL = tuple(
    code for code in (errno.ENOSPC, getattr(errno, "EDQUOT", None), errno.EFBIG) if code is not None
)


def place(
    folder: Path,
    files: Sequence[tuple[str, bytes]],
    same: Callable[[int, bytes], bool],
    about_to: Callable[[Sequence[Move]], None] = lambda moves: None,
) -> tuple[Path, ...]:
    """Writes the files into `folder`, under free names: what stands there already is never touched.

    Args:
        folder: Made if its parent exists.
        files: Name and bytes of each.
        same: Whether bytes read back are those of the file of this number.
        about_to: Called when every file is written aside and has its name kept free, before the first one gets
            it. With what it is given, `finish` can do the rest after a power cut. When it raises, nothing is placed.

    Returns:
        Where each file stands, in order.

    Raises:
        KnownError: the folder or the disk does not take them. Nothing of the attempt is left behind.
    """
    made = _ready(folder)
    aside: list[Path] = []
    placed: list[Path] = []
    try:
        for number, (_, data) in enumerate(files):
            aside.append(_written_aside(folder, data))
            if not same(number, aside[-1].read_bytes()):
                raise OSError(errno.EIO, "what was read back differs from what was written")
        for name, _ in files:
            placed.append(_reserved(folder, name))
        _settle(folder)
        moves = tuple(zip(aside, placed, strict=True))
        about_to(tuple((one.absolute(), other.absolute()) for one, other in moves))
        for temporary, target in moves:
            temporary.replace(target)
        _settle(folder)
    except BaseException as error:
        _take_back([*aside, *placed], folder if made else None)
        if isinstance(error, OSError):
            raise _refusal(error, folder) from error
        raise
    return tuple(placed)


def finish(moves: Iterable[Move]) -> None:
    """Puts in place what a power cut left aside.

    The moves come out of a project file, which may be a stranger's: only a file that `place` could have written
    aside is moved, and only onto the empty file that kept its name, or onto none.
    """
    for aside, target in moves:
        with suppress(OSError, ValueError):  # The folder may be gone, or on a disk that is not there today.
            if _ours(aside, target):
                aside.replace(target)
                _settle(target.parent)


def _ours(aside: Path, target: Path) -> bool:
    written = _ASIDE.fullmatch(aside.name) and not aside.is_symlink() and aside.is_file()
    kept_free = not target.is_symlink() and (not target.exists() or target.stat().st_size == 0)
    return bool(written) and aside.parent == target.parent and target.suffix in (".csv", ".tsv") and kept_free


def _ready(folder: Path) -> bool:
    """Makes the folder where it is missing. Returns whether it was made."""
    if os.path.isdir(folder):  # noqa: PTH112 -- Path.is_dir raises where a name is too long
        return False
    try:
        folder.mkdir()
    except FileExistsError:
        raise KnownError(
            f"“{folder.name}” is a file, not a folder.", "Files are saved in a folder.", "Choose a folder."
        ) from None
    except OSError as error:
        raise _refusal(error, folder) from error
    return True


def _written_aside(folder: Path, data: bytes) -> Path:
    """A temporary file in the same folder, so that putting it in place is one step of the file system."""
    path = folder / f".second-helping-{secrets.token_hex(8)}.part"
    handle = os.open(path, _NEW, 0o666)
    try:
        _write_all(handle, data)
        os.fsync(handle)
    except BaseException:
        os.close(handle)
        path.unlink(missing_ok=True)
        raise
    os.close(handle)
    return path


def _write_all(handle: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]


def _reserved(folder: Path, name: str) -> Path:
    """Keeps a free name with an empty file. A name taken meanwhile is passed over."""
    stem, suffix = Path(name).stem, Path(name).suffix
    number = 1
    while True:
        target = folder / (name if number == 1 else f"{stem}-{number}{suffix}")
        try:
            os.close(os.open(target, _NEW, 0o666))
        except FileExistsError:
            number += 1
            continue
        return target


def _settle(folder: Path) -> None:
    """Makes the new names last through a power cut, where the system can."""
    if os.name != "posix":
        return
    with suppress(OSError):  # Some network folders can't do this; the files themselves are safe already.
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _take_back(files: Sequence[Path], folder: Path | None) -> None:
    for file in files:
        with suppress(OSError):
            file.unlink(missing_ok=True)
    if folder is not None:
        with suppress(OSError):
            folder.rmdir()


def _refusal(error: OSError, folder: Path) -> KnownError:
    name = folder.name or str(folder)
    if error.errno in _FULL:
        return KnownError(
            "The files were not saved.",
            "The disk is full.",
            f"Make some room, or choose another folder. {_SAFE}",
        )
    if error.errno in _READ_ONLY:
        return KnownError(
            f"The folder “{name}” can't be written to.",
            "It is kept from changes.",
            f"Choose another one. {_SAFE}",
        )
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return KnownError(
            f"The folder “{name}” isn't there.",
            "It may have been moved or renamed.",
            f"Choose another one. {_SAFE}",
        )
    return KnownError(
        f"The files could not be saved in “{name}”.",
        f"The system says: {error.strerror or 'no reason'}.",
        f"Try again, or choose another folder. {_SAFE}",
    )
