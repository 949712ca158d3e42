# The only module that knows MkDocs. It reads the settings, copies the theme and the entries' files, and runs the preview; of
# pages it gets none, since it would walk through all of them one by one while those who make them can write them.
"""The MkDocs plugin `portal`: our pages, MkDocs' build and preview server."""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import config_options
from mkdocs.config.base import Config, load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel

from portal_build import pipeline
from portal_build.assets import FOLDER, BrokenTheme, read_assets
from portal_build.diagnostics import Severity
from portal_build.model.common import Audience
from portal_build.pages.plan import Plan
from portal_build.pages.site import Site
from portal_build.press.layouts import read_layouts
from portal_build.press.sheets import Tools
from portal_build.press.typesetter import Typesetter, read_typesetter, why_not
from portal_build.project import Project
from portal_build.publish.forms import forms
from portal_build.publish.write import OutsideSite, SiteFolder
from portal_build.report import one_line
from portal_build.search.bundle import Bundles, SearchFailed

log = logging.getLogger("mkdocs.plugins.portal")

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


class PortalConfig(Config):
    """The plugin's options in `mkdocs.yml`."""

    today = config_options.Optional(config_options.Type((str, date)))
    """The day to build for, ISO 8601; today if left out."""
    audience = config_options.Choice([one.value for one in Audience], default=Audience.PUBLIC.value)
    """Whose entries are loaded."""
    pdf = config_options.Type(bool, default=True)
    """Whether guidelines and publications are offered as PDF, where the machine can make them."""


class EntryFile(File):
    """A file of an entry: copied as it is, even if its name ends like that of a Markdown text."""

    def is_documentation_page(self) -> bool:
        """Never."""
        return False


@contextmanager
def _as_plugin_error() -> Iterator[None]:
    """What stops a build is told as MkDocs tells it, without a traceback, whoever started the build."""
    try:
        yield
    except (BrokenTheme, OutsideSite, SearchFailed, OSError) as error:
        raise PluginError(str(error)) from error


class PortalPlugin(BasePlugin[PortalConfig]):
    """Builds the portal under `docs_dir` through MkDocs."""

    def __init__(self) -> None:
        self.site: Site | None = None
        self.plans: list[Plan] = []
        self.press = pipeline.Press()
        self.folder = SiteFolder(Path())
        self.bundles: Bundles | None = None
        self.problems = 0
        self.said_why_not = False

    # Build lifecycle methods below, in order of execution.

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Being asked, MkDocs keeps this object between rebuilds, so that unchanged texts are not rendered again."""
        preview = command == "serve"
        self.press = pipeline.Press(again=preview, may_fork=not preview)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the content; report every problem."""
        loaded = pipeline.load(Path(config.docs_dir), _day(self.config.today), Audience(self.config.audience), self.press)
        self.problems = len(loaded.diagnostics)
        for found in loaded.diagnostics:
            log.log(logging.ERROR if found.severity is Severity.ERROR else logging.WARNING, "%s", one_line(found))
        if loaded.catalogue is None:
            raise PluginError("the portal cannot be built until `portal.yml` is right")
        self.site = pipeline.prepare(loaded.catalogue, _theme_folder(config) / "locales", self.press)
        portal = loaded.catalogue.portal
        config.site_url = config.site_url or portal.url
        config.theme.static_templates.clear()
        config.nav = None
        config.watch.append(str(_theme_folder(config)))
        return config

    @_as_plugin_error()
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The files of entries in place of what MkDocs found, and of the theme only what is ours."""
        site = _known(self.site)
        theme = _theme_folder(config)
        ours = Files([file for file in files if file.src_dir and Path(file.src_dir) == theme and not file.is_documentation_page()])
        # The style sheets, scripts, fonts and pictures get other names, by `read_assets`.
        ours = Files([file for file in ours if not file.src_uri.startswith(f"{FOLDER}/")])
        self.folder = SiteFolder(Path(config.site_dir), site.addresses.absolute(""))
        self.plans = pipeline.plan(site)
        for plan in self.plans:
            self.folder.inside(plan.path)
        for entry in site.catalogue.published:
            for name, path in entry.files.items():
                uri = site.addresses.file(entry, name)
                self.folder.inside(uri)
                ours.append(EntryFile.generated(config, uri, abs_src_path=path, inclusion=InclusionLevel.NOT_IN_NAV))
        return ours

    def _typesetter(self, config: MkDocsConfig) -> Typesetter | None:
        """What sets PDF, if any are wanted and can be made; looking for it takes time, which a portal without documents is spared."""
        if not self.config.pdf or not any(plan.is_document for plan in self.plans):
            return None
        if not (reason := why_not()):
            return read_typesetter(_theme_folder(config))
        if not self.said_why_not:
            log.info("PDF files of guidelines and publications are left out. %s.", reason)
            self.said_why_not = True
        return None

    @_as_plugin_error()
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Pages, then files about the whole site, while search bundles are made in the background."""
        site = _known(self.site)
        assets, contents = read_assets(_theme_folder(config))
        for path, data in contents.items():
            self.folder.write(path, data)
        layouts = read_layouts(*(Path(folder) for folder in config.theme.dirs), assets=assets)
        tools = Tools(layouts, self._typesetter(config), self.folder)
        self._make(site, tools, Bundles(Path(config.site_dir), site.catalogue.languages, self.folder.write, site.catalogue.data.search.whole_words))
        for path, data in forms(Path(config.docs_dir).parent / "admin"):
            self.folder.write(path, data)

    def _make(self, site: Site, tools: Tools, bundles: Bundles) -> None:
        self.bundles = bundles
        waited_for = Counter(plan.language for plan in self.plans if plan.searched)
        for language in site.catalogue.languages:
            if not waited_for[language]:
                bundles.build(language)
        for plan, sheet in zip(self.plans, pipeline.make(site, self.plans, tools, self.press), strict=True):
            if sheet.trouble:
                log.warning("`%s` is not offered as PDF, which could not be made. %s", plan.address, sheet.trouble)
            if sheet.searched:
                bundles.add(plan.language, plan.address, sheet.searched)
                waited_for[plan.language] -= 1
                if not waited_for[plan.language]:
                    bundles.build(plan.language)
        self.press.stop()
        for file in pipeline.outputs(site, self.plans):
            self.folder.write(file.path, file.data)
        bundles.wait()

    def on_build_error(self, *, error: Exception) -> None:
        """Let go of what goes on in the background."""
        self.press.stop()
        if self.bundles:
            self.bundles.discard()


class BuildFailed(Exception):
    """The site could not be built; the message says why."""


def build_site(config_file: Path, site: Path | None = None, **options: str) -> int:
    """Build the site as `mkdocs build` does; the number of problems in the content.

    `options` are those of the plugin. Raises BuildFailed.
    """
    _log_to_stderr()
    try:
        config = _settings(config_file, site)
        plugin = _plugin(config)
        plugin.config.update(options)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(config)
    except (MkDocsException, OSError) as error:
        raise BuildFailed(_reason(error)) from error
    config.plugins.on_shutdown()
    return plugin.problems


def read_project(config_file: Path) -> Project:
    """What `mkdocs.yml` says of the portal, read as the engine reads it. Raises BuildFailed."""
    _log_to_stderr()
    try:
        config = _settings(config_file, None)
        options = _plugin(config).config
        day = _day(options.today) if options.today else None
        return Project(Path(config.docs_dir), _theme_folder(config), tuple(map(Path, config.theme.dirs[1:])), day, options.pdf)
    except (MkDocsException, OSError) as error:
        raise BuildFailed(_reason(error)) from error


def read_site_folder(config_file: Path) -> Path:
    """Where `mkdocs.yml` has the site written. Raises BuildFailed."""
    _log_to_stderr()
    try:
        return Path(_settings(config_file, None).site_dir)
    except (MkDocsException, OSError) as error:
        raise BuildFailed(_reason(error)) from error


def _reason(error: Exception) -> str:
    # What stops MkDocs it has logged already; its own error says only that it stopped.
    cause = error.__context__ if isinstance(error, Abort) else None
    return str(cause or error) or type(error).__name__


def _settings(config_file: Path, site: Path | None) -> MkDocsConfig:
    try:
        return load_config(str(config_file), **({"site_dir": str(site)} if site else {}))
    except ValueError as error:
        # YAML takes 2026-02-30 for a day and then finds that it is none.
        raise BuildFailed(f"`{config_file}` cannot be read: {error}") from error


def _plugin(config: MkDocsConfig) -> PortalPlugin:
    plugin = config.plugins.get("portal")
    if not isinstance(plugin, PortalPlugin):
        raise BuildFailed("`mkdocs.yml` does not name the plugin `portal`")
    return plugin


def _log_to_stderr() -> None:
    """What MkDocs' own command line does for its log."""
    logger = logging.getLogger("mkdocs")
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(message)s"))
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)


def _theme_folder(config: MkDocsConfig) -> Path:
    if not config.theme.custom_dir:
        raise PluginError("`mkdocs.yml` must name the portal's theme: `theme: {name: material, custom_dir: theme}`")
    return Path(config.theme.custom_dir)


def _known(site: Site | None) -> Site:
    if site is None:
        raise Abort("the portal was not loaded")
    return site


def _day(stated: object) -> date:
    """The day that `mkdocs.yml` states, which YAML takes for a date or for text; today if it states none."""
    try:
        return date.fromisoformat(str(stated)) if stated else date.today()
    except ValueError:
        raise PluginError(f"`today: {stated}` in `mkdocs.yml` is no day; write it like `2026-01-31`") from None
