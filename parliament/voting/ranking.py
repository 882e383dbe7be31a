"""Schulze's method: from ranked ballots to an order of the options. Pure; the order of ballots never matters.

Each ballot ranks as many options as it likes; what it leaves out is level, and below what it ranks. For
every pair of options we count how many ballots put the one above the other (a ballot that puts neither above
the other counts for neither). A *path* from x to y is a chain of options where each wins its pair against the
next; it is as strong as its weakest win, counted in ballots. x is placed above y when the strongest path from
x to y is stronger than the strongest one back. An option that wins against every other one, pair by pair,
therefore always comes first, and a circle (A above B above C above A) is opened where it is weakest.

Source: M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
single-winner election method", Social Choice and Welfare 36 (2011); a win is as strong as its winning votes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

Pairs = Mapping[str, Mapping[str, int]]
_LANE_BITS = 32


def pairwise(options: Sequence[str], rankings: Mapping[tuple[str, ...], int]) -> dict[str, dict[str, int]]:
    """How many ballots put an option above another one: ``pairs[above][below]``.

    Args:
        options: the option ids.
        rankings: how many ballots have each ranking.
    """
    # An option's counts against its opponents lie side by side in one whole number, added to at once.
    lane = {option: 1 << (_LANE_BITS * place) for place, option in enumerate(options)}
    above = dict.fromkeys(options, 0)
    for ranking, number in rankings.items():
        below = sum(lane.values())
        for option in ranking:
            below -= lane[option]
            above[option] += below * number
    full = (1 << _LANE_BITS) - 1
    return {
        one: {
            other: (above[one] >> (_LANE_BITS * place)) & full
            for place, other in enumerate(options)
            if other != one
        }
        for one in options
    }


def strongest_paths(pairs: Pairs) -> dict[str, dict[str, int]]:
    """The strength of the strongest path from each option to each other one; 0 where there is none."""
    strength = {
        one: {other: votes if votes > pairs[other][one] else 0 for other, votes in row.items()}
        for one, row in pairs.items()
    }
    for middle in strength:
        for start, row in strength.items():
            if start == middle:
                continue
            for end in row:
                if end != middle:
                    row[end] = max(row[end], min(row[middle], strength[middle][end]))
    return strength


class Placing:
    """Who is placed above whom by the strongest paths."""

    def __init__(self, pairs: Pairs) -> None:
        """Place the options that ``pairs`` compares."""
        self.paths = strongest_paths(pairs)
        self._below = {
            one: {other for other, strength in row.items() if strength > self.paths[other][one]}
            for one, row in self.paths.items()
        }

    def levels(self) -> list[list[str]]:
        """The order in levels: the first holds those that nobody is placed above, and so on."""
        left, levels = list(self.paths), []
        while left:
            top = self._unbeaten(left)
            levels.append(top)
            left = [option for option in left if option not in top]
        return levels

    def top(self, places: int, *, among: Collection[str]) -> tuple[set[str], set[str]]:
        """Those among the first ``places`` in every order that fits, and those who are so in some only.

        The second set is empty unless there is a tie over the last places.

        Args:
            places: how many to place.
            among: who can be placed: those that some ballot ranks.
        """
        beaten = {one: sum(one in self._below[other] for other in among) for one in among}
        may_be_before = {one: len(among) - 1 - len(self._below[one].intersection(among)) for one in among}
        sure = {one for one, number in may_be_before.items() if number < places}
        if len(sure) == places:
            return sure, set()
        return sure, {one for one, number in beaten.items() if number < places and one not in sure}

    def in_order(self, options: Sequence[str], lots: Callable[[Sequence[str]], list[str]]) -> list[str]:
        """The options in an order that fits: nobody before one placed above; the lot draws the rest."""
        left, order = lots(sorted(options)), []
        while left:
            following = next(one for one in left if one in self._unbeaten(left))
            order.append(following)
            left.remove(following)
        return order

    def _unbeaten(self, options: Sequence[str]) -> list[str]:
        return [one for one in options if not any(one in self._below[other] for other in options)]


def wins_every_pair(pairs: Pairs, option: str) -> bool:
    """Whether an option wins against every other one, pair by pair (a Condorcet winner)."""
    return all(votes > pairs[other][option] for other, votes in pairs[option].items())
