"""Typesetting, in a process of its own: it takes longer than the server's loop may stand still.

The data goes in as JSON and is never markup: what a person wrote can only come out as text.
Run by ``documents.pdf``: template path as argument, JSON on standard input, PDF on standard output.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import typst

from parliament.documents import paper_qr

# The hall comes first: ballots must not wait for a printout on a machine with two cores.
_NICE = 10


def typeset(template: Path, data: str) -> bytes:
    """``data`` (JSON) set by ``template`` as an accessible PDF (PDF/UA-1).

    A text with a character that no font here has cannot be PDF/UA; it is then set without that claim, for
    minutes with one box in a name are better than no minutes.
    """
    inputs = {"data": data, "qr": _qr_codes(data)}
    try:
        return _compile(template, inputs, ["ua-1"])
    except typst.TypstError:
        return _compile(template, inputs, [])


def _qr_codes(data: str) -> str:
    """The QR codes that the data asks for, as a JSON object: text to SVG."""
    return json.dumps({text: paper_qr.as_svg(text) for text in json.loads(data).get("qr", ())})


def _compile(template: Path, inputs: dict[str, str], standards: list[typst.PDFStandard]) -> bytes:
    pdf = typst.compile(
        template,
        root=template.parent,
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=standards,
    )
    assert isinstance(pdf, bytes)  # noqa: S101 - one file, not one a page
    return pdf


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(_NICE)
    os.environ.setdefault("RAYON_NUM_THREADS", "1")
    sys.stdout.buffer.write(typeset(Path(sys.argv[1]), sys.stdin.buffer.read().decode("utf-8")))
