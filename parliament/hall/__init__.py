"""The composed live views: phone, console, podium, screen."""

BLUEPRINTS = (
    "parliament.hall.help_web",
    "parliament.hall.screen_web",
    "parliament.hall.console_web",
    "parliament.hall.desk_web",
    "parliament.hall.screens_web",
    "parliament.hall.live_web",
    "parliament.hall.deciding_web",
)
"""The modules of its pages."""
