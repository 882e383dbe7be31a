"""Minutes and other papers."""
