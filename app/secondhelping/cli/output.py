# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""What a command prints: JSON Lines with stable keys, or plain sentences; errors told in three sentences."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from secondhelping.domain.changes import Changes
from secondhelping.domain.errors import KnownError
from secondhelping.domain.finding import Finding, GateReport
from secondhelping.domain.plan import Served
from secondhelping.domain.snippet import Candidate, Snippet
from secondhelping.domain.words import counted

DONE, REFUSED, WRONG_USE = 0, 1, 2


# Inside JSON these are letters like any other, but some readers take them for the end of a line.
_LINE_ENDS = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"})


class NotWritten(Exception):
    """An answer that nobody will read, such as one to a file on a full disk."""


class Output:
    """Where a command's answer goes. `status` turns to REFUSED with the first error told."""

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json
        self.status = DONE

    def say(self, data: Mapping[str, Any] | Sequence[Any], text: str) -> None:
        """One answer: `data` on one line as JSON, or `text`.

        Raises:
            BrokenPipeError: the reader has gone.
            NotWritten: the answer could not be written, with a sentence.
        """
        try:
            print(_json_line(data) if self._as_json else text, flush=True)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise NotWritten(
                f"The answer can't be written. The system says: {error.strerror}. Send it somewhere else."
            ) from error

    def told(self, changes: Changes) -> None:
        """What an action changed."""
        changed = {noun.value: sorted(ids) for noun, ids in changes.ids.items()}
        self.say(
            {"label": changes.label, "changed": changed},
            f"{changes.label}." if changes else "That was so already.",
        )

    @contextmanager
    def about(self, document: str) -> Iterator[None]:
        """What is done with one of several files: what goes wrong with it is told, and the others go on.

        A bug of ours is told as one, with its details on standard error for whoever mends it.
        """
        try:
            yield
        except KnownError as error:
            self.refuse(error, document=document)
        except RuntimeError as bug:
            self.refuse(_bug(document), document=document)
            print(bug, file=sys.stderr, flush=True)

    def refuse(self, error: KnownError, **where: Any) -> None:
        """Tells an error. As JSON it is an answer with the key "error"; in words it goes to standard error."""
        self.status = REFUSED
        if self._as_json:
            self.say({**where, "error": {"what": error.what, "why": error.why, "todo": error.todo}}, "")
        else:
            print(str(error), file=sys.stderr, flush=True)


def _bug(document: str) -> KnownError:
    return KnownError(
        f"“{document}” can't be read.",
        "The program made a mistake with it.",
        "Leave it out for now. The others are read all the same.",
    )


def _json_line(data: Mapping[str, Any] | Sequence[Any]) -> str:
    return json.dumps(data, ensure_ascii=False).translate(_LINE_ENDS)


def candidate(document: str, found: Candidate) -> dict[str, Any]:
    """A candidate with the keys of `snippets`."""
    return {
        "document": document,
        "text": found.text,
        "original": found.original,
        "score": round(found.score, 4),
        "worth": round(found.worth, 4),
        "standalone": round(found.standalone, 4),
        "kind": found.kind.value,
        "kind_probabilities": {kind.value: round(p, 4) for kind, p in found.kind_probabilities.items()},
        "sure": found.sureness.value,
        "reasons": [*found.reasons, *found.because],
        "cues": list(found.cues),
        "keyphrases": list(found.keyphrases),
        "hashtags": list(found.hashtags),
        "page": found.page,
    }


def snippet(found: Snippet) -> dict[str, Any]:
    """A snippet of a project."""
    return {
        "id": found.id,
        "document": found.document_title,
        "text": found.text,
        "original": found.original,
        "score": found.score,
        "kind": found.kind.value,
        "verdict": found.verdict.value,
        "page": found.page,
        "planned": found.planned,
        "served": found.served,
        "gone": found.gone,
        "origin": found.origin.value,
    }


def written(entry: Served) -> dict[str, Any]:
    """A post as it stands in a file."""
    return {
        "post": entry.post_id,
        "account": entry.account_id,
        "at": entry.at.isoformat(timespec="minutes"),
        "kind": entry.kind.value,
        "text": entry.text,
    }


def report(found: GateReport) -> dict[str, Any]:
    """The gate's report."""
    return {
        "passed": found.passed,
        "posts": found.posts,
        "fingerprint": found.fingerprint,
        "findings": [_finding(finding) for finding in found.findings],
        "passed_checks": list(found.passed_checks),
    }


def report_text(found: GateReport) -> str:
    """The gate's report in sentences."""
    lines = [
        f"{counted(found.posts, 'post')} checked. "
        + ("Nothing stands in the way." if found.passed else "The export is paused.")
    ]
    for finding in found.findings:
        lines.append(f"- {finding.title} ({finding.severity.value}). {finding.why} {finding.todo}".rstrip())
    return "\n".join(lines)


def _finding(found: Finding) -> dict[str, Any]:
    return {
        "check": found.check.value,
        "severity": found.severity.value,
        "title": found.title,
        "why": found.why,
        "todo": found.todo,
        "posts": list(found.posts),
        "account": found.account_id,
    }
