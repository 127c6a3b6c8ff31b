"""Tail probabilities of the distributions behind t, F, χ², r and z: the regularised incomplete beta and gamma
functions by their continued fraction and series (Abramowitz and Stegun 6.5 and 26.5), good to ten digits.
"""

from math import erfc, exp, inf, lgamma, log, sqrt

_TINY = 1e-300
_CLOSE = 1e-14
_MOST = 1000


def normal(z: float) -> float:
    """Return the probability of a value as far from 0 as ``z``, on both sides."""
    return erfc(abs(z) / sqrt(2))


def student(t: float, df: float) -> float:
    """Return the probability of a t as far from 0, on both sides."""
    return beta_share(df / 2, 0.5, df / (df + t * t))


def fisher(f: float, df1: float, df2: float) -> float:
    """Return the probability of an F as great."""
    return beta_share(df2 / 2, df1 / 2, df2 / (df2 + df1 * f)) if f > 0 else 1.0


def chi_square(x: float, df: float) -> float:
    """Return the probability of a χ² as great."""
    return 1 - gamma_share(df / 2, x / 2) if x < df + 2 else _upper_gamma(df / 2, x / 2)


def correlation(r: float, df: float) -> float:
    """Return the probability of a correlation as far from 0, on both sides."""
    return student(abs(r) * sqrt(df / (1 - r * r)), df) if abs(r) < 1 else 0.0


def beta_share(a: float, b: float, x: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b)."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_share(b, a, 1 - x)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x)) / a
    value, c, d = 1.0, 1.0, 0.0
    for step in range(_MOST):
        m = step // 2
        if step == 0:
            term = 1.0
        elif step % 2 == 0:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        else:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / ((1 + term * d) or _TINY)
        c = (1 + term / c) or _TINY
        value *= c * d
        if step and abs(1 - c * d) < _CLOSE:
            break
    return front * (value - 1)


def gamma_share(a: float, x: float) -> float:
    """Return the regularised lower incomplete gamma function P(a, x) by its series."""
    if x <= 0:
        return 0.0
    term = total = 1 / a
    for step in range(1, _MOST):
        term *= x / (a + step)
        total += term
        if term < total * _CLOSE:
            break
    return min(1.0, total * exp(a * log(x) - x - lgamma(a)))


def _upper_gamma(a: float, x: float) -> float:
    """Return 1 − P(a, x) by its continued fraction, which is exact where it is small."""
    b, c = x + 1 - a, inf
    d = value = 1 / b
    for step in range(1, _MOST):
        factor = step * (a - step)
        b += 2
        d = 1 / ((factor * d + b) or _TINY)
        c = (b + factor / c) or _TINY
        value *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return value * exp(a * log(x) - x - lgamma(a))
