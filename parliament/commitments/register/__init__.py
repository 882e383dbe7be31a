"""The register of actions (handlingsplan): who does what, when, and what has changed since; indicators."""
