"""The browser forms in a window, working on a repository that lies in the browser's own file system."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, Route, TimeoutError

from tests.browser.serving import Host
from tests.browser.visiting import PATIENCE

# Where an editor would pick a folder of the machine.
_PICKER = "window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('repo', {create: true});"
_MORE = """([key, last]) => {
  const keys = [...document.querySelectorAll("section.field[data-key-path]")].map((one) => one.dataset.keyPath);
  return keys.includes(key) || keys.at(-1) !== last;
}"""
_FILL = """async (files) => {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("repo", { create: true });
  await root.getDirectoryHandle(".git", { create: true });
  for (const [name, data] of Object.entries(files)) {
    const folders = name.split("/");
    const file = folders.pop();
    let folder = root;
    for (const one of folders) folder = await folder.getDirectoryHandle(one, { create: true });
    const writer = await (await folder.getFileHandle(file, { create: true })).createWritable();
    await writer.write(Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0)));
    await writer.close();
  }
}"""
_READ = """async () => {
  const files = {};
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
      else {
        const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
        files[path + name] = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
      }
    }
  };
  await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle("repo"), "");
  return files;
}"""


@dataclass
class FormsWindow:
    """The forms, signed in to the repository."""

    page: Page
    errors: list[str] = field(default_factory=list)
    """What went wrong in scripts."""
    elsewhere: list[str] = field(default_factory=list)
    """What was asked of other hosts and not held back by the page's policy."""

    def files(self) -> dict[str, bytes]:
        """Every file of the repository, as it stands."""
        return {name: base64.b64decode(data) for name, data in self.page.evaluate(_READ).items() if not name.startswith(".git/")}

    def collection(self, label: str) -> None:
        """Open the list of a collection."""
        self.page.get_by_role("tree", name="Collection List").get_by_text(label, exact=True).click()
        self.page.locator("h2").get_by_text(label, exact=True).wait_for()

    def open(self, collection: str, row: str) -> None:
        """Open an entry from the list of its collection."""
        self.collection(collection)
        self.page.get_by_role("row").filter(has_text=row).first.click()
        self._settled()

    def new(self, collection: str) -> None:
        """Begin an entry."""
        self.collection(collection)
        self.page.get_by_role("button", name="Create New Entry").first.click()
        self._settled()

    def _settled(self) -> None:
        """Wait until all fields are there, as an editor does: those in view are made, taken away and made once more."""
        self.page.locator("section.field").first.wait_for()
        before, now = "", self._shape()
        while before != now:
            self.page.wait_for_timeout(120)
            before, now = now, self._shape()

    def _shape(self) -> str:
        return self.page.evaluate("() => [...document.querySelectorAll('section.field')].map((one) => one.innerHTML.length).join()")

    def slug(self, slug: str) -> None:
        """Write an id into the panel for it, which is open where it must be filled in."""
        self.page.get_by_role("group", name="Slug").get_by_role("textbox").fill(slug)

    def rename(self, slug: str) -> None:
        """Give the open entry another id."""
        panel = self.page.get_by_role("radio", name="Slug")
        if panel.get_attribute("aria-checked") != "true":
            panel.click()
        self.page.get_by_role("button", name="Edit Slug").click()
        self.slug(slug)
        self.page.keyboard.press("Enter")

    def delete(self, collection: str, row: str) -> None:
        """Delete an entry from the list of its collection."""
        self.collection(collection)
        self.page.get_by_role("row").filter(has_text=row).get_by_role("checkbox").click()
        self.page.get_by_role("button", name=re.compile("^Delete Selected")).click()
        self.page.get_by_role("button", name="Delete", exact=True).click()
        self.page.get_by_role("row").filter(has_text=row).wait_for(state="detached")

    def of(self, key: str) -> Locator:
        """A field of the open entry; with two languages side by side, there are two. It is scrolled to: only then is it made."""
        found = self.page.locator(f'section.field[data-key-path="{key}"]')
        while not found.count():
            lowest = self.page.locator("section.field[data-key-path]").last
            last = lowest.get_attribute("data-key-path")
            self._show(lowest)
            try:
                # What comes into sight is made a moment later.
                self.page.wait_for_function(_MORE, arg=[key, last])
            except TimeoutError:
                raise AssertionError(f"there is no field {key}") from None
        self._show(found.first)
        return found

    def _show(self, section: Locator) -> None:
        section.evaluate("section => section.scrollIntoView({ block: 'center' })")
        self._settled()

    def save(self) -> None:
        """Save, and wait until the editor has closed."""
        self.page.get_by_role("button", name="Save", exact=True).first.click()
        closed = "() => !/[/](entries[/]|new$)/.test(location.hash)"
        try:
            self.page.wait_for_function(closed)
        except TimeoutError as error:
            said = self.page.locator("[role=alert], [role=dialog], [role=alertdialog]").all_inner_texts()
            raise AssertionError(f"{self.page.url} was not saved: {' / '.join(filter(None, said))}") from error


@contextmanager
def forms_opened(browser: Browser, host: Host, project: Path) -> Iterator[FormsWindow]:
    """The forms of a site, with the content of a project as the repository."""
    with browser.new_context(base_url=host.url, locale="en-US", viewport={"width": 1400, "height": 1100}) as context:
        context.set_default_timeout(PATIENCE)
        window = FormsWindow(context.new_page())

        def watch(route: Route) -> None:
            if route.request.url.startswith(host.url):
                route.continue_()
            else:
                window.elsewhere.append(route.request.url)
                route.abort()

        context.route("**/*", watch)
        window.page.on("pageerror", lambda error: window.errors.append(str(error)))
        window.page.add_init_script(_PICKER)
        window.page.goto("admin/start.js")
        content = {path: (project / path).read_bytes() for path in _content(project)}
        window.page.evaluate(_FILL, {path: base64.b64encode(data).decode() for path, data in content.items()})
        window.page.goto("admin/")
        window.page.get_by_role("button", name="Work with Local Repository").click()
        window.page.get_by_text("Collections", exact=True).wait_for()
        yield window


def _content(project: Path) -> list[str]:
    return [path.relative_to(project).as_posix() for path in sorted((project / "content").rglob("*")) if path.is_file()]
