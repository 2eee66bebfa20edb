# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""A PDF for pdfminer whose objects can't lead it round in a circle.

An object of a PDF may be nothing but the name of another. pdfminer follows such names for as long as there are any,
and two that name each other hold it for ever.
"""

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfexceptions import PDFObjectNotFound
from pdfminer.pdftypes import PDFObjRef
from typing_extensions import override

# Programs write one name after the other at most; the limit leaves room for strange ones.
_LONGEST_CHAIN = 32


class BoundedDocument(PDFDocument):
    """pdfminer's document, in which every object is told as what the names in it come to in the end."""

    @override
    def getobj(self, objid: int) -> object:
        """The object, never a name of another.

        Raises:
            PDFObjectNotFound: there is none, or names lead on and on. pdfminer then reads what asked for it as
                if it weren't there, as the standard has it (ISO 32000-1, 7.3.10).
        """
        found = super().getobj(objid)
        for _ in range(_LONGEST_CHAIN):
            if not isinstance(found, PDFObjRef):
                return found
            found = super().getobj(found.objid)
        raise PDFObjectNotFound(objid)

    def forget(self) -> None:
        """Frees the objects that were read. pdfminer keeps every one: of a long document that would be all of it."""
        self._cached_objs.clear()
