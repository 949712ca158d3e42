// From what a reader types to what is searched for. The shapes are told in search-run.js, which carries it out.

import { best, countOf, fold, isKnown, prepare, stem, wordsOf } from "./search-lexicon.js";
import { alike, compound, mend, partsOf, related, within } from "./search-mend.js";

export { readConcepts, readLexicon } from "./search-lexicon.js";

const LONGEST = 200;
const MOST_WORDS = 12;
const MOST_FURTHER = 8;

export function plan(query, { language, lexicon, concepts = [], pinned = {}, literal = false }) {
  const site = { language, lexicon, concepts };
  prepare(site);
  const clean = query.slice(0, LONGEST).replace(/[\p{Cf}\p{Cs}]/gu, "").replace(/\p{Cc}/gu, " ").trim();
  const typed = wordsOf(clean).slice(0, MOST_WORDS);
  const quoted = /^["“„«»].+["”“«»]$/.test(clean);
  const asTyped = literal || quoted;
  const { terms, joins, subjects } = termsOf(typed, asTyped, site);
  const words = asTyped && terms.some(({ how }) => how) ? [] : terms.flatMap(({ asked }) => asked);
  const first = words.length ? (quoted ? `"${words.join(" ")}"` : words.join(" ")) : null;
  const whole = subjects.some(({ from, to }) => from === 0 && to === typed.length);
  return {
    query: clean,
    terms,
    first,
    also: first && !asTyped ? furtherOf(terms, { joins, whole, subjects, first, count: typed.length }, site) : [],
    concepts: [...new Set(subjects.map(({ concept }) => concept.id))],
    whole,
    unsure: words.filter((word) => /\p{N}/u.test(word) && !countOf(word, lexicon)),
    said: saidOf(clean, terms, first, subjects, language),
    suggestions: suggest(typed, first, site),
    pinned: Object.entries(pinned).find(([phrase]) => keyOf(wordsOf(phrase)) === keyOf(typed))?.[1] ?? [],
  };
}

function keyOf(words) {
  return words.map(fold).join(" ");
}

function termsOf(typed, literal, site) {
  let subjects = literal ? [] : subjectsOf(typed, site);
  const labelAt = (at) => subjects.find(({ from, to, lacks }) => lacks && from <= at && at < to);
  const terms = typed.map((word, at) => {
    if (isKnown(word, site.lexicon)) return { typed: word, asked: [word], how: "" };
    return literal || labelAt(at) ? { typed: word, asked: [], how: "dropped" } : mend(word, site);
  });
  if (literal) return { terms, joins: [], subjects };
  subjects = subjectsOf(terms.map(({ typed: word, asked, how }) => (how === "split" ? word : (asked[0] ?? word))), site);
  // Instead of a label that lacks a word here, another name in this language is asked for.
  const named = terms.flatMap((term, at) => {
    const label = labelAt(at);
    if (!label) return [term];
    if (label === labelAt(at - 1)) return [];
    return [{ typed: typed.slice(at, label.to).join(" "), asked: namesOf(label.concept, site)[0] ?? [], how: "concept" }];
  });
  return { ...join(named, site), subjects };
}

// Labels of which pages of this language have each word.
function namesOf({ labels }, { lexicon, language }) {
  return (labels[language] ?? []).map(wordsOf).filter((words) => words.length && words.every((word) => isKnown(word, lexicon)));
}

// The labels that words hold, the longest first; `lacks`: a word of them is on no page of this language.
function subjectsOf(words, { concepts, lexicon, language }) {
  const root = (word) => stem(fold(word), language);
  const roots = words.map(root);
  const together = root(words.join(""));
  const found = [];
  for (const concept of concepts) {
    concept.roots ??= concept.keys.filter((key) => key.length).map((key) => ({ label: key.map(root), joined: root(key.join("")) }));
    for (const { label, joined } of concept.roots) {
      const whole = joined === together;
      const from = whole ? 0 : roots.findIndex((_, at) => label.every((word, i) => word === roots[at + i]));
      if (from < 0) continue;
      const to = whole ? words.length : from + label.length;
      const lacks = words.slice(from, to).some((word) => !isKnown(word, lexicon) && !lexicon.byStem(root(word)).length);
      found.push({ concept, from, to, lacks });
    }
  }
  return found.sort((a, b) => b.to - b.from - (a.to - a.from));
}

// Two words that the site writes as one are asked for as one where either is unknown.
function join(single, site) {
  const joins = [];
  const terms = [];
  for (let at = 0; at < single.length; at++) {
    const [a, b] = single.slice(at, at + 2);
    const word = b && (compound(a.typed, b.typed, site) ?? compound(b.typed, a.typed, site));
    if (word) joins.push(word);
    if (!word || (!a.how && !b.how)) terms.push(a);
    else terms.push({ typed: `${a.typed} ${single[++at].typed}`, asked: [word], how: "joined" });
  }
  return { joins, terms };
}

// What else to ask for, the likeliest first.
function furtherOf(terms, { joins, whole, subjects, first, count }, site) {
  const { lexicon, language } = site;
  const found = new Map([[first, null]]);
  const add = (how, words, old) => {
    const term = (old ? terms.flatMap((one) => (one === old ? words : one.asked)) : words).join(" ");
    if (words.length && !found.has(term) && words.every((word) => isKnown(word, lexicon))) found.set(term, { term, how, words });
  };
  for (const word of joins) add("joined", [word]);
  for (const term of terms) for (const [word, how] of term.others ?? []) add(how, [word], term);
  for (const { concept, from, to } of subjects) {
    const aligned = concept.kind === "synonym" && terms.length === count;
    const around = (some) => (whole ? [] : some.flatMap(({ asked }) => asked));
    const names = whole || aligned ? namesOf(concept, site).slice(0, 3) : [];
    for (const words of names) add("synonym", [...around(terms.slice(0, from)), ...words, ...around(terms.slice(to))]);
  }
  const [only] = terms;
  if (terms.length === 1 && !only.how && only.typed.length > 3) {
    const folded = fold(only.typed);
    for (const word of alike(only.typed, folded, site)) add("folded", [word]);
    for (const word of related(folded, 3, site)) add("inflected", [word]);
    for (const word of within(folded, site).heads.slice(0, 3)) add("inside", [word]);
    add("split", partsOf(folded, site, 4));
  }
  const words = terms.flatMap(({ asked }) => asked);
  if (!whole && (terms.length > 1 || words.every((word) => word.length > 4))) {
    for (const word of words.sort((a, b) => countOf(a, lexicon) - countOf(b, lexicon))) add("any", [word]);
  }
  return [...found.values()].slice(1, MOST_FURTHER + 1);
}

// What is said of it.
function saidOf(q, terms, first, subjects, language) {
  const elsewhere = subjects.find(({ concept }) => Object.keys(concept.pages ?? {}).length)?.concept.labels;
  if (!first && elsewhere) return [{ key: "elsewhere", values: { q, words: (elsewhere[language] ?? Object.values(elsewhere)[0])[0] } }];
  if (!first) return q ? [{ key: "none", values: { q, words: "" } }] : [];
  const key = ({ asked, how }) => (!asked.length ? "without" : how === "split" ? "parts" : "instead");
  return terms.filter(({ how }) => how).map((term) => ({ key: key(term), values: { q: term.typed, words: term.asked.join(" ") } }));
}

// Labels with a word that begins like the query; where nothing is known, words that do.
function suggest(typed, first, { concepts, lexicon, language }) {
  const start = ` ${keyOf(typed)}`;
  if (start.length < 3) return [];
  const labels = concepts.filter(({ kind, keys }) => kind !== "synonym" && keys.some((key) => ` ${keyOf(key)}`.includes(start)));
  const found = labels.map(({ id, kind, labels: own }) => ({ kind, id, text: own[language]?.[0] })).filter(({ text }) => text);
  const like = first ? [] : best([...lexicon.words.keys()].filter((place) => lexicon.folded[place].startsWith(start.slice(1, 5))), lexicon);
  return [...found.slice(0, 5), ...like.map((text) => ({ kind: "word", text }))];
}
