"""What leaves at once: the outbox, the hub and the sockets."""
