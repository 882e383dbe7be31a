"""The minutes: built from what was recorded, polished by the clerk, adjusted, published and locked."""
