"""Who may do what: roles, accounts, seat keys, guards."""
