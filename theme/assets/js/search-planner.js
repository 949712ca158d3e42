// What a search asks for: from the reader's words and the words of the site to a plan. Neither page nor network; runs in Node too.
/**
 * @typedef {{sorted: string[], count: Map<string, number>}} Lexicon   the words of a language -> number of pages that show them
 * @typedef {{id: string, kind: "topic"|"term"|"synonym", labels: Object<string, string[]>, pages?: Object<string, {count: number, first: [string, string, string][]}>}} Concept
 * @typedef {"" | "folded" | "inflected" | "inside" | "repaired" | "split" | "joined" | "concept" | "dropped"} How
 * @typedef {{typed: string, asked: string[], how: How}} Term
 *   "": as typed; "concept": known only as (part of) a label; "dropped": unknown and left out
 * @typedef {{term: string, how: How | "synonym" | "any", words: string[]}} Further   a query for the second group, and the words that it is about
 * @typedef {{key: "instead" | "parts" | "without" | "none", values: {q: string, words: string}}} Said
 *   instead: results for `words` and not for `q`, which can be searched literally; parts: `q` was taken apart into `words`;
 *   without: `words` are on no page and were left out; none: no word of `q` is known
 * @typedef {{kind: "word" | "topic" | "term" | "synonym", text: string, id?: string}} Suggestion
 * @typedef {{query: string, terms: Term[], first: string | null, also: Further[], concepts: string[], said: Said[], suggestions: Suggestion[], pinned: string[]}} Plan
 *   first: what Pagefind is asked for the first group; null: nothing is known, and Pagefind is not to be asked at all
 */

/** @param {string} text of lexicon.txt @returns {Lexicon} */
export function readLexicon(text) {
  throw new Error(text);
}

/** @param {object} data of concepts.json @returns {Concepts} opaque; for `plan` and `run` */
export function readConcepts(data) {
  throw new Error(data);
}

/**
 * @param {string} query as typed
 * @param {{language: string, lexicon: Lexicon, concepts?: Concepts, pinned?: Object<string, string[]>, literal?: boolean}} site
 *   literal: search for exactly what was typed; nothing is rewritten
 * @returns {Plan}
 */
export function plan(query, site) {
  throw new Error(query, site);
}
