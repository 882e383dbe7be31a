"""The question queue and its moderation."""
