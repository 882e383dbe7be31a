"""Parliament: runs a business parliament (Näringslivsparlament), from invitation to follow-up."""
