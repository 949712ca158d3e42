// Types queries into Material's own search box, one after the other, and reads its list of results.
async ({ queries }) => {
  const PATIENCE_MS = 60000;
  const box = document.querySelector("[data-md-component=search-query]");
  const meta = document.querySelector(".md-search-result__meta");
  const list = document.querySelector(".md-search-result__list");

  // The line above the list is written anew with each answer, even if it says the same, just before the list is.
  function answered(query) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => finish(reject, new Error(`no answer to “${query}”`)), PATIENCE_MS);
      const watch = new MutationObserver(() => finish(resolve));
      watch.observe(meta, { childList: true, characterData: true, subtree: true });
      function finish(how, what) {
        clearTimeout(timer);
        watch.disconnect();
        how(what);
      }
    });
  }

  const answers = [];
  for (const query of queries) {
    if (document.activeElement !== box) box.focus();
    const done = answered(query);
    const begun = performance.now();
    box.value = query;
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    await done;
    const ms = performance.now() - begun;
    const links = [...list.querySelectorAll(":scope > li > a, :scope > li article a")];
    const entries = [...new Set(links.map((link) => new URL(link.href).pathname.split("/").at(-2)))];
    answers.push({ found: entries.map((entry) => ({ entry, group: "first" })), said: "", ms });
  }
  return answers;
};
