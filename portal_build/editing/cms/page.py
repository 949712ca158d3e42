# The page has a policy of its own, since the forms set styles as they go and compile a decoder of images. It names the one other
# host that they may talk to: what they would ask of any other, the browser refuses.
"""The page `/admin/` and the script that starts the forms."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_PAGE = """\
<!doctype html>
<html lang="{language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="{policy}">
    <meta name="robots" content="noindex, nofollow">
    <meta name="referrer" content="no-referrer">
    <title>{title}</title>
    <link rel="cms-config-url" type="text/yaml" href="config.yml">
    <script type="module" src="start.js"></script>
  </head>
  <body>
    <noscript>{without}</noscript>
  </body>
</html>
"""

START = """\
// The forms sort names that they do not know by the language of the browser: Danish puts `aa` last, and each editor would
// write another order. Here all sort alike, as `portal fmt` does.
Intl.Collator = new Proxy(Intl.Collator, {
  construct: (target, [languages = "en", options]) => new target(languages, options),
});

// When an editor closes, version 0.221.1 asks once more for the languages of what is no longer there, and then stands still.
const values = Object.values;
Object.values = (object) => values(object ?? {});

const { default: CMS } = await import("./sveltia/index.js");
CMS.init();
"""
"""The script that starts the forms."""


def page(language: str, title: str, without: str, origins: Sequence[str]) -> str:
    """The page's HTML. `without` is what it says where scripts do not run; `origins` are the hosts that it may talk to."""
    return _PAGE.format(language=escape(language), title=escape(title), without=escape(without), policy=escape(policy(origins)))


def policy(origins: Sequence[str]) -> str:
    """The page's Content-Security-Policy."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "media-src 'self' blob:",
            "font-src 'self'",
            "worker-src 'self' blob:",
            f"connect-src 'self' data: blob: {' '.join(origins)}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
