# The only module that knows the template engine.
# A page has five hundred values to escape, a hundred and twenty macros to call and ten to import. What is done here about each
# of them costs less than what the engine does for templates of any kind; what comes out is the same.
"""The template engine, quick at what layouts do most: show words, call macros, import them."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from functools import lru_cache
from types import MethodType
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

_KEEP_TO_THEMSELVES = (Macro, MethodType)

_escaped = lru_cache(maxsize=8192)(escape)


def _html(value: Any) -> str:
    """A value as HTML. Most words of a page stand on many."""
    kind = type(value)
    if kind is str:
        return _escaped(value)
    return value if kind is Markup else escape(value)


class _Code(CodeGenerator):
    """Templates as Python that escapes values by `_html`."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.html(")


class _Names(Context):
    """What a template can name."""

    def call(self, called: Any, *given: Any, **named: Any) -> Any:
        """Call it. Macros, since all of them escape, and methods of ours want nothing of the template that calls them."""
        if type(called) not in _KEEP_TO_THEMSELVES:
            return super().call(called, *given, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(*given, **named)


class TemplateEngine(Environment):
    """Templates that escape what they show and take nothing that is missing for empty."""

    code_generator_class = _Code
    context_class = _Names
    html = staticmethod(_html)

    def __init__(self, sources: Mapping[str, str]) -> None:
        """`sources`: name -> template."""
        # A cache without bounds is a plain dict; nothing has to be moved in it whenever it is asked.
        super().__init__(loader=DictLoader(sources), autoescape=True, undefined=StrictUndefined, auto_reload=False, cache_size=-1)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that a template has of itself: those of all, as they are where it has none of its own."""
        return super().make_globals(d) if d else self.globals
