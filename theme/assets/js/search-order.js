// The order of the first results. Pagefind takes all forms of a word for the same. Somebody who types a word as a rule wants
// pages with that very word, so they move up; but not so far that no page with another form is in sight. Pages found only by
// what is hidden in them, a form with another stem or a part of a compound, make a group of their own.

import { fold, stem, wordsOf } from "./search-lexicon.js";

/** Results that are shown at once; as many are looked at, so that nothing is fetched for this alone. */
export const A_PAGE = 10;
const MOVES_UP = 4;
const WITHOUT_THE_WORD = ["word", "form"]; // kinds of search-run.js: Why
const ALIKE = 4; // so many pages with the very word come before one with another form

// {first, also, shown}: the hits of the first group, those that follow it, and how many of the first may be shown at once.
export async function arrange(hits, { terms }, language) {
  const asked = terms.flatMap((term) => term.asked);
  const top = await Promise.all(hits.slice(0, A_PAGE).map((hit) => lookedAt(hit, asked, language)));
  const place = new Map(top.map((one, at) => [one, at - MOVES_UP * one.share]));
  top.sort((a, b) => place.get(a) - place.get(b));
  const isSingle = asked.length === 1 && !terms[0].how;
  return apart(isSingle ? withAnotherForm(top) : top, hits.slice(A_PAGE));
}

// `share`: of the words that the page has as they were asked for; of a title, any form will do, and a longer word.
// `isHidden`: nothing of them is on it.
async function lookedAt(hit, asked, language) {
  const { content, meta, why } = await hit.data();
  const words = new Set(wordsOf(content));
  const title = wordsOf(meta.title).map(fold);
  const isShown = (word) => words.has(word) || title.some((other) => other.includes(rootOf(word, language)));
  const share = asked.filter(isShown).length / asked.length;
  return { hit, share, isHidden: !share && WITHOUT_THE_WORD.includes(why?.kind) };
}

function withAnotherForm(top) {
  const other = top.slice(ALIKE).find(({ share }) => !share);
  return other ? [...top.slice(0, ALIKE), other, ...top.slice(ALIKE).filter((one) => one !== other)] : top;
}

// Where no page shows what was asked for, those that do not are the first group.
function apart(top, rest) {
  const hitsOf = (some) => some.map(({ hit }) => hit);
  const shown = top.filter(({ isHidden }) => !isHidden);
  if (!shown.length) return { first: [...hitsOf(top), ...rest], also: [], shown: A_PAGE };
  const also = hitsOf(top.filter(({ isHidden }) => isHidden)).map((hit) => ({ ...hit, how: "within" }));
  return { first: [...hitsOf(shown), ...rest], also, shown: shown.length };
}

// What all forms of a word begin with, as far as it can be told from so few letters.
export function rootOf(word, language) {
  const folded = fold(word);
  const root = stem(folded, language);
  return root.length > 3 ? root : folded;
}
