"""The import direction of the design: a module imports only from rooms below its own."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "portal_build"

ROOMS = (
    ("values", "tables"),
    ("diagnostics", "languages", "words", "project", "recall", "cache", "stopwatch", "garbage", "twin", "compounds", "assets", "policy"),
    ("packs",),
    ("source",),
    ("markup",),
    ("prose",),
    ("model",),
    ("catalogue",),
    ("translate",),
    ("editing",),
    ("exchange",),
    ("checks",),
    ("loading",),
    ("report",),
    ("pages",),
    ("search", "outputs"),
    ("press",),
    ("publish",),
    ("pipeline", "mkdocs_options"),
    ("mkdocs_plugin", "preview", "trial"),
    ("mending",),
    ("commands",),
    ("cli",),
    ("__main__",),
)
"""From the ground floor up; rooms on one floor may not import each other."""

FLOOR = {room: floor for floor, rooms in enumerate(ROOMS) for room in rooms}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    """Full names of the modules and things that a file imports."""
    return {name for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) for name in _imported(node)}


def _imported(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    if isinstance(node, ast.ImportFrom):
        assert node.level == 0, f"a relative import of {node.module}"
        return {f"{node.module}.{alias.name}" for alias in node.names}
    return set()


def test_every_module_has_a_room():
    assert {room_of(path) for path in MODULES} == set(FLOOR)


def test_imports_point_downwards():
    wrong = []
    for path in MODULES:
        for name in imports_of(path):
            target = name.split(".")[1] if name.startswith("portal_build.") else None
            if target in FLOOR and target != room_of(path) and FLOOR[target] >= FLOOR[room_of(path)]:
                wrong.append(f"{path.relative_to(PACKAGE)} imports {name}")
    assert wrong == []


def test_nobody_changes_a_value():
    """`portal_build.values` relies on it."""
    with_values = {path for path in MODULES if "portal_build.values.value" in imports_of(path)}
    rooms = {room_of(path) for path in with_values}
    assert rooms == {"pages", "outputs", "search"}
    changed = []
    for path in MODULES:
        # Elements of XML are made by setting what stands in them.
        if room_of(path) in rooms and not any(name.startswith("xml.") for name in imports_of(path)):
            changed += [f"{path.relative_to(PACKAGE)}:{node.lineno}" for node in _set_attributes(path) if path in with_values or ast.unparse(node.value) != "self"]
    assert changed == []


def _set_attributes(path: Path) -> list[ast.Attribute]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return [node for node in nodes if isinstance(node, ast.Attribute) and isinstance(node.ctx, (ast.Store, ast.Del))]


def test_only_the_adapter_knows_the_engine():
    engines = ("mkdocs", "material")
    users = {room_of(path) for path in MODULES for name in imports_of(path) if name.split(".")[0] in engines}
    assert users == {"mkdocs_plugin", "mkdocs_options"}


def test_only_markup_knows_the_markdown_engine():
    users = {room_of(path) for path in MODULES for name in imports_of(path) if name.split(".")[0] in ("markdown", "nh3")}
    assert users == {"markup"}


def test_only_the_press_knows_the_template_engine():
    users = {str(path.relative_to(PACKAGE)) for path in MODULES for name in imports_of(path) if name.split(".")[0] == "jinja2"}
    assert users == {"press/template_engine.py"}


def test_only_the_typesetter_knows_what_makes_pdf():
    users = {str(path.relative_to(PACKAGE)) for path in MODULES for name in imports_of(path) if name.split(".")[0] in ("weasyprint", "fontTools", "pydyf")}
    assert users == {"press/typesetter.py"}


def test_what_makes_pdf_is_imported_only_when_it_is_used():
    at_once = {name.split(".")[0] for path in MODULES for node in ast.parse(path.read_text(encoding="utf-8")).body for name in _imported(node)}
    assert at_once & {"weasyprint", "fontTools", "pydyf"} == set()


def test_modules_stay_small():
    long = {str(path.relative_to(PACKAGE)): lines for path in MODULES if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300}
    assert long == {}


def test_no_module_is_named_for_nothing():
    assert [path for path in MODULES if path.stem in ("utils", "helpers", "misc", "common_utils")] == []


def test_only_one_module_knows_the_library_for_linked_data():
    users = {str(path.relative_to(PACKAGE)) for path in MODULES for name in imports_of(path) if name.split(".")[0] == "rdflib"}
    assert users == {"outputs/turtle.py"}


def test_only_one_module_knows_the_word_lists():
    users = {str(path.relative_to(PACKAGE)) for path in MODULES for name in imports_of(path) if name.split(".")[0] in ("simplemma", "wordfreq")}
    assert users == {"compounds/word_lists.py"}


def test_the_word_lists_are_imported_only_when_they_are_used():
    at_once = {name.split(".")[0] for path in MODULES for node in ast.parse(path.read_text(encoding="utf-8")).body for name in _imported(node)}
    assert at_once & {"simplemma", "wordfreq"} == set()
