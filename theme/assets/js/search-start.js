// Fetches what a search needs next while the other scripts of the search page are still on their way. Whatever fails here is told by
// search-engine.js, which asks for the same.

const { bundle } = document.getElementById("p-search-page").dataset;
export const PAGEFIND = new URL("pagefind.js", new URL(bundle, document.baseURI)).href;

import(PAGEFIND).catch(() => {});
if (new URLSearchParams(location.search).has("q")) import("./search-planner.js").catch(() => {});
