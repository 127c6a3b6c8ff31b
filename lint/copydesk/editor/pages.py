"""The pages of rules that diagnostics link to: of a site, or files of the user's own cache folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from pygls.uris import from_fs_path

from ..base import store
from ..base.digest import blake2b
from ..catalogue.catalogue import Catalogue
from ..catalogue.errors import PackError
from ..catalogue.precision import measured
from ..catalogue.rulepages import file_name, page


class Pages:
    """Links to the pages of rules; ``site`` is the address of a folder of them ("": they are written when
    they are first needed).
    """

    def __init__(self, site: str = "") -> None:
        self._site = site.rstrip("/")
        self._made: dict[tuple[str, str], str] = {}

    def links(self, rule_ids: Iterable[str], catalogue: Catalogue) -> Mapping[str, str]:
        """Return the addresses of the pages of rules, as far as there are any."""
        found = {}
        for rule_id in dict.fromkeys(rule_ids):
            key = (rule_id, catalogue.rules[rule_id].path) if rule_id in catalogue.rules else None
            if key is None:
                continue
            if key not in self._made:
                self._made[key] = self._link(rule_id, catalogue)
            if self._made[key]:
                found[rule_id] = self._made[key]
        return found

    def _link(self, rule_id: str, catalogue: Catalogue) -> str:
        rule = catalogue.rules[rule_id]
        if self._site:
            return f"{self._site}/{file_name(rule).removesuffix('.md')}/"
        if not store.key():
            return ""
        try:
            text = page(rule, catalogue.text(rule_id), measured(catalogue, rule)).encode("utf-8", "replace")
        except PackError:
            return ""
        name = f"page-{blake2b(text, digest_size=8).hexdigest()}-{rule_id}.md"
        path = os.path.join(store.folder(), name)
        if os.path.isfile(path) or store.write(name, text):
            uri: str = from_fs_path(path)
            return uri
        return ""
