"""The theme's files: named after what stands in them, and held against it."""

from __future__ import annotations

import pickle
import re
from base64 import b64encode
from hashlib import sha256, sha384
from pathlib import Path

import pytest

from portal_build.assets import Assets, BrokenTheme, read_assets
from tests.conftest import ROOT


def read(folder: Path, **files: str) -> tuple[Assets, dict[str, bytes]]:
    """The assets of a theme with these files; `__` in a name stands for `/`, and `_` for the dot before its ending."""
    for name, text in files.items():
        path = folder / "assets" / ".".join(name.replace("__", "/").rsplit("_", 1))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return read_assets(folder)


def named(stem: str, text: str, ending: str) -> str:
    return f"{stem}.{sha256(text.encode()).hexdigest()[:8]}.{ending}"


def test_a_file_is_named_after_what_stands_in_it(tmp_path: Path):
    assets, contents = read(tmp_path, css__base_css="body {}", img__icon_svg="<svg/>")
    address = f"assets/{named('css/base', 'body {}', 'css')}"
    assert contents == {address: b"body {}", f"assets/{named('img/icon', '<svg/>', 'svg')}": b"<svg/>"}
    assert assets.address("css/base.css") == address
    assert assets.fingerprint("css/base.css") == f"sha384-{b64encode(sha384(b'body {}').digest()).decode()}"
    assert assets.fingerprint("img/icon.svg") == ""


STYLES = {
    'a { src: url("../fonts/f.woff2#x") }': 'a { src: url("../fonts/F#x") }',
    "a { src: url( ../fonts/f.woff2 ) }": "a { src: url( ../fonts/F ) }",
    '@import "b.css";': '@import "./B";',
    "@import url('b.css') print;": "@import url('./B') print;",
    "/* url(gone.png) */ a {}": "/* url(gone.png) */ a {}",
    "a { background: url(data:image/png;base64,x) }": "a { background: url(data:image/png;base64,x) }",
    "a { fill: url(#here) }": "a { fill: url(#here) }",
}
SCRIPTS = {
    'import "./b.js";': 'import "./B";',
    "import { x } from './b.js';": "import { x } from './B';",
    'export * from "./b.js"': 'export * from "./B"',
    'import(\n"./b.js")': 'import(\n"./B")',
    'new URL("../fonts/f.woff2", import.meta.url)': 'new URL("../fonts/F", import.meta.url)',
    'new URL("./b.js", location.href)': 'new URL("./b.js", location.href)',
    'import "somewhere";': 'import "somewhere";',
    "import(ADDRESS)": "import(ADDRESS)",
}


@pytest.mark.parametrize(("kind", "written", "published"), [*(("css", *pair) for pair in STYLES.items()), *(("js", *pair) for pair in SCRIPTS.items())])
def test_what_a_file_names_is_named_as_it_is_published(kind: str, written: str, published: str, tmp_path: Path):
    assets, contents = read(tmp_path, **{f"{kind}__a_{kind}": written}, fonts__f_woff2="font", css__b_css="b {}", js__b_js="b()")
    names = {"F": named("f", "font", "woff2"), "B": named("b", "b {}" if kind == "css" else "b()", kind)}
    expected = re.sub(r"\b[FB]\b", lambda name: names[name[0]], published)
    assert contents[assets.address(f"{kind}/a.{kind}")].decode() == expected


def test_the_name_changes_with_what_a_named_file_names(tmp_path: Path):
    addresses = [read(tmp_path, js__a_js='import "./b.js";', js__b_js='import "./c.js";', js__c_js=text)[0].address("js/a.js") for text in ("1", "2", "1")]
    assert addresses[0] == addresses[2] != addresses[1]


def test_what_a_script_needs_at_once(tmp_path: Path):
    script = 'import { x,\n  y } from "./b.js";\nconst later = () => import("./d.js");\n'
    assets, _ = read(tmp_path, js__a_js=script, js__b_js='export { z } from "./c.js";', js__c_js="", js__d_js="")
    assert (assets.needs("js/a.js"), assets.needs("js/b.js"), assets.needs("js/d.js")) == (("js/c.js", "js/b.js"), ("js/c.js",), ())


BROKEN = {
    "gone": ({"css__a_css": "a { src: url(../f/gone.woff2) }"}, "`assets/css/a.css` names `../f/gone.woff2`, and there is no `assets/f/gone.woff2`"),
    "outside": ({"js__a_js": 'import "../../main.html";'}, "`assets/js/a.js` names `../../main.html`, and there is no `assets/../main.html`"),
    "circle": ({"js__a_js": 'import "./b.js";', "js__b_js": 'import "./a.js";'}, r"in a circle, .*: `js/a.js` → `js/b.js` → `js/a.js`"),
    "itself": ({"css__a_css": '@import "a.css";'}, r"in a circle, .*: `css/a.css` → `css/a.css`"),
    "put together": ({"js__a_js": "import(`./${name}.js`)"}, "`assets/js/a.js` puts together the name of what it imports; write each name out"),
}


@pytest.mark.parametrize(("files", "said"), BROKEN.values(), ids=BROKEN)
def test_files_that_do_not_fit_together_are_refused(files: dict[str, str], said: str, tmp_path: Path):
    with pytest.raises(BrokenTheme, match=said):
        read(tmp_path, **files)


def test_a_style_that_is_no_text_is_refused(tmp_path: Path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "a.css").write_bytes(b"\xff")
    with pytest.raises(BrokenTheme, match="`assets/a.css` is no text in UTF-8"):
        read_assets(tmp_path)


def test_what_others_name_keeps_its_name(tmp_path: Path):
    assets, contents = read(tmp_path, img__preview_png="p", img__other_png="p")
    assert assets.address("img/preview.png") == "assets/img/preview.png"
    assert assets.address("img/other.png") == f"assets/{named('img/other', 'p', 'png')}"
    assert len(contents) == 2


def test_what_is_no_file_of_the_site_is_left_out(tmp_path: Path):
    assert read(tmp_path, __hidden_js="", notes_md="", layout_html="", css__readme_txt="")[1] == {}


def test_a_file_that_a_layout_names_must_be_there():
    with pytest.raises(BrokenTheme, match="a layout of the theme names `assets/js/gone.js`, which is not there"):
        Assets().address("js/gone.js")


def test_the_theme_of_the_reference_portal_can_be_handed_to_another_process():
    assets, contents = read_assets(ROOT / "theme")
    assert pickle.loads(pickle.dumps(assets)) == assets
    assert len(pickle.dumps(assets)) < 32_000 < sum(map(len, contents.values()))
