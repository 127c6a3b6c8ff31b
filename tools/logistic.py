"""A logistic model with few signs, fitted by Newton's method."""

from __future__ import annotations

import math

Row = list[float]
ROUNDS, RIDGE, FAR = 12, 0.5, 30.0


def fit(rows: list[Row], goals: list[bool]) -> Row:
    """Return the weights of a logistic model by Newton's method; both classes count the same in all."""
    size = len(rows[0])
    weights = [0.0] * size
    share = {True: 0.5 / sum(goals), False: 0.5 / (len(goals) - sum(goals))}
    for _ in range(ROUNDS):
        slope = [RIDGE * weight / len(rows) for weight in weights]
        bend = [[RIDGE / len(rows) * (one == two) for two in range(size)] for one in range(size)]
        for row, goal in zip(rows, goals, strict=True):
            odds = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(map(float.__mul__, row, weights))))))
            off, sharp = share[goal] * (odds - goal), share[goal] * odds * (1 - odds)
            for one, value in enumerate(row):
                slope[one] += off * value
                line, factor = bend[one], sharp * value
                for two in range(one + 1):
                    line[two] += factor * row[two]
        step = solve(bend, slope)
        weights = [weight - part for weight, part in zip(weights, step, strict=True)]
    return weights


def solve(bend: list[Row], slope: Row) -> Row:
    """Solve a system of equations whose matrix is symmetric and given by its lower half (Cholesky)."""
    size = len(slope)
    half = [[0.0] * size for _ in range(size)]
    for one in range(size):
        for two in range(one + 1):
            rest = bend[one][two] - sum(half[one][k] * half[two][k] for k in range(two))
            half[one][two] = math.sqrt(rest) if one == two else rest / half[two][two]
    found = list(slope)
    for one in range(size):
        found[one] = (found[one] - sum(half[one][k] * found[k] for k in range(one))) / half[one][one]
    for one in reversed(range(size)):
        rest = found[one] - sum(half[k][one] * found[k] for k in range(one + 1, size))
        found[one] = rest / half[one][one]
    return found
