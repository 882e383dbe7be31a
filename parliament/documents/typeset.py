"""Typesetting, in a process of its own: it takes longer than the server's loop may stand still.

The data goes in as JSON and is never markup: what a person wrote can only come out as text.
Run by ``documents.pdf``: template path as argument, JSON on standard input, PDF on standard output.
"""

from __future__ import annotations

import sys
from pathlib import Path

import typst


def typeset(template: Path, data: str) -> bytes:
    """``data`` (JSON) set by ``template`` as an accessible PDF (PDF/UA-1).

    A text with a character that no font here has cannot be PDF/UA; it is then set without that claim, for
    minutes with one box in a name are better than no minutes.
    """
    try:
        return _compile(template, data, ["ua-1"])
    except typst.TypstError:
        return _compile(template, data, [])


def _compile(template: Path, data: str, standards: list[typst.PDFStandard]) -> bytes:
    pdf = typst.compile(
        template,
        root=template.parent,
        format="pdf",
        sys_inputs={"data": data},
        pdf_standards=standards,
    )
    assert isinstance(pdf, bytes)  # noqa: S101 - one file, not one a page
    return pdf


if __name__ == "__main__":
    sys.stdout.buffer.write(typeset(Path(sys.argv[1]), sys.stdin.buffer.read().decode("utf-8")))
