"""Copy the browser files of the npm packages, with their licences, to static/vendor.

    python scripts/vendor.py pico socket.io jsqr    what the pages need
    python scripts/vendor.py axe                    what the accessibility tests need

Third-party code is never committed: git ignores static/vendor, and set-up fills it again.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NODE_MODULES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"

# Folder in static/vendor: {name there: file in node_modules}. The Socket.IO build holds four more
# packages of its makers, so their licences come along.
PARTS = {
    "pico": {
        "pico.min.css": "@picocss/pico/css/pico.min.css",
        "LICENSE.md": "@picocss/pico/LICENSE.md",
    },
    "socket.io": {
        "socket.io.esm.min.js": "socket.io-client/dist/socket.io.esm.min.js",
        "LICENSE": "socket.io-client/LICENSE",
        "LICENSE-socket.io-parser": "socket.io-parser/LICENSE",
        "LICENSE-engine.io-client": "engine.io-client/LICENSE",
        "LICENSE-engine.io-parser": "engine.io-parser/LICENSE",
        "LICENSE-component-emitter": "@socket.io/component-emitter/LICENSE",
    },
    # Reads QR codes where the browser cannot; fetched by the door's page only when it is needed.
    "jsqr": {
        "jsQR.js": "jsqr/dist/jsQR.js",
        "LICENSE": "jsqr/LICENSE",
    },
    "axe": {
        "axe.min.js": "axe-core/axe.min.js",
        "LICENSE": "axe-core/LICENSE",
        "LICENSE-3RD-PARTY.txt": "axe-core/LICENSE-3RD-PARTY.txt",
    },
}


def copy_part(name: str) -> None:
    """Replace static/vendor/<name> by fresh copies of its files."""
    folder = VENDOR / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for target, source in PARTS[name].items():
        shutil.copyfile(NODE_MODULES / source, folder / target)


def main(names: list[str]) -> None:
    """Copy the parts named on the command line; stop with a sentence when one is unknown or missing."""
    for name in names:
        if name not in PARTS:
            sys.exit(f"Unknown part {name!r}: choose among {', '.join(PARTS)}.")
        try:
            copy_part(name)
        except FileNotFoundError as error:
            sys.exit(f"{error.filename} is missing: run `npm ci` first.")


if __name__ == "__main__":
    main(sys.argv[1:])
