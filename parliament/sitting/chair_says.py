"""What the chair says at each step, in one place: the podium's page and the script on paper read it here.

The sentences are Swedish, with gettext's placeholders; the page translates them, the paper is Swedish.
"""

from __future__ import annotations

from typing import Final


def _l(sentence: str) -> str:
    """Marks a sentence for the catalogue."""
    return sentence


OPEN_SITTING: Final = _l("Jag hälsar er välkomna och förklarar %(name)s öppnat.")
RESUME: Final = _l("Jag förklarar sammanträdet återupptaget.")
OPEN_DIVISION: Final = _l(
    "Frågan är: %(title)s Omröstningen är %(secrecy)s. Är ni beredda? Då öppnar jag omröstningen."
)
CLOSE_DIVISION: Final = _l("Har alla röstat som vill rösta? Då stänger jag omröstningen.")
DECLARE: Final = _l("Jag finner att %(winners)s är framröstat.")
DECLARE_ELECTION: Final = _l("Jag finner att %(winners)s är vald.")
DECLARE_ELECTIONS: Final = _l("Jag finner att %(winners)s är valda.")
DECLARE_YES_NO: Final = _l("Jag finner att %(winners)s har fått flest röster.")
NEXT_ITEM: Final = _l("Vi går vidare till nästa punkt: %(title)s.")
CLOSE_SITTING: Final = _l("Jag tackar för idag och förklarar sammanträdet avslutat.")
