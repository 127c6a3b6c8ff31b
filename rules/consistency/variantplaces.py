"""Where the forms of one term stand, and which parts make a compound."""

from copydesk.api import Scope

SHORTEST = 3
Place = tuple[int, int]


def _places(ctx: Scope, places: list[Place]) -> list[Place]:
    """Keep places in scope and outside quoted speech: quotations are not the author's to make consistent."""
    kept = []
    for start, end in places:
        block = ctx.doc.block_at(start)
        if block is not None and ctx.in_scope(block) and not ctx.quoted(start, end):
            kept.append((start, end))
    return kept


def in_scope(ctx: Scope, forms: dict[str, list[Place]]) -> dict[str, list[Place]]:
    """Keep the forms that stand in scope and outside quoted speech, with their places."""
    kept = {form: _places(ctx, places) for form, places in forms.items()}
    return {form: places for form, places in kept.items() if places}


def firm(left: str, right: str, loose: frozenset[str]) -> bool:
    """Say whether two parts are long enough, and not loose, to make a compound."""
    return min(len(left), len(right)) >= SHORTEST and left not in loose and right not in loose
