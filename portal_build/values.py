"""Classes of what is made once and never changed, such as what templates see of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True)
def value(kind: type[Kind]) -> type[Kind]:
    """`@value` stands for `@dataclass(frozen=True, slots=True)` and is one for type checkers.

    When the program runs, nothing guards the fields, since to set each of them past its guard would double the time in which a value
    is made, and a page is made of two hundred. That nobody sets one is held by tests/test_architecture.py.
    """
    return dataclass(slots=True, unsafe_hash=True)(kind)
