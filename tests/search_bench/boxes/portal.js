// Types queries into the box of the portal's search page, one after the other, and reads what the reader then sees.
//
// The page shows that an answer stands in it with `data-answered` on #p-search-page, which it takes off when it begins to
// search. Results are the elements with `data-entry`, in their order, within lists marked with `data-group`; what was done
// to the query is said in an element with `data-said`.
async ({ queries, enter }) => {
  const PATIENCE_MS = 20000;
  const page = document.getElementById("p-search-page");
  const box = page.querySelector("input[type=search]");
  const shown = (element) => element.checkVisibility() && element.textContent.trim() !== "";

  function answered(query) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => finish(reject, new Error(`no answer to “${query}”: ${page.innerText.slice(0, 500)}`)), PATIENCE_MS);
      const watch = new MutationObserver(() => "answered" in page.dataset && finish(resolve));
      watch.observe(page, { attributeFilter: ["data-answered"] });
      function finish(how, what) {
        clearTimeout(timer);
        watch.disconnect();
        how(what);
      }
    });
  }

  function read() {
    const results = [...page.querySelectorAll("[data-entry]")].filter(shown);
    const found = results.map((result) => ({ entry: result.dataset.entry, group: result.closest("[data-group]")?.dataset.group ?? "first" }));
    return { found, said: [...page.querySelectorAll("[data-said]")].filter(shown).map((element) => element.innerText.trim()).join(" ") };
  }

  const answers = [];
  for (const query of queries) {
    const done = answered(query);
    const begun = performance.now();
    box.value = query;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    if (enter) box.form.requestSubmit();
    await done;
    const ms = performance.now() - begun;
    if (page.dataset.answered !== query.trim()) throw new Error(`“${query}” was answered as “${page.dataset.answered}”`);
    answers.push({ ...read(), ms });
  }
  return answers;
};
