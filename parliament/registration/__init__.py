"""Companies, delegates, seats and tickets."""
