"""From the parse tree to a graph of choices in the order in which the matching engine tries them.

A repeat becomes a loop; a bounded one is written out copy by copy, or, where it is long and ``relaxed`` is
asked for, becomes a loop that may be left or refused at any turn. The relaxed graph has every path of the
true one, so what cannot blow up in it cannot blow up at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from re import _constants as ops  # type: ignore[attr-defined]

from .alphabet import Alphabet, CharacterSet, tester
from .conditions import Condition, Conditions
from .syntax import (
    ANY_NUMBER,
    CHARACTERS,
    FAILURE,
    REPEATS,
    Item,
    Tree,
    character_set,
    newline_set,
    parts,
    scoped,
    walk,
    word_set,
)

CHAR, SPLIT, LOOP, TEST, LOOK, ENTER, END = range(7)

_MOST_NODES = 12_000
_WRITTEN_OUT = 4
"""In a relaxed graph, a repeat of at most so many turns is written out all the same."""


class TooLarge(ValueError):
    """An expression whose automaton is too large to be judged."""


class Node:
    """One step of the graph.

    ``CHAR`` consumes a letter of ``letters``; ``SPLIT`` tries ``out`` in order; ``LOOP`` is a split whose
    ``leave`` is the way out; ``TEST`` asks ``condition``; ``LOOK`` tries a lookaround (``out[0]``) and goes
    on (``out[1]``) under ``condition``; ``ENTER`` and ``END`` are the edges of a level: the whole expression
    (level 0), a lookaround, or an atomic group, inside which the first way through is the only one.
    """

    __slots__ = ("condition", "kind", "leave", "letters", "level", "number", "out", "repeat")

    def __init__(
        self, kind: int, level: int = 0, letters: int = 0, condition: Condition | None = None
    ) -> None:
        self.kind = kind
        self.level = level
        self.letters = letters
        self.condition = condition
        self.out: list[Node] = []
        self.leave: Node | None = None
        self.number = -1
        self.repeat = -1


class Graph:
    """The graph of an expression: ``entry``, the consuming nodes, and what each level lies in.

    ``repeats`` has the items that became loops and ``within`` the loop around each loop, so that a set of
    nodes can be traced to the part of the expression that repeats it. ``roots`` has, for each level, whether
    it is one of its own (a lookaround, or the whole) and not a stretch of its parent (an atomic group).
    """

    def __init__(self, tree: Tree, relaxed: bool) -> None:
        self.tree = tree
        self.relaxed = relaxed
        self.was_relaxed = False
        self.chars: list[Node] = []
        self.parents: list[int] = [-1]
        self.roots: list[bool] = [True]
        self.repeats: list[Item] = []
        self.within: list[int] = []
        self.atomic_ends: dict[int, Node] = {}
        self._count = 0
        self.alphabet = _alphabet(tree)
        self.conditions = Conditions(tree, self.alphabet)
        self.end = self._node(END)
        self.entry = self._sequence(tree.items, self.end, tree.flags, 0, -1)

    def chain(self, level: int) -> tuple[int, ...]:
        """Return the levels around a node, outermost first, its own last."""
        levels: list[int] = []
        while level >= 0:
            levels.append(level)
            level = self.parents[level]
        return tuple(reversed(levels))

    def loop_of(self, numbers: Sequence[int]) -> Item | None:
        """Return the innermost repeat around all of the consuming nodes with these numbers."""
        common: list[int] | None = None
        for number in numbers:
            around: list[int] = []
            repeat = self.chars[number].repeat
            while repeat >= 0:
                around.append(repeat)
                repeat = self.within[repeat]
            common = around if common is None else [repeat for repeat in common if repeat in around]
        return self.repeats[common[0]] if common else None

    def _node(self, kind: int, level: int = 0, letters: int = 0, condition: Condition | None = None) -> Node:
        self._count += 1
        if self._count > _MOST_NODES:
            raise TooLarge("the expression is too large to be judged")
        return Node(kind, level, letters, condition)

    def _sequence(self, items: Sequence[Item], after: Node, flags: int, level: int, repeat: int) -> Node:
        for item in reversed(items):
            after = self._item(item, after, flags, level, repeat)
        return after

    def _item(self, item: Item, after: Node, flags: int, level: int, repeat: int) -> Node:
        op, argument = item
        if op in CHARACTERS:
            node = self._node(CHAR, level, self.alphabet.mask(character_set(item, flags)))
            node.out, node.repeat, node.number = [after], repeat, len(self.chars)
            self.chars.append(node)
            return node
        if op is ops.SUBPATTERN:
            return self._sequence(argument[3], after, scoped(flags, argument), level, repeat)
        if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
            return self._repeat(item, after, flags, level, repeat)
        if op in (ops.ATOMIC_GROUP, ops.POSSESSIVE_REPEAT):
            return self._atomic(item, after, flags, level, repeat)
        if op in (ops.ASSERT, ops.ASSERT_NOT):
            return self._look(item, after, flags, repeat, level)
        if op is ops.AT:
            return self._test(self.conditions.place(argument, flags), after)
        if op is ops.GROUPREF:
            # What the group matched is matched again: one way through a copy of the group, if it is the text.
            body, inner = self.tree.groups.get(argument, ([], flags))
            return self._test(self.conditions.perhaps, self._sequence(body, after, inner, level, repeat))
        if op is FAILURE:
            return self._test(self.conditions.never, after)
        split = self._node(SPLIT)
        branches = parts(item)
        if op is ops.GROUPREF_EXISTS and len(branches) == 1:
            branches.append([])
        for branch in branches:
            split.out.append(self._sequence(branch, after, flags, level, repeat))
        return split

    def _test(self, condition: Condition, after: Node) -> Node:
        node = self._node(TEST, condition=condition)
        node.out = [after]
        return node

    def _repeat(self, item: Item, after: Node, flags: int, level: int, repeat: int) -> Node:
        op, (least, most, _) = item
        body = parts(item)[0]
        lazy = op is ops.MIN_REPEAT
        least, most = int(least), int(most)
        endless = most == ANY_NUMBER
        if not endless and (not self.relaxed or most <= _WRITTEN_OUT):
            node = after
            for _ in range(most - least):
                split = self._node(SPLIT)
                again = self._sequence(body, node, flags, level, repeat)
                split.out = [after, again] if lazy else [again, after]
                node = split
            for _ in range(least):
                node = self._sequence(body, node, flags, level, repeat)
            return node
        self.was_relaxed |= not endless
        self.repeats.append(item)
        self.within.append(repeat)
        inner = len(self.repeats) - 1
        loop = self._node(LOOP)
        written_out = max(least - 1, 0) if endless or least <= _WRITTEN_OUT else 0
        leave = (
            after
            if endless or least == written_out + min(least, 1)
            else self._test(self.conditions.perhaps, after)
        )
        back = self._sequence(body, loop, flags, level, inner)
        again = back if endless else self._test(self.conditions.perhaps, back)
        loop.leave = leave
        loop.out = [leave, again] if lazy else [again, leave]
        node = back if least else loop
        for _ in range(written_out):
            node = self._sequence(body, node, flags, level, repeat)
        return node

    def _level(self, parent: int, root: bool) -> int:
        self.parents.append(parent)
        self.roots.append(root)
        return len(self.parents) - 1

    def _atomic(self, item: Item, after: Node, flags: int, level: int, repeat: int) -> Node:
        op, argument = item
        inner = self._level(level, root=False)
        end = self._node(END, inner)
        end.out = [after]
        self.atomic_ends[inner] = end
        body = [(ops.MAX_REPEAT, argument)] if op in REPEATS else list(argument)
        enter = self._node(ENTER, inner)
        enter.out = [self._sequence(body, end, flags, inner, repeat)]
        return enter

    def _look(self, item: Item, after: Node, flags: int, repeat: int, level: int) -> Node:
        op, (direction, _) = item
        body = parts(item)[0]
        condition = self.conditions.look(body, direction > 0, op is ops.ASSERT_NOT, flags)
        endless = any(kind in REPEATS and value[1] == ANY_NUMBER for (kind, value), _, _ in walk(body, flags))
        if direction < 0 or (condition.exact and not endless):
            # A lookbehind has a fixed length: however often it is asked, it costs no more than that.
            return self._test(condition, after)
        inner = self._level(level, root=True)
        enter = self._node(ENTER, inner)
        enter.out = [self._sequence(body, self._node(END, inner), flags, inner, repeat)]
        look = self._node(LOOK, condition=condition)
        look.out = [enter, after]
        return look


def _alphabet(tree: Tree) -> Alphabet:
    """Return the letters that a tree tells apart."""
    testers: dict[CharacterSet, tuple[Item, int]] = {}
    named: set[int] = set()
    for item, flags, _ in walk(tree.items, tree.flags):
        op, argument = item
        if op in CHARACTERS:
            testers.setdefault(character_set(item, flags), (item, flags))
            named.update(_named(item))
        elif op is ops.AT and argument in (ops.AT_BOUNDARY, ops.AT_NON_BOUNDARY):
            key, word = word_set(flags)
            testers.setdefault(key, (word, flags & ~re.IGNORECASE))
        elif op is ops.AT:
            key, newline = newline_set()
            testers.setdefault(key, (newline, 0))
    return Alphabet({key: tester(item, tree.state, flags) for key, (item, flags) in testers.items()}, named)


def _named(item: Item) -> list[int]:
    op, argument = item
    if op in (ops.LITERAL, ops.NOT_LITERAL):
        return [argument]
    if op is not ops.IN:
        return []
    codes: list[int] = []
    for kind, value in argument:
        if kind is ops.LITERAL:
            codes.append(value)
        elif kind is ops.RANGE:
            codes += value
    return codes
