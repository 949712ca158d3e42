// The search page: results while typing, facets, state in the address. Built on Pagefind's JavaScript API.
//
//   <div id="p-search-page" data-bundle="../pagefind/" data-root="../../" data-az="../a-z/">
//     <form role="search" method="get"><label …><input type="search" name="q" maxlength="200"><button type="submit"></form>
//     <noscript>…</noscript>
//   </div>
//   <script type="application/json" class="p-words">…</script>        (see search-words.js)
//   <script type="module" src="…/search-page.js"></script>
//
// data-* are addresses relative to the page, so that the site may lie in any folder. Once the answer to a query stands in the
// page, #p-search-page carries that query as data-answered, by which others can know it.

import { buildFacets, choose, chosen, FACETS, facetBox, onChoice, openFacets, showCounts } from "./search-facets.js";
import { showResult } from "./search-results.js";
import { make, say } from "./search-words.js";

const SHOWN_AT_ONCE = 10;
const LONGEST_QUERY = 200;
const DEBOUNCE_MS = 150;
const SLOW_MS = 400;
const GIVE_UP_MS = 15000;

const page = document.getElementById("p-search-page");
const form = page.querySelector("form");
const box = form.elements.namedItem("q");
const status = make("p", "p-search-page__status");
const message = make("div", "p-search-page__message");
const list = make("ol", "p-results");
const more = make("button", "p-results__more", say("more"));

const engineAddress = new URL("pagefind.js", new URL(page.dataset.bundle, document.baseURI)).href;
let engine;
let turn = 0; // counts searches; an answer to an older one is dropped
let committed = location.href; // the address before the reader began to type
let found = [];

// --- The state and its address ----------------------------------------------

// Control characters and invisible marks, such as those that turn the direction of writing, are no part of a query.
function readState() {
  const query = box.value.slice(0, LONGEST_QUERY).replace(/\p{Cf}/gu, "").replace(/\p{Cc}/gu, " ").trim();
  return { query, choice: chosen() };
}

function restoreState() {
  const asked = new URLSearchParams(location.search);
  box.value = (asked.get("q") ?? "").slice(0, LONGEST_QUERY);
  choose(asked);
}

function addressOf({ query, choice }) {
  const address = new URL(location.href.split(/[?#]/)[0]);
  if (query) address.searchParams.set("q", query);
  const picked = new URLSearchParams(location.search).get("compare"); // see compare-picks.js
  if (picked) address.searchParams.set("compare", picked);
  for (const facet of FACETS) for (const id of choice[facet]) address.searchParams.append(facet, id);
  return address.href;
}

// While the reader types, the address follows; a step of its own in the history is made when the reader decides.
function writeAddress(state, decided) {
  const address = addressOf(state);
  if (!decided) {
    history.replaceState(null, "", address);
  } else if (address !== committed) {
    history.replaceState(null, "", committed);
    history.pushState(null, "", address);
    committed = address;
  }
}

// --- Asking Pagefind --------------------------------------------------------

function startEngine() {
  engine ??= import(engineAddress).then(async (pagefind) => {
    await pagefind.options({ excerptLength: 32 });
    buildFacets(await pagefind.filters());
    return pagefind;
  });
  return engine;
}

function inTime(promise) {
  return Promise.race([promise, new Promise((_, fail) => setTimeout(fail, GIVE_UP_MS, new Error("timeout")))]);
}

function filtersOf(choice, except) {
  const used = FACETS.filter((facet) => facet !== except && choice[facet].length);
  return Object.fromEntries(used.map((facet) => [facet, { any: choice[facet] }]));
}

// The counts of a facet are not narrowed by the choice within it, since its values are alternatives.
async function countFacets(pagefind, term, choice, answer) {
  const counts = FACETS.map(async (facet) => {
    const wider = choice[facet].length ? await pagefind.search(term, { filters: filtersOf(choice, facet) }) : answer;
    return [facet, wider.filters[facet]];
  });
  return Object.fromEntries(await Promise.all(counts));
}

// A part of the index that Pagefind could not fetch is to it one without a hit, now and at each later search.
async function checkConnection() {
  const answer = await fetch(new URL("pagefind-entry.json", engineAddress), { cache: "no-store" });
  if (!answer.ok) throw new Error(`answer ${answer.status}`);
}

// Results are null where nothing was asked; the whole answer is null where a newer question came between.
async function ask(pagefind, { query, choice }, wait) {
  const filters = filtersOf(choice);
  if (!query && !Object.keys(filters).length) return { results: null, counts: await pagefind.filters() };
  if (query && !/[\p{L}\p{N}]/u.test(query)) return { results: [], counts: {} }; // only letters and digits are indexed
  const term = query || null;
  const answer = await pagefind.debouncedSearch(term, { filters, sort: term ? {} : { date: "desc" } }, wait);
  if (answer && !answer.results.length) await checkConnection();
  return answer && { results: answer.results, counts: await countFacets(pagefind, term, choice, answer) };
}

async function search({ typing = false, decided = false, restoring = false } = {}) {
  const mine = ++turn;
  delete page.dataset.answered;
  const slow = setTimeout(() => mine === turn && (status.textContent = say("loading")), SLOW_MS);
  try {
    const pagefind = await inTime(startEngine());
    const state = readState();
    const answer = mine === turn && (await inTime(ask(pagefind, state, typing ? DEBOUNCE_MS : 0)));
    if (!answer || mine !== turn) return;
    if (!restoring) writeAddress(state, decided);
    showCounts(answer.counts);
    await inTime(showAnswer(state, answer.results, mine));
    if (mine === turn) page.dataset.answered = state.query;
  } catch {
    if (mine === turn) await fail();
  } finally {
    clearTimeout(slow);
  }
}

// Forgets the engine, so that the next search tries anew.
async function fail() {
  showNothing(say(navigator.onLine ? "error" : "offline"));
  engine = undefined;
  const pagefind = await import(engineAddress).catch(() => null);
  await pagefind?.destroy();
}

// --- Showing the answer -----------------------------------------------------

async function showAnswer({ query, choice }, results, mine) {
  const narrowed = FACETS.some((facet) => choice[facet].length);
  if (!results) return showNothing(say("prompt"));
  if (!results.length && narrowed) {
    openFacets(); // there the filters can be taken off
    return showNothing(say("none_filtered"));
  }
  if (!results.length) return showNothing(say("none", { q: query }), say("none_hint"));
  const items = await show(results.slice(0, SHOWN_AT_ONCE), query);
  if (mine !== turn) return;
  found = results;
  status.textContent = say(query ? "found" : "found_all", { n: results.length, q: query });
  message.hidden = true;
  list.replaceChildren(...items);
  list.hidden = false;
  more.hidden = items.length >= found.length;
}

function showNothing(...sentences) {
  const az = Object.assign(make("a", "", say("az")), { href: page.dataset.az });
  status.textContent = sentences[0];
  message.replaceChildren(...sentences.slice(1).map((text) => make("p", "", text)), make("p", "", az));
  message.hidden = false;
  list.replaceChildren();
  list.hidden = more.hidden = true;
}

async function showMore() {
  const mine = turn;
  const shown = list.children.length;
  const items = await inTime(show(found.slice(shown, shown + SHOWN_AT_ONCE), readState().query)).catch(fail);
  if (!items || mine !== turn || list.children.length !== shown) return;
  list.append(...items);
  more.hidden = list.children.length >= found.length;
  items[0].querySelector("a").focus();
}

function show(results, query) {
  return Promise.all(results.map((result) => showResult(result, Boolean(query))));
}

// --- The keyboard -----------------------------------------------------------

function toBox() {
  box.focus();
  box.select();
  return true;
}

// From the box or from within a result to the title of the next or previous one; tells whether there was anything to do.
function move(target, step) {
  const item = target.closest(".p-result");
  if (item) {
    const next = step > 0 ? item.nextElementSibling : item.previousElementSibling;
    if (next) next.querySelector("a").focus();
    else if (step < 0) toBox();
  } else if (target === box && step > 0) {
    list.querySelector("a")?.focus();
  }
  return Boolean(item) || (target === box && step > 0 && list.hasChildNodes());
}

page.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const done = step ? move(event.target, step) : event.key === "Escape" && event.target !== box && toBox();
  if (done) event.preventDefault();
});

// --- Start ------------------------------------------------------------------

function start() {
  status.setAttribute("role", "status");
  more.type = "button";
  message.hidden = list.hidden = more.hidden = true;
  page.append(make("div", "p-search-page__body", facetBox(), make("div", "p-search-page__found", status, message, list, more)));
  box.addEventListener("input", () => search({ typing: true }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search({ decided: true });
  });
  onChoice((cleared) => {
    if (cleared) toBox();
    search({ decided: true });
  });
  more.addEventListener("click", showMore);
  addEventListener("popstate", () => {
    committed = location.href;
    restoreState();
    search({ restoring: true });
  });
  // What the reader typed before the script was there stays.
  if (new URLSearchParams(location.search).has("q")) restoreState();
  search({ restoring: true });
}

start();
