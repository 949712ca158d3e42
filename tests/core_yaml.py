"""YAML as other programs read it: by the core schema of YAML 1.2, https://yaml.org/spec/1.2.2/#103-core-schema."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml


class _Core(yaml.CSafeLoader):
    """PyYAML's own rules are those of YAML 1.1, where `no` is a truth value and `2020-02-05` a date."""


_Core.yaml_implicit_resolvers = {}
for tag, pattern in (
    ("null", r"~|null|Null|NULL|"),
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"), None)


def _whole(loader: _Core, node: yaml.ScalarNode) -> int:
    return int(node.value, {"0o": 8, "0x": 16}.get(node.value[:2], 10))


def _decimal(loader: _Core, node: yaml.ScalarNode) -> float:
    return float(node.value.replace(".inf", "inf").replace(".nan", "nan"))


_Core.add_constructor("tag:yaml.org,2002:int", _whole)
_Core.add_constructor("tag:yaml.org,2002:float", _decimal)


def core(text: str) -> Any:
    """What a text says. Raises yaml.YAMLError."""
    return yaml.load(text, Loader=_Core)


def front_matter(path: Path) -> Any:
    """What stands between the lines `---` of a text."""
    return core(path.read_text(encoding="utf-8").split("---\n")[1])
