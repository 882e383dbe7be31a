"""What every room uses: the clock, refusals, text, money and Swedish formats."""
