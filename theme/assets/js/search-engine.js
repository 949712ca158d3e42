// Pagefind, the words and concepts of the site, and the planner between them and a query. Loaded on the search page only.

import { FACETS } from "./search-facets.js";
import { plan, readConcepts, readLexicon, wordsOf } from "./search-planner.js";
import { RANKING, run } from "./search-run.js";

const page = document.getElementById("p-search-page");
const { lang: language } = document.documentElement;
const address = new URL("pagefind.js", new URL(page.dataset.bundle, document.baseURI)).href;
let engine;

// {pagefind, lexicon, concepts, pinned}. What fails is tried anew the next time.
export function startEngine() {
  engine ??= load();
  return engine;
}

async function load() {
  const [pagefind, lexicon, named] = await Promise.all([startPagefind(), read("lexicon.txt", lexiconOf), read("concepts.json", JSON.parse)]);
  return { pagefind, lexicon, concepts: named ? readConcepts(named) : [], pinned: named?.pinned ?? {} };
}

async function startPagefind() {
  const pagefind = await import(address);
  await pagefind.options({ excerptLength: 32, ranking: RANKING });
  return pagefind;
}

// Null where a file is not there or not to be understood: then Pagefind is asked for what was typed.
async function read(name, understand) {
  try {
    const answer = await fetch(new URL(name, new URL(page.dataset.words, document.baseURI)), { mode: "same-origin", cache: "no-cache" });
    return answer.ok ? understand(await answer.text()) : null;
  } catch {
    return null;
  }
}

function lexiconOf(text) {
  if (text && !/^0[\p{L}\p{N}]/u.test(text)) throw new Error("not a list of words");
  return readLexicon(text);
}

export async function stopEngine() {
  engine = undefined;
  const pagefind = await import(address).catch(() => null);
  await pagefind?.destroy();
}

// --- Asking -----------------------------------------------------------------

// {plan, found, counts}: `plan` is null where nothing was typed, `found` (search-run.js: Found) where nothing was asked at all.
export async function ask({ query, choice, sort, literal }) {
  const { pagefind, lexicon, concepts, pinned } = await startEngine();
  const filters = filtersOf(choice);
  const narrowed = Object.keys(filters).length > 0;
  if (!query) return narrowed ? list(pagefind, choice, filters) : { plan: null, found: null, counts: await pagefind.filters() };
  const planned = lexicon ? plan(query, { language, lexicon, concepts, pinned, literal }) : asTyped(query);
  const found = await run(planned, pagefind, { language, concepts, filters, sort: sort === "date" ? { date: "desc" } : {} });
  if (planned.first && !found.first.length && !found.also.length) await checkIndex(planned, narrowed, lexicon);
  return { plan: planned, found, counts: planned.first ? await countFacets(pagefind, planned.first, choice, found.filters) : {} };
}

// All pages of a choice, the newest first.
async function list(pagefind, choice, filters) {
  const { results, filters: counts } = await pagefind.search(null, { filters, sort: { date: "desc" } });
  if (!results.length) await checkIndex();
  const found = { first: results, also: [], elsewhere: [], shown: { first: 10, also: 0 } };
  return { plan: null, found, counts: await countFacets(pagefind, null, choice, counts) };
}

// The plan of a search by Pagefind alone.
function asTyped(query) {
  const first = wordsOf(query).length ? query : null; // only letters and digits are indexed
  return { query, first, terms: [], also: [], concepts: [], whole: false, unsure: [], said: [], suggestions: [], pinned: [] };
}

function filtersOf(choice, except) {
  const used = FACETS.filter((facet) => facet !== except && choice[facet].length);
  return Object.fromEntries(used.map((facet) => [facet, { any: choice[facet] }]));
}

// The counts of a facet are not narrowed by the choice within it, since its values are alternatives.
async function countFacets(pagefind, term, choice, narrowed) {
  const counts = FACETS.map(async (facet) => {
    if (!choice[facet].length) return [facet, narrowed[facet]];
    const wider = await pagefind.search(term, { filters: filtersOf(choice, facet) });
    return [facet, wider.filters[facet]];
  });
  return Object.fromEntries(await Promise.all(counts));
}

// A part of the index that Pagefind could not fetch is to it one without a hit, now and at each later search; and one that is of
// another day than the words of the site lacks a word that they have.
async function checkIndex(planned, narrowed, lexicon) {
  const answer = await fetch(new URL("pagefind-entry.json", address), { cache: "no-store" });
  if (!answer.ok) throw new Error(`answer ${answer.status}`);
  const isKnown = lexicon && !narrowed && planned?.terms.length === 1 && !planned.unsure.length;
  if (isKnown) throw new Error("the index lacks a word of the site");
}
