// Pagefind, and between it and a query the planner with the words and concepts of the site. Pagefind is loaded with the search
// page, whose facets come from it; the planner when the reader goes to the box or comes with a query.

import { FACETS } from "./search-facets.js";
import { RANKING, run } from "./search-run.js";
import { PAGEFIND } from "./search-start.js";

const page = document.getElementById("p-search-page");
const { lang: language } = document.documentElement;
let module, engine, planner;
let stopping = Promise.resolve();

export function startPagefind() {
  engine ??= loadPagefind();
  return engine;
}

async function loadPagefind() {
  await stopping;
  module = await import(PAGEFIND);
  // A search takes a millisecond or two: less than to hand it to a worker, for which Pagefind would be fetched twice.
  await module.options({ noWorker: true, excerptLength: 32, ranking: RANKING });
  return module;
}

// {plan, wordsOf, lexicon, concepts, pinned}. Where there is no lexicon, Pagefind is asked for what was typed.
export function startPlanner() {
  planner ??= loadPlanner();
  return planner;
}

async function loadPlanner() {
  // Each name is written out, since it is another one on the site.
  const scripts = [import("./search-lexicon.js"), import("./search-planner.js"), import("./search-mend.js")];
  const [words, known, { readConcepts, readLexicon, wordsOf }, { plan }] = await Promise.all([read("lexicon.txt"), read("concepts.json"), ...scripts]);
  const lexicon = words !== null && /^(0[\p{L}\p{N}]|$)/u.test(words) ? readLexicon(words) : null;
  const { concepts, pinned } = understand(known, readConcepts);
  if (lexicon) plan("", { language, lexicon, concepts }); // prepares the words, while Pagefind may still be on its way
  return { plan, wordsOf, lexicon, concepts, pinned };
}

// The text of a file; null where it is not there.
async function read(name) {
  try {
    const answer = await fetch(new URL(name, new URL(page.dataset.words, document.baseURI)), { mode: "same-origin", cache: "no-cache" });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

// Some hosts answer with a page for whatever they do not have.
function understand(known, readConcepts) {
  try {
    const data = JSON.parse(known);
    return { concepts: readConcepts(data), pinned: data.pinned ?? {} };
  } catch {
    return { concepts: [], pinned: {} };
  }
}

// Forgets everything, so that the next search tries anew.
export function stop() {
  engine = planner = undefined;
  stopping = Promise.resolve(module?.destroy()).catch(() => {});
  return stopping;
}

// --- Asking -----------------------------------------------------------------

// {plan, found, counts}: `plan` is null where nothing was typed, `found` (search-run.js: Found) where nothing was asked at all.
export async function ask({ query, choice, sort, literal }) {
  const filters = filtersOf(choice);
  const narrowed = Object.keys(filters).length > 0;
  if (!query) return list(await startPagefind(), choice, narrowed && filters);
  const [pagefind, site] = await Promise.all([startPagefind(), startPlanner()]);
  const planned = site.lexicon ? site.plan(query, { ...site, language, literal }) : asTyped(query, site);
  const found = await run(planned, pagefind, { language, concepts: site.concepts, filters, sort: sort === "date" ? { date: "desc" } : {} });
  if (planned.first && !found.first.length && !found.also.length) await checkIndex(planned, site, narrowed);
  const counts = planned.first ? await countFacets(pagefind, planned.first, choice, found.filters) : {};
  return { plan: { ...planned, said: found.said }, found, counts };
}

// All pages of a choice, the newest first.
async function list(pagefind, choice, filters) {
  if (!filters) return { plan: null, found: null, counts: await pagefind.filters() };
  const answer = await pagefind.search(null, { filters, sort: { date: "desc" } });
  if (!answer.results.length) await checkConnection();
  const found = { first: answer.results, also: [], elsewhere: [], shown: { first: 10, also: 0 } };
  return { plan: null, found, counts: await countFacets(pagefind, null, choice, answer.filters) };
}

// The plan of a search by Pagefind alone, which knows letters and digits only.
function asTyped(query, { wordsOf }) {
  const first = wordsOf(query).length ? query : null;
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

// A part of the index that Pagefind could not fetch is to it one without a hit, now and at each later search.
async function checkConnection() {
  const answer = await fetch(new URL("pagefind-entry.json", PAGEFIND), { cache: "no-store" });
  if (!answer.ok) throw new Error(`answer ${answer.status}`);
}

// An index of another day than the words of the site, or a part of it that is gone, lacks a word that they have.
async function checkIndex({ terms, unsure }, { lexicon }, narrowed) {
  await checkConnection();
  if (lexicon && !narrowed && terms.length === 1 && terms[0].asked.length === 1 && !unsure.length) throw new Error("the index lacks a word of the site");
}
