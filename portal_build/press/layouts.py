# Layouts are handed over as text, not as folders, so that a process on another machine can use them.
"""Views to HTML by the layouts of the theme."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pydantic_core import to_json

from portal_build.assets import Assets
from portal_build.outputs.head import head
from portal_build.pages.plan import Plan
from portal_build.pages.shell import shell
from portal_build.policy import page_policy
from portal_build.press.template_engine import TemplateEngine
from portal_build.words import Words

_INCLUDED = re.compile(r"{%-?\s*include\s+\"([^\"]+)\"")
_ICON = re.compile(r"{% include \"(\.icons/[^\"]+\.svg)\" %}")


@dataclass(frozen=True)
class Layouts:
    """The theme's layouts."""

    sources: Mapping[str, str]
    """Name -> template."""
    assets: Assets = Assets()
    """The style sheets, scripts, fonts and pictures that they name."""

    def page(self, plan: Plan, view: Any, layout: str = "") -> str:
        """The page that shows `view`, whole; by another layout than that of the plan if one is named."""
        self._speaker.speak(plan.desk.words)
        template = self._environment.get_template(f"layouts/{layout or plan.layout}.html")
        return template.render(view=view, shell=shell(plan), head=head(plan, view), policy=page_policy(searches=plan.layout == "search"))

    def compiled(self) -> Layouts:
        """The same, with every template compiled: processes that are forked from this one then need not do it again."""
        for name in self.sources:
            if name.endswith(".html"):
                self._environment.get_template(name)
        return self

    def part(self, name: str, words: Words, **values: Any) -> str:
        """What the template of that name makes of some values."""
        self._speaker.speak(words)
        return self._environment.get_template(name).render(**values)

    def forget(self) -> None:
        """Let go of parts that were kept: the pages that come next are those of another site."""
        self._speaker.forget()

    @cached_property
    def _speaker(self) -> _Speaker:
        return _Speaker()

    @cached_property
    def _environment(self) -> TemplateEngine:
        environment = TemplateEngine(self.sources)
        # Names of facet values stand in alphabetical order of the reader's language; sorting by id would undo that.
        environment.policies |= {"json.dumps_function": _json, "json.dumps_kwargs": {}}
        environment.globals |= {"_": self._speaker.say, "ngettext": self._speaker.count, "kept": self._speaker.keep}
        environment.globals |= {"asset": self.assets.address, "fingerprint": self.assets.fingerprint, "needs": self.assets.needs}
        return environment

    def __reduce__(self) -> tuple[type[Layouts], tuple[Mapping[str, str], Assets]]:
        # Compiled templates cannot be handed to another process.
        return Layouts, (self.sources, self.assets)


def _json(value: Any) -> str:
    """A value as JSON; a third of the time that `json` takes."""
    return to_json(value).decode()


class _Speaker:
    """Says the interface's words in the language of the page in the making."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, Markup]] = {}
        self._kept: dict[tuple[Hashable, ...], tuple[Markup, tuple[object, ...]]] = {}
        self.speak(Words("en"))

    def speak(self, words: Words) -> None:
        """Say what comes next in these words."""
        self.words = words
        self._said = self._known.setdefault(words.language, {})

    def say(self, message: str, **values: object) -> Markup:
        """`_("…")` of the layouts. The words are HTML; values are escaped."""
        said = self._said.get(message)
        if said is None:
            said = self._said[message] = Markup(self.words(message))
        return said % values if values else said

    def keep(self, *made_from: object, caller: Callable[[], Markup]) -> Markup:
        """`{% call kept(…) %}` of the layouts: a part of a page that is the same wherever it is made from the same.

        What many pages show alike is one object (`Desk.once`), so that nothing in it need be compared; words may be equal.
        """
        key = (self.words.language, *(one if type(one) is str else id(one) for one in made_from))
        kept = self._kept.get(key)
        if kept is None:
            # Nothing else gets the identity of an object as long as that is held.
            kept = self._kept[key] = caller(), made_from
        return kept[0]

    def forget(self) -> None:
        """Keep nothing of what was kept."""
        self._kept.clear()

    def count(self, one: str, many: str, number: int) -> Markup:
        """`ngettext("…", "…", number)` of the layouts."""
        return Markup(self.words.ngettext(one, many, number)) % {"num": number}


def read_layouts(theme: Path, *further: Path, assets: Assets = Assets()) -> Layouts:
    """The layouts in the folder `theme`; what they include and the folder lacks, such as icons, comes from `further` folders.

    `assets` are the theme's other files.

    Raises FileNotFoundError for an included file that is nowhere.
    """
    sources = {path.relative_to(theme).as_posix(): path.read_text(encoding="utf-8") for path in sorted(theme.rglob("*.html"))}
    included = {name for source in sources.values() for name in _INCLUDED.findall(source)} - set(sources)
    for name in sorted(included):
        path = next((folder / name for folder in (theme, *further) if (folder / name).is_file()), None)
        if path is None:
            raise FileNotFoundError(f"the theme includes `{name}`, which is in none of its folders")
        sources[name] = path.read_text(encoding="utf-8")
    # A page has some twenty icons; that the template engine looks each up again for every page would take a tenth of its time.
    return Layouts({name: _ICON.sub(lambda icon: sources[icon[1]], source) for name, source in sources.items()}, assets)
