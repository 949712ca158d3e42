# The only module that knows the template engine.
# A page has five hundred values to escape, a thousand attributes to look up, a hundred and twenty macros to call and ten to
# import. What is done here about each of them costs less than what the engine does for templates of any kind; what comes out
# is the same.
"""The template engine, quick at what layouts do most: show words, ask views, call macros, import them."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from functools import partial
from keyword import iskeyword
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.nodes import Call, Expr, Getattr, Getitem, Name, Test
from jinja2.runtime import Macro, missing
from markupsafe import Markup, escape

from portal_build.tables import Table

_ESCAPED: Table[str, Markup] = Table(escape, 16384)
_marked = partial(str.__new__, Markup)
"""Text that is known to be HTML, marked as such, without asking what it is."""


def _html(value: Any) -> str:
    """A value as HTML. Most words of a page stand on many."""
    kind = type(value)
    if kind is str:
        return _ESCAPED[value]
    return value if kind is Markup else escape(value)


class _Macro(Macro):
    """A macro of a template that escapes."""

    def __call__(self, *given: Any, **named: Any) -> Markup:
        """Its HTML. What is given by its place, as nearly always, is handed on as it is."""
        lacking = self._argument_count - len(given)
        if named or self.caller or lacking < 0:
            return super().__call__(*given, **named)
        return _marked(self._func(*given, *(missing,) * lacking))


class _Code(CodeGenerator):
    """Templates as Python that escapes values by `_html`, and looks up attributes and calls as Python does.

    So `one.name` is an attribute and never an item, and nothing that is called is told of the template that calls it.
    """

    _asked_for: Expr | None = None

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.html(")

    def visit_Test(self, node: Test, frame: Frame) -> None:
        """`one.name is defined` asks for what may be missing."""
        self._asked_for = node.node
        super().visit_Test(node, frame)

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:
        """`one.name`."""
        if node is self._asked_for or not isinstance(node.node, (Name, Getattr, Getitem, Call)) or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:
        """`one(…)`; within `{% call … %}` what stands there is handed on as `caller`."""
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(named.key) for named in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """The engine's own class of macros gives way to ours."""
        self.write("environment.")
        super().macro_def(macro_ref, frame)


class TemplateEngine(Environment):
    """Templates that escape what they show and take nothing that is missing for empty."""

    code_generator_class = _Code
    html = staticmethod(_html)
    Macro = _Macro

    def __init__(self, sources: Mapping[str, str]) -> None:
        """`sources`: name -> template."""
        # A cache without bounds is a plain dict; nothing has to be moved in it whenever it is asked.
        super().__init__(loader=DictLoader(sources), autoescape=True, undefined=StrictUndefined, auto_reload=False, cache_size=-1)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that a template has of itself: those of all, as they are where it has none of its own."""
        return super().make_globals(d) if d else self.globals
