"""The composed live views: phone, console, podium, screen."""
