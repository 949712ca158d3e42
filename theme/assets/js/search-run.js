// Carries a plan out with Pagefind: the same in the browser and in Node.
/**
 * @typedef {{kind: "topic" | "term" | "synonym", label: string} | {kind: "word", label: string} | {kind: "hidden", field: string}} Why
 *   why a page is there that shows none of the words: a label of it, a longer word on it, or a hidden field
 * @typedef {{id: string, score: number, term: string, how: string, data: () => Promise<object>}} Hit
 *   term: what was asked; how: "" in the first group, else as in Plan.also; data: Pagefind's data of the page, with `why` (Why | null) added
 * @typedef {{language: string, count: number, concepts: string[], pages: {url: string, title: string, type: string}[]}} Elsewhere
 *   pages in another language about the concepts: how many, and the first of them
 * @typedef {{first: Hit[], also: Hit[], elsewhere: Elsewhere[], filters: object, pinned: string[]}} Found
 *   filters: Pagefind's counts for the first group; also: without those of the first group
 */

/** Weights of the fields; for `pagefind.options({ranking: RANKING})`. */
export const RANKING = { metaWeights: { title: 5, concepts: 2, parts: 0.4, forms: 0.4 } };

/**
 * @param {Plan} plan of search-planner.js
 * @param {object} pagefind an instance of the bundle of the reader's language
 * @param {{concepts?: Concepts, filters?: object, sort?: object}} options as Pagefind's own; concepts as of `readConcepts`
 * @returns {Promise<Found>}
 */
export async function run(plan, pagefind, options) {
  throw new Error(plan, pagefind, options);
}
