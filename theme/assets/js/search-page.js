// The search page: results while typing, facets, order, state in the address. search-engine.js asks, search-said.js and
// search-groups.js show.
//
//   <div id="p-search-page" data-bundle="../pagefind/" data-words="../search/" data-root="../../" data-az="../a-z/">
//     <form role="search" method="get"><label …><input type="search" name="q" maxlength="200"><button type="submit"></form>
//     <noscript>…</noscript>
//   </div>
//   <script type="application/json" class="p-words">…</script>        (see page-words.js)
//   <script type="module" src="…/search-page.js"></script>
//
// data-* are addresses relative to the page, so that the site may lie in any folder. Once the answer to a query stands in the
// page, #p-search-page carries that query as data-answered, by which others can know it.

import { ask, startPagefind, startPlanner, stop } from "./search-engine.js";
import { buildFacets, choose, chosen, FACETS, facetBox, onChoice, openFacets, showCounts } from "./search-facets.js";
import { showGroups } from "./search-groups.js";
import { asked, saidBox, sayFound, sayLoading, sayNothing, toStatus } from "./search-said.js";
import { bareAddress } from "./page-address.js";
import { make, say } from "./page-words.js";

const LONGEST_QUERY = 200;
const PAUSE_MS = 150;
const SLOW_MS = 400;
const GIVE_UP_MS = 15000;
const SORTS = ["relevance", "date"];

const page = document.getElementById("p-search-page");
const form = page.querySelector("form");
const box = form.elements.namedItem("q");
const sort = make("select", "", ...SORTS.map((value) => Object.assign(make("option", "", say(`sort_${value}`)), { value })));
const order = make("p", "p-search-page__sort", make("label", "", say("sort"), " ", sort));
const groups = make("div", "p-search-page__groups");

let turn = 0; // counts searches; an answer to an older one is dropped
let running = 0; // searches on their way
let committed = location.href; // the address before the reader began to type
let literal = null; // the query of which each word is to be taken as it was typed

// --- The state and its address ----------------------------------------------

// Control characters and invisible marks, such as those that turn the direction of writing, are no part of a query.
function clean(text) {
  return text.slice(0, LONGEST_QUERY).replace(/\p{Cf}/gu, "").replace(/\p{Cc}/gu, " ").trim();
}

function readState() {
  const query = clean(box.value);
  return { query, choice: chosen(), sort: sort.value, literal: Boolean(query) && query === literal };
}

function restoreState() {
  const asked = new URLSearchParams(location.search);
  box.value = (asked.get("q") ?? "").slice(0, LONGEST_QUERY);
  sort.value = SORTS.find((one) => one === asked.get("sort")) ?? SORTS[0];
  literal = asked.has("literal") ? clean(box.value) : null;
  choose(asked);
}

function addressOf(state) {
  const address = bareAddress();
  if (state.query) address.searchParams.set("q", state.query);
  if (state.literal) address.searchParams.set("literal", "1");
  if (state.sort !== SORTS[0]) address.searchParams.set("sort", state.sort);
  for (const facet of FACETS) for (const id of state.choice[facet]) address.searchParams.append(facet, id);
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

// What comes of it is seen by the search that needs it.
function prepare() {
  startPlanner().catch(() => {});
}

// --- Searching --------------------------------------------------------------

function inTime(promise) {
  return Promise.race([promise, new Promise((_, fail) => setTimeout(fail, GIVE_UP_MS, new Error("timeout")))]);
}

async function search({ typing = false, decided = false, restoring = false } = {}) {
  const mine = ++turn;
  delete page.dataset.answered;
  // What is typed is searched for at once. While that goes on, further letters wait until the reader pauses.
  if (typing && running) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  if (mine !== turn) return;
  const slow = setTimeout(() => mine === turn && sayLoading(), SLOW_MS);
  running++;
  try {
    if (box.value.trim()) prepare();
    const pagefind = await inTime(startPagefind());
    buildFacets(await inTime(pagefind.filters()));
    const state = readState();
    const answer = mine === turn && (await inTime(ask(state)));
    if (!answer || mine !== turn) return;
    if (!restoring) writeAddress(state, decided);
    showCounts(answer.counts);
    await inTime(showAnswer(state, answer, mine));
    if (mine === turn) page.dataset.answered = state.query;
  } catch {
    if (mine === turn) await fail();
  } finally {
    running--;
    clearTimeout(slow);
  }
}

async function fail() {
  showNothing([say(navigator.onLine ? "error" : "offline")]);
  await stop();
}

// --- Showing the answer -----------------------------------------------------

async function showAnswer(state, answer, mine) {
  const { plan, found } = answer;
  const narrowed = FACETS.some((facet) => state.choice[facet].length);
  if (!found) return showNothing([say("prompt")]);
  const chosenOnes = narrowed || state.sort !== SORTS[0] ? [] : (plan?.pinned ?? []);
  const sections = await showGroups(answer, { chosen: chosenOnes, narrowed, fail });
  if (mine !== turn) return;
  const others = { literal: state.literal, addressOf: (other) => addressOf({ ...state, literal: false, ...other }) };
  if (!sections.length && narrowed) {
    openFacets(); // there the filters can be taken off
    return showNothing([say("none_filtered")], plan, others);
  }
  if (!sections.length) return showNothing([say("none", { q: state.query }), say("none_hint")], plan, others);
  sayFound(countOf(state, answer, chosenOnes), plan, others);
  groups.replaceChildren(...sections);
  order.hidden = !plan || found.first.length + found.also.length < 2;
}

function countOf({ query }, { plan, found: { first, also } }, chosenOnes) {
  const n = first.length || chosenOnes.length;
  if (!query) return say("found_all", { n });
  if (n) return say("found", { n, q: asked(plan) });
  if (!also.length) return say("found_elsewhere", { q: query });
  return say(plan.terms.length > 1 ? "found_also" : "none", { q: query });
}

function showNothing(...told) {
  sayNothing(...told);
  groups.replaceChildren();
  order.hidden = true;
}

// --- The keyboard -----------------------------------------------------------

function toBox() {
  box.focus();
  box.select();
  return true;
}

// From the box or from within a result to the title of the next or previous one; tells whether there was anything to do.
function move(target, step) {
  const items = [...groups.querySelectorAll(".p-result")];
  const here = items.indexOf(target.closest(".p-result"));
  if (here < 0 && (target !== box || step < 0 || !items.length)) return false;
  const next = items[here + step];
  if (next) next.querySelector("a").focus();
  else if (step < 0) toBox();
  return true;
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const done = step ? move(event.target, step) : event.key === "Escape" && event.target !== box && toBox();
  if (done) event.preventDefault();
}

// --- Start ------------------------------------------------------------------

// Another search that the page offers is made on the spot.
function onLink(event) {
  const link = event.target.closest("a");
  const isOther = link && link.origin + link.pathname === location.origin + location.pathname;
  if (!isOther || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  restore();
  toStatus();
}

function restore() {
  committed = location.href;
  restoreState();
  search({ restoring: true });
}

function start() {
  order.hidden = true;
  const [live, status, ...told] = saidBox();
  const found = make("div", "p-search-page__found", live, make("div", "p-search-page__bar", status, order), ...told, groups);
  page.append(make("div", "p-search-page__body", facetBox(), found));
  box.addEventListener("focus", prepare);
  box.addEventListener("input", () => search({ typing: true }));
  sort.addEventListener("change", () => search({ decided: true }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search({ decided: true });
  });
  onChoice((cleared) => {
    if (cleared) toBox();
    search({ decided: true });
  });
  page.addEventListener("keydown", onKey);
  page.addEventListener("click", onLink);
  addEventListener("popstate", restore);
  // What the reader typed before the script was there stays.
  const typed = box.value;
  restoreState();
  box.value ||= typed;
  search({ restoring: true });
}

start();
