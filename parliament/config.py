"""Settings, read once from the environment into a frozen value.

A default is safe in production. What is nonsense stops the start with a plain sentence.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Literal
from urllib.parse import SplitResult, urlsplit

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Everything the environment decides."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    instance: Path = Field(default=ROOT / "instance", validation_alias="PARLIAMENT_INSTANCE")
    env: Literal["production", "demo", "test"] = Field(
        default="production", validation_alias="PARLIAMENT_ENV"
    )
    database_url: str = Field(default="", validation_alias="DATABASE_URL")
    redis_url: str = Field(default="", validation_alias="REDIS_URL")
    secret_key: str = Field(default="", validation_alias="SECRET_KEY")
    seat_secret: str = Field(default="", validation_alias="SEAT_SECRET")
    public_url: str = Field(default="", validation_alias="PUBLIC_URL")
    smtp_url: str = Field(default="", validation_alias="SMTP_URL")

    @field_validator("instance")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().resolve()

    @field_validator("public_url")
    @classmethod
    def _web_address(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("PUBLIC_URL must begin with http:// or https://")
        return value.rstrip("/")

    @field_validator("smtp_url")
    @classmethod
    def _mail_server(cls, value: str) -> str:
        if not value:
            return value
        parts = urlsplit(value)
        if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or not _is_port(parts):
            raise ValueError("SMTP_URL must look like smtp://user:password@host:587?starttls=1 or smtps://…")
        return value

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if value.startswith("postgresql://"):
            return value.replace("postgresql://", "postgresql+psycopg://", 1)
        if value and not value.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise ValueError("DATABASE_URL must begin with sqlite:/// or postgresql://")
        return value

    @field_validator("secret_key", "seat_secret")
    @classmethod
    def _long_enough(cls, value: str) -> str:
        minimum = 32
        if value and len(value) < minimum:
            raise ValueError(f"SECRET_KEY and SEAT_SECRET need at least {minimum} characters")
        return value

    @property
    def url(self) -> str:
        """The database address: what is set, else SQLite in the instance folder."""
        return self.database_url or f"sqlite:///{self.instance / 'parliament.db'}"

    @property
    def uploads(self) -> Path:
        """Folder for uploaded files."""
        return self.instance / "uploads"

    @property
    def secure(self) -> bool:
        """Whether the public address is https, so that cookies may demand it."""
        return self.public_url.startswith("https://")


def load() -> Settings:
    """Read the environment, make the instance folder and the two secrets where they are absent.

    Raises:
        pydantic.ValidationError: a setting is nonsense.
        OSError: the instance folder cannot be made or written.
    """
    settings = Settings()
    settings.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    return settings.model_copy(
        update={
            "secret_key": settings.secret_key or _kept_secret(settings.instance / "secret_key"),
            "seat_secret": settings.seat_secret or _kept_secret(settings.instance / "seat_secret"),
        }
    )


def _is_port(parts: SplitResult) -> bool:
    try:
        return parts.port is None or parts.port > 0
    except ValueError:
        return False


def _kept_secret(path: Path) -> str:
    """The secret in ``path``, made on first use with mode 0600; two starters get the same one."""
    if path.exists():
        return path.read_text(encoding="ascii").strip()
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text(encoding="ascii").strip()
