# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The sentences for files that cannot be read: what is wrong, why, and what to do."""

from pathlib import Path

from secondhelping.domain.errors import (
    FileLocked,
    FileMoved,
    FileRefused,
    KnownError,
    PicturesOnly,
    ReadingStopped,
)

_SAVE_ANEW = "Open it where you can, save a new PDF or Word file, and add that."


def shown_name(path: Path) -> str:
    """A file's name fit for a sentence: no control characters, at most 60 letters."""
    name = "".join(letter for letter in path.name if letter.isprintable()) or "This file"
    return name if len(name) <= 60 else f"{name[:40]}…{name[-15:]}"


def quoted(path: Path) -> str:
    return f"“{shown_name(path)}”"


def missing(path: Path) -> FileRefused:
    return FileRefused(
        f"{quoted(path)} isn't there.",
        "It was moved, renamed or deleted.",
        "Look for it where it is now, and add it from there.",
    )


def folder(path: Path) -> FileRefused:
    return FileRefused(
        f"{quoted(path)} is a folder.",
        "Only single files can be read.",
        "Open the folder and choose the documents in it.",
    )


def not_a_file(path: Path) -> FileRefused:
    return FileRefused(
        f"{quoted(path)} isn't a document.",
        "It is a device or a pipe of the system, not a file with words in it.",
        "Choose a file instead.",
    )


def unreadable(path: Path) -> FileRefused:
    return FileRefused(
        f"{quoted(path)} can't be opened.",
        "This computer doesn't allow it to be read, or another program holds it.",
        "Close it elsewhere, check that you may read it, and try again.",
    )


def empty(path: Path) -> FileRefused:
    return FileRefused(
        f"{quoted(path)} is empty.",
        "There is nothing in the file.",
        "If it should have words in it, ask for it again or save it again.",
    )


def too_big(path: Path, megabytes: int) -> FileRefused:
    return FileRefused(
        f"{quoted(path)} is too big.",
        f"Documents of up to {megabytes} MB can be read.",
        "Save it in parts, or without its pictures, and add those.",
    )


def unpacks_too_big(path: Path) -> FileRefused:
    return FileRefused(
        f"{quoted(path)} is not what it seems.",
        "A small file unpacks to far more than a document holds, as harmful files do.",
        "If you trust whoever made it, open it where you can, save a new copy, and add that.",
    )


def locked(path: Path, kind: str) -> FileRefused:
    return FileRefused(
        f"{quoted(path)} is locked with a password.",
        "Whoever made it asked for a password, so the words can't be read yet.",
        f"Ask whoever sent it for an unlocked copy, or open it where you can and save a new {kind}.",
    )


def locked_pdf(path: Path) -> FileLocked:
    return FileLocked(
        f"{quoted(path)} is locked with a password.",
        "Whoever made it asked for a password, so the words can't be read yet. Nothing is wrong with the file.",
        "Ask whoever sent it for the password or for an unlocked copy.",
    )


def wrong_password(path: Path) -> FileLocked:
    return FileLocked(
        "That one didn't open it.",
        f"{quoted(path)} has another password. Passwords mind capitals and spaces.",
        "Try again, or ask whoever sent it for an unlocked copy.",
    )


def locked_pages(path: Path) -> FileLocked:
    return FileLocked(
        f"{quoted(path)} is locked and its password isn't stored, so its pages can't be shown.",
        "The password was used once, to read the words.",
        "Read it as text. To see the pages, add an unlocked copy.",
    )


def moved(path: Path) -> FileMoved:
    return FileMoved(
        f"{quoted(path)} isn't where it was.",
        "It was moved, renamed or deleted, so its pages can't be shown. Its words are safe.",
        "Put it back, or find it where it is now.",
    )


def changed(path: Path) -> KnownError:
    return KnownError(
        f"{quoted(path)} has changed since it was read.",
        "Its pages may no longer show these words. The words that were read are safe.",
        "Add it again to read the new edition.",
    )


def changed_midway(path: Path) -> KnownError:
    return KnownError(
        f"{quoted(path)} was changed while it was being read.",
        "Its later pages may no longer go with its first ones. What was read so far is in.",
        "Add it again to read the new edition.",
    )


def breaks_off(path: Path, page: int) -> str:
    """What is said of a document that was read up to a page, where the next can't be."""
    pages = "Page 1 is" if page == 1 else f"Pages 1 to {page:,} are"
    return f"{quoted(path)} stops partway through. {pages} in."


def no_such_page(path: Path, page: int) -> KnownError:
    return KnownError(
        f"Page {page} of {quoted(path)} can't be shown.",
        "The file has no such page, or it is damaged there.",
        "Read its words as text instead.",
    )


def no_picture(path: Path) -> KnownError:
    return KnownError(
        f"The pages of {quoted(path)} can't be shown.",
        "Something in the file stops them from being drawn.",
        "Read its words as text instead.",
    )


def damaged(path: Path) -> FileRefused:
    return FileRefused(
        f"{quoted(path)} is damaged.",
        "Parts of the file are missing or don't fit together, so the words can't be read.",
        "Ask for it again, or open it where you can, save a new copy, and add that.",
    )


def unsafe(path: Path) -> FileRefused:
    return FileRefused(
        f"{quoted(path)} is not read, to be safe.",
        "It asks for other files or repeats itself without end, as harmful files do.",
        "If you trust whoever made it, open it where you can, save a new copy, and add that.",
    )


def pictures_only(path: Path, pages: int) -> PicturesOnly:
    what = "The page is a picture" if pages == 1 else "The pages are pictures"
    return PicturesOnly(
        f"{quoted(path)} has no words that can be read.",
        f"{what}, as a scanner or a drawing program makes them.",
        "Add the file it was made from, or one where you can mark the words with the mouse.",
        range(1, pages + 1),
    )


def no_words_in_pictures(path: Path) -> FileRefused:
    return FileRefused(
        f"No words were found in the pictures of {quoted(path)}.",
        "Tesseract looked at them and read none: they are drawings or photographs, or too faint to read.",
        "Add the file they were made from, or scan the pages again, larger and straighter.",
    )


def no_tesseract() -> KnownError:
    return KnownError(
        "The pictures can't be read here.",
        "That takes Tesseract, a free program for reading words from pictures, and it isn't on this computer.",
        "Install Tesseract with your language, and try again.",
    )


def no_words(path: Path) -> FileRefused:
    return FileRefused(
        f"{quoted(path)} has no words in it.",
        "The file opens, but there is no text to read.",
        "Check that it is the right file, and add the one with the words.",
    )


def pasted_nothing() -> FileRefused:
    return FileRefused(
        "There are no words to paste.",
        "The clipboard holds no text.",
        "Mark the words where they are, copy them, and paste again.",
    )


def pasted_too_much() -> FileRefused:
    return FileRefused(
        "This is too much to paste.",
        "It is more text than a document of thousands of pages.",
        "Save it as a file and add that, or paste it in parts.",
    )


def other_kind(path: Path, what_it_is: str, todo: str = _SAVE_ANEW) -> FileRefused:
    """A file that is in order but of a kind not read; `what_it_is` as in "a spreadsheet"."""
    return FileRefused(
        f"{quoted(path)} is {what_it_is}.",
        "PDF, Word, PowerPoint, OpenDocument, RTF, web pages, WordPress exports, Markdown and text can be read.",
        todo,
    )


def takes_too_long() -> ReadingStopped:
    return ReadingStopped(
        "This file takes too long to read.",
        "Something in it keeps the computer busy without getting further.",
        _SAVE_ANEW,
    )


def needs_too_much_memory() -> ReadingStopped:
    return ReadingStopped(
        "This file needs too much memory to be read.",
        "It holds, or unpacks to, far more than a document of thousands of pages, so the reading was stopped.",
        "Save only the part that you need, as a new file, and add that.",
    )


def says_too_much() -> ReadingStopped:
    return ReadingStopped(
        "This file holds too much text.",
        "It has more words than a document of thousands of pages.",
        "Save it in parts, and add those.",
    )


def breaks_the_reader() -> ReadingStopped:
    return ReadingStopped(
        "This file can't be read.",
        "It is damaged in a way that stops the reading.",
        _SAVE_ANEW,
    )
