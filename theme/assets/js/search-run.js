// Carries a plan out with Pagefind: the same in the browser and in Node.
/**
 * @typedef {"" | "folded" | "inflected" | "inside" | "repaired" | "split" | "joined" | "concept" | "dropped"} How
 *   what was done with a word: "" nothing; "concept": it is only in a label, and not asked for; "dropped": it is unknown
 * @typedef {{key: "instead" | "parts" | "without" | "none" | "elsewhere", values: {q: string, words: string}}} Said
 *   instead: results for `words`, not for `q`; parts: `q` was taken apart into `words`; without: `q` is on no page and was left out;
 *   none: nothing of `q` is known; elsewhere: only pages in other languages, about `words`
 * @typedef {Object} Plan   what `plan` of search-planner.js makes of a query
 * @property {string} query   as typed, without what cannot be seen
 * @property {{typed: string, asked: string[], how: How}[]} terms
 * @property {string | null} first   what Pagefind is asked for the first group; null: nothing is known, and Pagefind is not asked
 * @property {{term: string, how: How | "synonym" | "any", words: string[]}[]} also   what it is asked for the second, in order
 * @property {string[]} concepts   ids of the concepts that the query names
 * @property {boolean} whole   the query is the label of a concept, and nothing else
 * @property {string[]} unsure   words with digits that no page may have
 * @property {Said[]} said   all that was changed; plan(query, {literal: true, …}) changes nothing
 * @property {{kind: "word" | "topic" | "term", text: string, id?: string}[]} suggestions
 * @property {string[][]} pinned   what editors pinned for this query
 *
 * @typedef {{kind: "topic" | "term" | "synonym" | "word" | "form", label: string}} Why
 *   topic, term, synonym: the page is about this; word: this longer word is on the page; form: another form of this word is
 * @typedef {{id: string, score: number, term: string, how: string, data: () => Promise<object>}} Hit
 *   term, how: what was asked, as in Plan.also, or "within": the page has another form or a longer word; data: that of Pagefind, and `why` (Why or null: what was asked can be seen on the page)
 * @typedef {{language: string, count: number, concepts: string[], pages: {url: string, title: string, type: string}[]}} Elsewhere
 *   how many pages of another language are about the concepts at least, and the first of them
 * @typedef {{first: Hit[], also: Hit[], elsewhere: Elsewhere[], said: Said[], filters: object, totalFilters: object, shown: {first: number, also: number}}} Found
 *   said: that of the plan, and which `unsure` words are on no page; filters: the counts of the first group;
 *   shown: how many to show at once, so that what is as likely in the next group is in sight
 */

import { fold, wordsOf } from "./search-lexicon.js";
import { A_PAGE, arrange, rootOf } from "./search-order.js";

/** For `pagefind.options({ ranking: RANKING })`: weights of the fields; pages with the very letters come first; a page's length matters little. */
export const RANKING = { metaWeights: { title: 5, concepts: 1, parts: 0.1, forms: 0.4 }, diacriticSimilarity: 2, pageLength: 0.75 };

const AFTER_A_GUESS = 3;
const ENOUGH = 5;
const HIDDEN = ["concepts", "parts", "forms"];
const NOTHING = { hits: [], filters: {}, totalFilters: {} };

/** `pagefind`: an instance for the bundle of the reader's language; `filters`, `sort`: as Pagefind takes them. */
export async function run(plan, pagefind, { language, concepts = [], filters = {}, sort = {} } = {}) {
  const seen = new Set();
  const lacking = new Set();
  const ask = async (term, how) => {
    const answer = await pagefind.search(term, { filters, sort });
    const missing = await missingOf(answer.results[0], plan.unsure.filter((word) => wordsOf(term).includes(word)));
    for (const word of missing) lacking.add(word);
    if (missing.length) return NOTHING;
    const results = answer.results.filter(({ id }) => !seen.has(id));
    for (const { id } of results) seen.add(id);
    return { ...answer, hits: results.map((result) => hit(result, { term, how, plan, language, concepts })) };
  };
  const { hits, ...counts } = plan.first ? await ask(plan.first, "") : NOTHING;
  const { first, also, shown: looked } = sort.date ? { first: hits, also: [], shown: A_PAGE } : await arrange(hits, plan, language);
  const guessed = plan.terms.some(({ how }) => how && how !== "concept");
  const atOnce = guessed && plan.also.length ? AFTER_A_GUESS : A_PAGE;
  for (const { term, how } of plan.also) {
    // Each term may cost a part of the index. Each word for itself is the last resort.
    const most = how === "any" ? ENOUGH : A_PAGE;
    if (Math.min(first.length, atOnce) + also.length < most) also.push(...(await ask(term, how)).hits);
  }
  const elsewhere = elsewhereOf(plan, concepts);
  const shown = plan.whole && elsewhere.length ? { first: 3, also: 1 } : { first: Math.min(also.length ? atOnce : A_PAGE, looked), also: A_PAGE };
  // Where nothing is left of a query, nothing was left out of it.
  const nothing = lacking.size && !first.length && !also.length && plan.terms.every(({ asked }) => asked.every((word) => lacking.has(word)));
  const without = [...lacking].map((q) => ({ key: "without", values: { q, words: "" } }));
  const every = nothing ? [{ key: "none", values: { q: plan.query, words: "" } }] : [...plan.said, ...without];
  const said = [...new Map(every.map((one) => [JSON.stringify(one), one])).values()];
  return { first, also, elsewhere, said, shown, filters: counts.filters, totalFilters: counts.totalFilters };
}

// For a word that no page has, Pagefind finds pages with its beginning. Where it is right, the first page has the word.
async function missingOf(result, words) {
  if (!result || !words.length) return [];
  const letters = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const { content, meta } = await result.data();
  const text = letters([content, ...Object.values(meta)].join(" "));
  return words.filter((word) => !text.includes(letters(word)));
}

function hit(result, asked) {
  let loaded;
  const load = async () => {
    const all = await result.data();
    return { ...all, why: whyOf(result, all, asked) };
  };
  return { id: result.id, score: result.score, term: asked.term, how: asked.how, data: () => (loaded ??= load()) };
}

// Why a page is there that does not show all that was asked for.
function whyOf(result, { content, filters }, { term, plan, language, concepts }) {
  const hidden = HIDDEN.filter((field) => result.matchedMetaFields?.includes(field));
  if (!hidden.length) return null;
  const words = new Map(wordsOf(content).map((word) => [fold(word), word]));
  const root = (word) => rootOf(word, language);
  const shown = [...words.keys()];
  const lacking = wordsOf(term).filter((word) => !shown.some((other) => other.startsWith(root(word))));
  if (!lacking.length) return null;
  const asked = concepts.find(({ id, kind }) => kind !== "topic" && plan.concepts.includes(id));
  const own = concepts.filter(({ id }) => filters.topic?.includes(id));
  const named = ({ keys }) => keys.flat().some((word) => lacking.some((one) => root(one) === root(word)));
  const subject = own.find(({ id }) => plan.concepts.includes(id)) ?? own.find(named) ?? asked;
  if (hidden.includes("concepts") && subject) return { kind: subject.kind, label: subject.labels[language]?.[0] ?? Object.values(subject.labels)[0][0] };
  const longer = shown.find((other) => other.includes(root(lacking[0])));
  return longer ? { kind: "word", label: words.get(longer) } : { kind: "form", label: lacking[0] };
}

function elsewhereOf(plan, concepts) {
  const found = new Map();
  for (const concept of concepts.filter(({ id }) => plan.concepts.includes(id))) {
    for (const [language, { count, first }] of Object.entries(concept.pages ?? {})) {
      const group = found.get(language) ?? { language, count: 0, concepts: [], pages: [] };
      group.count = Math.max(group.count, count);
      group.concepts.push(concept.id);
      for (const [url, title, type] of first) if (!group.pages.some((page) => page.url === url)) group.pages.push({ url, title, type });
      found.set(language, group);
    }
  }
  return [...found.values()];
}
