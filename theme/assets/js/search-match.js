// Which titles, topics and terms to suggest for what was typed. Nothing of a page is needed here.

import { fold } from "./search-lexicon.js";

const MOST = { topic: 2, entry: 6, term: 2 };
const INSIDE = 4; // letters that may also stand within a word

export function groupOf(kind) {
  return kind === "topic" || kind === "term" ? kind : "entry";
}

// Words in the spelling in which ø and o, å and aa are alike.
export function foldedWords(text) {
  return text.normalize("NFC").toLowerCase().split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean).map(fold).filter(Boolean);
}

// Rows of suggest.json, [kind, id, name, …other names], as what is looked through.
export function readRows(rows) {
  return rows.map(([kind, id, ...names]) => ({ kind, id, names, words: names.map(foldedWords) }));
}

// How well a name fits; 0: it begins so; 1: each word begins a word of it; 2: each stands in one; 3: not at all.
function rankOf(name, asked) {
  if (asked.every((word) => name.some((other) => other.startsWith(word)))) return name[0].startsWith(asked[0]) ? 0 : 1;
  return asked.every((word) => name.some((other) => other.startsWith(word) || (word.length >= INSIDE && other.includes(word)))) ? 2 : 3;
}

// The name that fits best; another name than its own counts less, and is shown.
function fit({ kind, id, names, words }, asked) {
  const ranks = words.map((name, place) => rankOf(name, asked) + (place ? 0.5 : 0));
  const rank = Math.min(...ranks);
  return { rank, row: { kind, id, name: names[0], other: ranks[0] < 3 ? "" : names[ranks.indexOf(rank)] } };
}

// [group, its best rows in the order of their rank], in the order of MOST; only groups with a row.
export function match(rows, query) {
  const asked = foldedWords(query);
  if (!asked.length) return [];
  const fits = rows.map((row) => fit(row, asked)).filter(({ rank }) => rank < 3).sort((a, b) => a.rank - b.rank);
  const groups = Object.keys(MOST).map((group) => [group, fits.map(({ row }) => row).filter(({ kind }) => groupOf(kind) === group).slice(0, MOST[group])]);
  return groups.filter(([, found]) => found.length);
}

// The letter whose file holds what may fit: that of the longest word, since short ones are not told apart by letter.
export function letterOf(query) {
  const [longest] = foldedWords(query).sort((a, b) => b.length - a.length);
  return longest ? String.fromCodePoint(longest.codePointAt(0)) : "";
}
