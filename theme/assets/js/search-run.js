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
export async function run(plan, pagefind, { concepts = [], filters = {}, sort = {} } = {}) {
  const answer = plan.first ? await pagefind.search(plan.first, { filters, sort }) : { results: [], filters: {} };
  const seen = new Set(answer.results.map(({ id }) => id));
  const first = answer.results.map((result) => hit(result, plan.first, ""));
  const also = [];
  for (const { term, how } of plan.also) {
    const { results } = await pagefind.search(term, { filters, sort });
    for (const result of results) {
      if (seen.has(result.id)) continue;
      seen.add(result.id);
      also.push(hit(result, term, how));
    }
  }
  const others = elsewhere(plan, concepts);
  const guessed = plan.terms.some(({ how }) => how && how !== "concept") && also.length;
  const shown = plan.whole && others.length ? { first: 3, also: 1 } : { first: guessed ? 3 : 10, also: 10 };
  return { first, also, elsewhere: others, shown, filters: answer.filters, pinned: plan.pinned };
}

function hit(result, term, how) {
  return { id: result.id, score: result.score, term, how, fields: result.matchedMetaFields ?? [], data: () => result.data() };
}

function elsewhere(plan, concepts) {
  const found = {};
  for (const concept of concepts.filter(({ id }) => plan.concepts.includes(id))) {
    for (const [language, { count, first }] of Object.entries(concept.pages ?? {})) {
      const group = (found[language] ??= { language, count: 0, concepts: [], pages: [] });
      group.count = Math.max(group.count, count);
      group.concepts.push(concept.id);
      for (const [url, title, type] of first) if (!group.pages.some((page) => page.url === url)) group.pages.push({ url, title, type });
    }
  }
  return Object.values(found);
}
