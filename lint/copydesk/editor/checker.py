"""Which article is checked when: one at a time, the one edited last first, and never for an old text."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor

from ..interface import Checked
from .openarticles import Article

Check = Callable[[Article, Callable[[], None]], Checked | None]
"""Checks the text that an article has; calls what it is given before every rule."""

_QUICK, _LONG = 0.15, 1.0
"""A check that takes less than this need not wait: it begins anew with every change. None waits longer."""


class Stale(Exception):
    """The text has changed since its check began."""


class Checker:
    """Checks articles in a thread of ``pool``, which has one.

    ``check`` does the work; ``told`` is awaited with each article of which anything new is known. A check
    ends when the text that it is for has changed. Where checks take long, they wait for a pause in typing
    that grows with what the last one has taken; the first change after a rest is checked at once.
    """

    def __init__(self, pool: Executor, check: Check, told: Callable[[Article], Awaitable[None]]) -> None:
        self._pool, self._check, self._told = pool, check, told
        self._waiting: dict[str, Article] = {}
        self._news = asyncio.Condition()
        self._pump: asyncio.Task[None] | None = None

    def ask(self, article: Article) -> None:
        """Have an article checked as it is now."""
        if article.fresh or article.closed:
            return
        self._waiting[article.uri] = article
        if self._pump is None or self._pump.done():
            self._pump = asyncio.get_running_loop().create_task(self._work())

    async def result(self, article: Article) -> Checked | None:
        """Wait until it is known what stands in an article as it is then; None for what is not checked."""
        while not (article.fresh or article.closed):
            self.ask(article)
            async with self._news:
                await self._news.wait_for(lambda: article.fresh or article.closed)
        return None if article.closed else article.found

    async def forget(self, article: Article) -> None:
        """Let go of an article that was closed; whoever waits for it need not."""
        article.closed = True
        self._waiting.pop(article.uri, None)
        async with self._news:
            self._news.notify_all()

    async def _work(self) -> None:
        while self._waiting:
            article = max(self._waiting.values(), key=lambda one: one.touched)
            pause = article.touched + _pause(article) - time.monotonic()
            if pause > 0:
                stand = article.stand
                await asyncio.sleep(pause)
                if article.stand != stand or article.uri not in self._waiting:
                    continue
            self._waiting.pop(article.uri, None)
            await self._one(article)

    async def _one(self, article: Article) -> None:
        stand, begun = article.stand, time.monotonic()

        def watch() -> None:
            if article.stand != stand or article.closed:
                raise Stale

        try:
            found = await asyncio.get_running_loop().run_in_executor(self._pool, self._check, article, watch)
        except Stale:
            self.ask(article)
            return
        except Exception as error:  # whatever it is, it ends this check and not the server
            found = Checked(article.path, not_checked=f"Copydesk failed: {type(error).__name__}: {error}")
        article.cost = time.monotonic() - begun
        if article.stand != stand or article.closed:
            self.ask(article)
            return
        article.found, article.found_in = found, stand
        async with self._news:
            self._news.notify_all()
        await self._told(article)


def _pause(article: Article) -> float:
    return 0.0 if article.quiet or article.cost < _QUICK else min(_LONG, article.cost / 2)
