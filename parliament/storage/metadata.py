"""The names of the modules that hold rows. They are names only; the application loads them."""

from __future__ import annotations

from importlib import import_module

from sqlalchemy import MetaData

from parliament.storage.base import Row

MODEL_MODULES = [
    "parliament.storage.journal",
    "parliament.mail.models",
    "parliament.access.models",
    "parliament.live.outbox",
    "parliament.questions.models",
    "parliament.evaluation.models",
    "parliament.budget.models",
    "parliament.editions.models",
    "parliament.registration.models",
    "parliament.registration.import_models",
    "parliament.registration.interest_models",
    "parliament.door.models",
    "parliament.sitting.models",
    "parliament.sitting.plan_models",
    "parliament.sitting.deciding_models",
    "parliament.presence.models",
    "parliament.voting.models",
    "parliament.speakers.models",
    "parliament.commitments.register.models",
    "parliament.commitments.undertakings.models",
    "parliament.privacy.models",
    "parliament.minutes.models",
]


def load() -> MetaData:
    """Import every module that holds rows and return the whole picture of the database."""
    for name in MODEL_MODULES:
        import_module(name)
    return Row.metadata
