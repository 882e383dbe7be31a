"""QR codes as drawings for the typesetter."""

from __future__ import annotations

from typing import Final

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

QUIET_MODULES: Final = 4
# Any mask can be read. Trying all eight, to choose the best, takes eight times as long for each badge.
_MASK: Final = 3


def as_svg(text: str) -> str:
    """``text`` as a black QR code on white with its quiet zone; error correction M (15 %)."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_MODULES, mask_pattern=_MASK)
    code.add_data(text)
    code.make()
    rows = code.get_matrix()
    path = "".join(_runs(row, y) for y, row in enumerate(rows))
    size = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="{size}" height="{size}">'
        f'<rect width="{size}" height="{size}" fill="#fff"/><path d="{path}"/></svg>'
    )


def _runs(row: list[bool], y: int) -> str:
    """The dark stretches of a row; one rectangle a stretch leaves no hairlines between modules."""
    path, x = [], 0
    while x < len(row):
        end = x
        while end < len(row) and row[end]:
            end += 1
        if end > x:
            path.append(f"M{x} {y}h{end - x}v1h-{end - x}z")
        x = end + 1
    return "".join(path)
