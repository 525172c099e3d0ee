"""How unlike last year a number is, in standard deviations: by what it is a share of, not by how large it is.

Source: the pooled test of two proportions, and of two Poisson rates where a number is no part of what it is counted in (textbooks,
such as Agresti, Categorical Data Analysis, chapter 3; Przyborowski and Wilenski, Biometrika, volume 31, for the rates).
"""

from fractions import Fraction
from math import sqrt

Two = tuple[Fraction | int, Fraction | int]  # this year's and last year's


def deviations(counts: Two, wholes: Two) -> float:
    """How many standard deviations two shares, or rates, of their wholes are apart; 0 where nothing can be said."""
    if min(wholes) <= 0:
        return 0
    rates = [part / Fraction(whole) for part, whole in zip(counts, wholes, strict=True)]
    pooled = float(sum(counts) / Fraction(sum(wholes)))
    left = 1 - pooled if max(rates) <= 1 and max(wholes) > 1 else 1
    spread = sqrt(pooled * left * sum(1 / float(whole) for whole in wholes))
    return float(abs(rates[0] - rates[1])) / spread if spread else 0
