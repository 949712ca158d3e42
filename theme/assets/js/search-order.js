// The order of the first results. Pagefind takes all forms of a word for the same. Somebody who types a word as a rule wants
// pages with that very word, so they move up; but not so far that no page with another form is in sight. Pages found only by
// what is hidden in them, a form with another stem or a part of a compound, make a group of their own.

import { fold, stem, wordsOf } from "./search-lexicon.js";

const LOOKED_AT = 10; // as many as are shown at once, so that nothing is fetched for this alone
const MOVES_UP = 4;
const WITHOUT_THE_WORD = ["word", "form"]; // kinds of search-run.js: Why
const ALIKE = 4; // so many pages with the very word come before one with another form

// {first, also, shown}: the hits of the first group, those that follow it, and how many of the first may be shown at once.
export async function arrange(hits, plan, language) {
  return apart(await inOrder(hits, plan, language));
}

async function inOrder(hits, { terms }, language) {
  const asked = terms.flatMap((term) => term.asked);
  const top = hits.slice(0, LOOKED_AT);
  const shares = await Promise.all(top.map((hit) => shareOf(asked, hit, language)));
  const share = new Map(top.map((hit, place) => [hit, shares[place]]));
  const place = new Map(top.map((hit, at) => [hit, at - MOVES_UP * shares[at]]));
  const ordered = [...top.sort((a, b) => place.get(a) - place.get(b)), ...hits.slice(LOOKED_AT)];
  const single = asked.length === 1 && !terms[0].how;
  return single ? withAnotherForm(ordered, (hit) => share.get(hit)) : ordered;
}

// The share of the words that the page has as they were asked for; of a title, any form will do.
async function shareOf(asked, { data }, language) {
  const { content, meta } = await data();
  const words = new Set(wordsOf(content));
  const title = wordsOf(meta.title).map(fold);
  const isShown = (word) => words.has(word) || title.some((other) => other.startsWith(rootOf(word, language)));
  return asked.filter(isShown).length / asked.length;
}

function withAnotherForm(hits, shareOf) {
  const other = hits.slice(ALIKE).find((hit) => shareOf(hit) === 0);
  return other ? [...hits.slice(0, ALIKE), other, ...hits.slice(ALIKE).filter((hit) => hit !== other)] : hits;
}

// Where no page shows what was asked for, those that do not are the first group.
async function apart(hits) {
  const top = hits.slice(0, LOOKED_AT);
  const reasons = await Promise.all(top.map(async ({ data }) => (await data()).why?.kind));
  const others = top.filter((_, place) => WITHOUT_THE_WORD.includes(reasons[place]));
  if (others.length === top.length) return { first: hits, also: [], shown: LOOKED_AT };
  const also = others.map((hit) => ({ ...hit, how: "within" }));
  return { first: hits.filter((hit) => !others.includes(hit)), also, shown: LOOKED_AT - others.length };
}

// What all forms of a word begin with, as far as it can be told from so few letters.
export function rootOf(word, language) {
  const folded = fold(word);
  const root = stem(folded, language);
  return root.length > 3 ? root : folded;
}
