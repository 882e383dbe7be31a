"""Hands letters to the mail server over SMTP, one connection for many letters."""

from __future__ import annotations

import logging
import smtplib
import ssl
from contextlib import suppress

from parliament.mail import rules
from parliament.mail.outbox import Outcome
from parliament.mail.smtp_server import SmtpServer

log = logging.getLogger(__name__)

_MOST_ON_A_CONNECTION = 50  # many servers allow a hundred
_CLOSING = 421  # RFC 5321 4.2.3: the service is closing the connection


class Carrier:
    """A connection to the server, opened when it is needed and renewed when it has gone."""

    def __init__(self, server: SmtpServer) -> None:
        """Nothing is opened yet."""
        self._server = server
        self._smtp: smtplib.SMTP | None = None
        self._carried = 0

    def deliver(self, message: bytes, *, recipient: str) -> Outcome:
        """Hand over ``message``; says what the server answered, and never raises for a server's fault."""
        try:
            smtp = self._connection()
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            return _no_connection(error)
        self._carried += 1
        try:
            smtp.sendmail(self._server.sender, [recipient], message)
        except smtplib.SMTPRecipientsRefused as error:
            code, words = next(iter(error.recipients.values()))
            return self._answered(code, words)
        except smtplib.SMTPSenderRefused as error:
            self.close()
            return Outcome("defer", rules.SENDER_REFUSED, _words(error.smtp_error), ends_round=True)
        except smtplib.SMTPDataError as error:
            return self._answered(error.smtp_code, error.smtp_error)
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            return _broken(error)
        return Outcome("accept")

    def close(self) -> None:
        """Hang up. What the server thinks of that no longer matters."""
        smtp, self._smtp, self._carried = self._smtp, None, 0
        if smtp is not None:
            with suppress(OSError, smtplib.SMTPException):
                smtp.close()

    def quit(self) -> None:
        """Take leave as one should, then hang up."""
        if self._smtp is not None:
            with suppress(OSError, smtplib.SMTPException):
                self._smtp.quit()
        self.close()

    def _answered(self, code: int, words: bytes | str) -> Outcome:
        if code == _CLOSING:
            self.close()
            return Outcome("defer", f"smtp_{code}", _words(words), ends_round=True)
        event = "defer" if rules.is_temporary(code) else "refuse"
        return Outcome("defer" if event == "defer" else "refuse", f"smtp_{code}", _words(words))

    def _connection(self) -> smtplib.SMTP:
        if self._smtp is not None and (self._carried >= _MOST_ON_A_CONNECTION or not _answers(self._smtp)):
            self.quit()
        if self._smtp is None:
            self._smtp = self._open()
        return self._smtp

    def _open(self) -> smtplib.SMTP:
        server = self._server
        name = server.sender.rsplit("@", 1)[1]
        smtp: smtplib.SMTP
        if server.security == "tls":
            smtp = smtplib.SMTP_SSL(
                server.host,
                server.port,
                local_hostname=name,
                timeout=server.timeout,
                context=ssl.create_default_context(),
            )
        else:
            smtp = smtplib.SMTP(server.host, server.port, local_hostname=name, timeout=server.timeout)
        try:
            if server.security == "starttls":
                smtp.starttls(context=ssl.create_default_context())
            if server.user:
                smtp.login(server.user, server.password)
        except (OSError, smtplib.SMTPException):
            smtp.close()
            raise
        return smtp


def _answers(smtp: smtplib.SMTP) -> bool:
    """Whether the connection is still there: servers hang up on those who are silent for long."""
    try:
        return smtp.noop()[0] == 250
    except (OSError, smtplib.SMTPException):
        return False


def _no_connection(error: Exception) -> Outcome:
    """Nothing could be handed over to anyone; the letter is not at fault."""
    code = rules.UNREACHABLE
    if isinstance(error, smtplib.SMTPAuthenticationError):
        code = rules.LOGIN
    elif isinstance(error, smtplib.SMTPNotSupportedError | ssl.SSLError):
        code = rules.TLS
    elif _timed_out(error):
        code = rules.TIMEOUT
    return Outcome("defer", code, _words_of(error), ends_round=True)


def _broken(error: Exception) -> Outcome:
    """The connection broke in the middle. Nobody knows whether the letter was accepted: try again."""
    code = rules.TIMEOUT if _timed_out(error) else rules.DISCONNECTED
    return Outcome("defer", code, _words_of(error), ends_round=True)


def _timed_out(error: Exception) -> bool:
    return isinstance(error, TimeoutError) or "timed out" in str(error)


def _words_of(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _words(error.smtp_error)
    return _words(str(error) or type(error).__name__)


def _words(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said
