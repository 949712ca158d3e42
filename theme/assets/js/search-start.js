// Fetches what a search needs next while the other scripts of the search page are still on their way. Whatever fails here is told by
// search-engine.js, which asks for the same.

const { bundle } = document.getElementById("p-search-page").dataset;
const next = [new URL("pagefind.js", new URL(bundle, document.baseURI)).href];
if (new URLSearchParams(location.search).has("q")) next.push("./search-planner.js");
for (const address of next) import(address).catch(() => {});
