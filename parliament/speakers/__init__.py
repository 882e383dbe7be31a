"""The speaker list: who has the floor, who comes next, and the clock."""
