"""Addresses that are given to people: they begin with the public address, whatever host was asked."""

from __future__ import annotations

from typing import Any

from flask import current_app, request, url_for


def public_link(endpoint: str, **values: Any) -> str:
    """The whole address of a page, beginning with PUBLIC_URL, or with this request's host without one."""
    base: str = current_app.config.get("PUBLIC_URL") or request.host_url
    return base.rstrip("/") + url_for(endpoint, **values)


def code_address() -> str:
    """Where a short code is typed, as it is said aloud: without "https://"."""
    return public_link("registration.typed_code").split("://", 1)[1]
