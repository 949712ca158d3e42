# The only module that knows MkDocs, with `mkdocs_options`. It reads the settings and copies the entries' files; of pages it gets
# none, since it would walk through all of them one by one while those who make them can write them.
"""The MkDocs plugin `portal`: our pages, MkDocs' build and preview server."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files, InclusionLevel

from portal_build import pipeline
from portal_build.assets import FOLDER, read_assets
from portal_build.diagnostics import Severity
from portal_build.mkdocs_options import EntryFile, PortalConfig, cache_of, day_of, forms_folder, log_to_stderr, reason_of, repeat_of, theme_folder
from portal_build.model.common import Audience
from portal_build.pages.plan import Plan
from portal_build.pages.site import Site
from portal_build.press.layouts import read_layouts
from portal_build.press.sheets import Tools
from portal_build.press.typesetter import Typesetter, read_typesetter, why_not
from portal_build.press.cluster import Cluster
from portal_build.press.workers import Workers
from portal_build.project import Project
from portal_build.publish.faults import FAULTS, told
from portal_build.publish.forms import forms
from portal_build.publish.hosts.files import host_files
from portal_build.publish.hosts.hosted import hosted
from portal_build.publish.repeat import Built, Repeat, Standing
from portal_build.publish.staged import Staged
from portal_build.publish.write import SiteFolder
from portal_build.report import one_line
from portal_build.search.bundle import Bundles
from portal_build.stopwatch import Stopwatch

log = logging.getLogger("mkdocs.plugins.portal")
_ENGINE_LOG = logging.getLogger("mkdocs.commands.build")

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


@contextmanager
def _as_plugin_error() -> Iterator[None]:
    """What stops a build is told as MkDocs tells it, without a traceback, whoever started the build."""
    try:
        yield
    except FAULTS as fault:
        raise PluginError(told(fault)) from fault


class PortalPlugin(BasePlugin[PortalConfig]):
    """Builds the portal under `docs_dir` through MkDocs."""

    def __init__(self) -> None:
        self.beside = False
        self.watch = Stopwatch()
        self.site: Site | None = None
        self.plans: list[Plan] = []
        self.press = pipeline.Press()
        self.folder = SiteFolder(Path())
        self.staging: Staged | None = None
        self.wait = True
        self.repeat: Repeat | None = None
        self.keys: set[str] = set()
        self.copied: set[str] = set()
        self.bundles: Bundles | None = None
        self.problems, self.manifest = 0, b""
        self.said: list[tuple[int, str]] = []
        self.said_why_not = self.left_out = False

    # Build lifecycle methods below, in order of execution.

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Being asked, MkDocs keeps this object between rebuilds, so that unchanged texts are not rendered again."""
        # Who does not say that he begins does not say either that he has ended, which is when a site takes its place.
        self.beside, self.left_out = command != "serve", False
        if not self.beside:
            self.press = pipeline.Press()

    @_as_plugin_error()
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the content; report every problem. The site is built beside the one that stands."""
        if self.beside:
            own = (config.docs_dir, theme_folder(config), forms_folder(config), config.config_file_path or config.docs_dir)
            self.staging = Staged(config, own, self.wait, log, _ENGINE_LOG)
            workers = Cluster(self.config.scheduler) if self.config.scheduler else Workers(may_fork=True, jobs=self.config.jobs)
            self.press = pipeline.Press(False, workers, cache_of(config) if self.config.cache else None, self.staging.work)
        with self.watch.stage("reading and checking"):
            loaded = pipeline.load(Path(config.docs_dir), day_of(self.config.today), Audience(self.config.audience), self.press)
        self.problems = len(loaded.diagnostics)
        self.said = [(logging.ERROR if found.severity is Severity.ERROR else logging.WARNING, one_line(found)) for found in loaded.diagnostics]
        for level, line in self.said:
            log.log(level, "%s", line)
        if loaded.catalogue is None or loaded.in_the_way:
            raise PluginError(f"the portal cannot be built until {' and '.join(f'`{name}`' for name in loaded.in_the_way)} is right")
        with self.watch.stage("what the texts say of each other"):
            site = pipeline.prepare(loaded.catalogue, theme_folder(config) / "locales", self.press)
        self.site = replace(site, listed=not self.config.noindex)
        config.site_url = config.site_url or loaded.catalogue.portal.url
        config.theme.static_templates.clear()
        config.nav = None
        config.watch.append(str(theme_folder(config)))
        return config

    @_as_plugin_error()
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The files of entries in place of what MkDocs found, and of the theme only what is ours."""
        site = self._loaded()
        theme = theme_folder(config)
        # The style sheets, scripts, fonts and pictures get other names, by `read_assets`.
        of_theme = (file for file in files if file.src_dir and Path(file.src_dir) == theme and not file.src_uri.startswith(f"{FOLDER}/"))
        ours = Files([file for file in of_theme if not file.is_documentation_page()])
        # Another plugin may write into our files, and must not write into those of the old site.
        old = self.staging.site if self.staging and len(config.plugins) == 1 and not config.hooks else None
        self.folder = SiteFolder(Path(config.site_dir), site.addresses.absolute(""), self.config.compress and self.beside, old)
        with self.watch.stage("planning"):
            self.plans = pipeline.plan(site)
        for plan in self.plans:
            self.folder.inside(plan.path)
        for entry in site.catalogue.published:
            for name, path in entry.files.items():
                uri = site.addresses.file(entry, name)
                self.folder.inside(uri)
                ours.append(EntryFile.generated(config, uri, abs_src_path=path, inclusion=InclusionLevel.NOT_IN_NAV))
        self.copied = {file.dest_uri for file in ours}
        return ours

    def _loaded(self) -> Site:
        assert self.site, "MkDocs has its settings read first"
        return self.site

    def _typesetter(self, config: MkDocsConfig) -> Typesetter | None:
        """What sets PDF, if any are wanted and can be made; looking for it takes time, which a portal without documents is spared."""
        if not self.config.pdf or not any(plan.is_document for plan in self.plans):
            return None
        if not (reason := why_not()):
            return read_typesetter(theme_folder(config))
        if not self.said_why_not:
            log.info("PDF files of guidelines and publications are left out. %s.", reason)
            self.said_why_not = True
        return None

    @_as_plugin_error()
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Pages, then files about the whole site, while search bundles are made in the background."""
        site, cache = self._loaded(), self.press.cache
        assets, contents = read_assets(theme_folder(config))
        layouts, typesetter = read_layouts(*map(Path, config.theme.dirs), assets=assets), self._typesetter(config)
        with self.watch.stage("looking what has changed"):
            standing = self.repeat.standing() if self.repeat else Standing()
            kept = pipeline.kept_pages(site, layouts, typesetter, cache, self.config.compress, standing.keys) if cache else None
            self.keys = kept.asked if kept else set()
        if kept and kept.whole() in standing.keys:
            self.folder.take_in(standing.links)
        tools = Tools(layouts, typesetter, self.folder, kept)
        pipeline.write_theme(contents, tools)
        never, work = site.catalogue.data.search.whole_words, self.staging.work if self.staging else None
        self.bundles = Bundles(site.catalogue.languages, self.folder.write, never, work, cache, self.press.workers.jobs, pipeline.keeping(tools))
        pipeline.write(site, self.plans, tools, self.bundles, self.press, self._warn, self.watch)
        for path, data in (*forms(forms_folder(config)), *host_files(hosted(site.catalogue))):
            self.folder.write(path, data)
        for path in self.copied:
            self.folder.compress(path)
        if self.staging:
            foreign = len(config.plugins) > 1
            built = {"audience": Audience(self.config.audience), "noindex": self.config.noindex}
            with self.watch.stage("verifying"):
                self.staging.finish(self.folder, lambda path: foreign or path in self.copied, **built)

    def on_build_error(self, *, error: Exception) -> None:
        """Let go of what goes on in the background; the site that stands is left alone."""
        if self.staging:
            self.staging.whole = False
        self._let_go()

    @_as_plugin_error()
    def on_shutdown(self) -> None:
        """Put the new site in its place, if there is a whole one."""
        # This object serves the next build of this process as well.
        staging, self.staging, self.beside, self.wait = self.staging, None, False, True
        if staging:
            # Whoever interrupts a build causes no build error.
            if not staging.whole:
                self._let_go()
            self.manifest = staging.manifest
            with self.watch.stage("putting the site in its place"):
                staging.end()

    def _warn(self, message: str, *about: object) -> None:
        # The next build tries again, even if nothing has changed.
        self.left_out = True
        log.warning(message, *about)

    def _let_go(self) -> None:
        self.press.stop()
        if self.bundles:
            self.bundles.discard()


class BuildFailed(Exception):
    """The site could not be built; the message says why."""


@contextmanager
def _as_build_failed() -> Iterator[None]:
    """What stops MkDocs stops us, whose log goes where that of its own command line goes."""
    log_to_stderr()
    try:
        yield
    except MkDocsException as error:
        raise BuildFailed(reason_of(error)) from error
    except FAULTS as fault:
        raise BuildFailed(told(fault)) from fault


@_as_build_failed()
def build_site(config_file: Path, site: Path | None = None, wait: bool = True, watch: Stopwatch | None = None, **options: str | bool | int) -> int:
    """Build the site as `mkdocs build` does; the number of problems in the content.

    `options` are those of the plugin. If another build of the site is running, this waits for its end. Raises BuildFailed, for
    that as well without `wait`.
    """
    config = _settings(config_file, site)
    plugin = _plugin(config)
    plugin.config.update(options)
    plugin.wait = wait
    plugin.watch = watch or plugin.watch
    with plugin.watch.stage("looking whether anything has changed"):
        plugin.repeat = repeat = repeat_of(config, plugin.config)
        before = repeat.before() if repeat else None
    if before:
        for level, line in before.said:
            log.log(level, "%s", line)
        log.info("Nothing has changed since the site was built")
        return before.problems
    config.plugins.on_startup(command="build", dirty=False)
    _ENGINE_LOG.addFilter(_no_error)
    try:
        mkdocs_build.build(config)
    finally:
        _ENGINE_LOG.removeFilter(_no_error)
        config.plugins.on_shutdown()
    try:
        if cache := plugin.press.cache:
            cache.tidy()
        if repeat and not plugin.left_out:
            with plugin.watch.stage("noting what stands"):
                repeat.note(Built(plugin.problems, plugin.said), plugin.manifest, plugin.keys, plugin.folder.leads_to)
    except OSError as error:
        log.warning("The site was built, but what the next build could take from it was not noted: %s", error)
    return plugin.problems


def _no_error(record: logging.LogRecord) -> bool:
    """What stops a build is told once, by whoever asked for it."""
    return record.levelno < logging.ERROR


@_as_build_failed()
def read_project(config_file: Path) -> Project:
    """What `mkdocs.yml` says of the portal, read as the engine reads it. Raises BuildFailed."""
    config = _settings(config_file, None)
    options = _plugin(config).config
    day = day_of(options.today) if options.today else None
    return Project(Path(config.docs_dir), theme_folder(config), tuple(map(Path, config.theme.dirs[1:])), day, options.pdf)


@_as_build_failed()
def read_site_folder(config_file: Path) -> Path:
    """Where `mkdocs.yml` has the site written. Raises BuildFailed."""
    return Path(_settings(config_file, None).site_dir)


def _settings(config_file: Path, site: Path | None) -> MkDocsConfig:
    try:
        config = load_config(str(config_file))
    except ValueError as error:
        # YAML takes 2026-02-30 for a day and then finds that it is none.
        raise BuildFailed(f"`{config_file}` cannot be read: {error}") from error
    if site:
        # Why a place cannot be taken, staging says in plainer words than MkDocs, which looked at the settings only.
        config.site_dir = os.path.abspath(site)
    return config


def _plugin(config: MkDocsConfig) -> PortalPlugin:
    plugin = config.plugins.get("portal")
    if not isinstance(plugin, PortalPlugin):
        raise BuildFailed("`mkdocs.yml` does not name the plugin `portal`")
    return plugin
