// What a search asks for: from the reader's words and the words of the site to a plan. Neither page nor network; runs in Node too.
/**
 * @typedef {{words: string[], counts: number[]}} Lexicon   the words of a language and how many pages show each; sorted
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

const LONGEST = 200;
const MOST_WORDS = 12;
const MOST_FURTHER = 8;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’-][\p{L}\p{N}\p{M}]+)*/gu;

// --- Words made alike ---------------------------------------------------------

const LETTERS = { ø: "o", oe: "o", aa: "a", æ: "ae", қ: "к", ғ: "г", ҳ: "х", ҷ: "ч", дж: "ч", ъ: "", ь: "" };

// Spelling in which ø, oe and o, å, aa and a, é and e are alike.
function plain(word) {
  const bare = word.normalize("NFKD").replace(/[\p{M}'’-]/gu, "");
  return bare.replace(/ø|oe|aa|æ|[қғҳҷъь]|дж/g, (letters) => LETTERS[letters]);
}

// …and a letter and the same letter twice as well.
function fold(word) {
  return /[^a-z]|(.)\1|oe/.test(word) ? plain(word).replace(/(.)\1+/gu, "$1") : word;
}

// Endings of inflection by language, as `fold` spells them, and what joins the parts of a compound.
const ENDINGS = {
  da: "(e|t|en|et|er|ne|te|re|ene|erne|ede|ende|ere|st|ste|est|este)?s?",
  nb: "(e|t|a|en|et|er|te|re|ene|ane|ede|ende|ere|st|ste|est|este)?s?",
  nl: "(e|n|t|d|en|er|te|de|ten|den|ere|ers|st|ste|je|jes|ende|end)?s?",
  en: "(e|s|es|ed|d|ing|er|ers|est|ly|y|ies|ied|ier|iest)?",
  tg: "(и|е|хо|хои|хоро|он|ро|ат|ам)?",
};
const LINKS = { da: ["", "s", "e", "en", "er"], nb: ["", "s", "e", "er"], nl: ["", "s", "e", "en", "n"] };
const STEMS = {};

function stem(folded, language) {
  STEMS[language] ??= new RegExp(`^(.{3,}?)${ENDINGS[language] ?? ""}$`, "u");
  return STEMS[language].exec(folded)?.[1] ?? folded;
}

// --- What the site knows ------------------------------------------------------

export function readLexicon(text) {
  const words = [];
  const counts = [];
  let word = "";
  for (const line of text.split("\n")) {
    if (!line) continue;
    const [rest, count] = line.slice(1).split("\t");
    word = word.slice(0, parseInt(line[0], 36)) + rest;
    words.push(word);
    counts.push(count ? parseInt(count, 36) : 1);
  }
  return { words, counts };
}

export function readConcepts({ concepts }) {
  return concepts.map((concept) => ({ ...concept, keys: Object.values(concept.labels).flat().map(wordsOf) }));
}

// How the words are spelled alike, and the places of each spelling and stem; made when a word is first not found as typed.
function likenessOf({ lexicon, language, concepts }) {
  if (!lexicon.folded) {
    const [byFold, byStem] = [new Map(), new Map()];
    const folded = lexicon.words.map(fold);
    folded.forEach((key, place) => {
      push(byFold, key, place);
      push(byStem, stem(key, language), place);
    });
    // The words of labels can be meant even where no page of this language has them.
    const labels = [...new Set(concepts.flatMap(({ keys }) => keys.flat()))].filter((word) => !byFold.has(fold(word))).sort();
    Object.assign(lexicon, { folded, byFold, byStem, labels });
  }
  return lexicon;
}

function push(map, key, value) {
  const others = map.get(key);
  if (others) others.push(value);
  else map.set(key, [value]);
}

// The place of the first word that is not before `word`.
function placeOf(word, words) {
  let [from, to] = [0, words.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (words[middle] < word) from = middle + 1;
    else to = middle;
  }
  return from;
}

// Pagefind finds a word, and what begins with it. Numbers and codes may be missing in the lexicon.
function isKnown(word, { words }) {
  return /\p{N}/u.test(word) || Boolean(words[placeOf(word, words)]?.startsWith(word));
}

function countOf(word, { words, counts }) {
  const place = placeOf(word, words);
  return words[place] === word ? counts[place] : 0;
}

// The best of [rank, place]: the lowest rank, then the most frequent word.
function best(ranked, many, { words, counts }) {
  ranked.sort(([a, i], [b, j]) => a - b || counts[j] - counts[i] || i - j);
  return ranked.slice(0, many).map(([, place]) => words[place]);
}

// --- An unknown word ----------------------------------------------------------

// The ways in their order; each gives the words to ask for, best first, or none.
const WAYS = [
  ["folded", alike],
  ["folded", begins],
  ["inflected", (folded, site) => related(folded, 4, site)],
  ["inside", (folded, site) => within(folded, 4, 1, site)],
  ["inflected", (folded, site) => related(folded, 3, site)],
  ["repaired", (folded, site) => nearest(folded, 1, folded.length > 5 ? 0 : 99, site)],
  ["split", (folded, site) => partsOf(folded, site)],
  ["repaired", (folded, site) => nearest(stem(folded, site.language), 1, 5, site)],
  ["inside", (folded, site) => within(folded, 5, 3, site)],
  ["repaired", (folded, site) => nearest(folded, 2, 99, site)],
];

function mend(word, site) {
  const folded = fold(word);
  const found = { typed: word, asked: [], how: "dropped", others: [] };
  for (const [how, way] of WAYS) {
    if (found.asked.length && (how === "split" || (how === "repaired" && found.how !== "inside"))) break;
    const words = way(folded, site, word);
    if (how === "split" && words.length) return { ...found, asked: words, how, fit: FIT[1] };
    if (words.length && !found.asked.length) Object.assign(found, { asked: [words.shift()], how });
    found.others.push(...words.map((other) => [other, how]));
  }
  return found;
}

function alike(folded, { lexicon }, word) {
  const same = lexicon.byFold.get(folded) ?? [];
  const exact = plain(word);
  return best(same.map((place) => [plain(lexicon.words[place]) === exact ? 0 : 1, place]), 4, lexicon);
}

function begins(folded, { lexicon }) {
  const longer = folded.length > 2 && lexicon.words[lexicon.folded.findIndex((other) => other.startsWith(folded))];
  if (!longer) return [];
  let length = 1;
  while (length < longer.length && fold(longer.slice(0, length)) !== folded) length++;
  return [longer.slice(0, length)];
}

// Other forms of the word; of a word that looks like a form itself ("projekt"), its own forms.
function related(folded, least, { lexicon, language }) {
  const root = stem(folded, language);
  let places = root.length < least ? [] : (lexicon.byStem.get(root) ?? []);
  for (let end = folded.length - 1; end >= root.length && !places.length; end--) {
    if (end >= least && stem(folded.slice(end - 3), language).length <= 3) places = lexicon.byFold.get(folded.slice(0, end)) ?? [];
  }
  return best(places.map((place) => [0, place]), 4, lexicon);
}

// Longer words that hold the word: it ends them (0), it ends them in another form (1), begins them (2), lies within (3).
function within(folded, least, worst, { lexicon, language }) {
  let root = stem(folded, language);
  const found = [];
  if (root.length < least) root = folded;
  if (root.length >= least) {
    lexicon.folded.forEach((other, place) => {
      const at = other.lastIndexOf(root);
      if (at < 0 || other === folded) return;
      const rest = other.slice(at);
      const rank = at === 0 ? 2 : rest === folded ? 0 : stem(rest, language) === root ? 1 : 3;
      if (rank <= worst) found.push([rank, place]);
    });
  }
  return best(found, 6, lexicon);
}

// Words, or beginnings of words, at most so many slips away. They are sorted: most rows are those of the word before.
function nearest(folded, most, whole, { lexicon, language }) {
  const size = folded.length;
  if (size < (most === 1 ? whole === 5 ? 5 : 4 : 8) || size > 40) return [];
  const rows = [Uint8Array.from({ length: size + 1 }, (_, i) => i)];
  const least = [0];
  const found = [];
  let before = "";
  let last = Infinity; // the row from which on no word that shares so much can come near
  lexicon.folded.forEach((other, place) => {
    let depth = 0;
    while (depth < before.length && before[depth] === other[depth]) depth++;
    if (depth < last) {
      last = Infinity;
      while (depth++ < other.length && last === Infinity) {
        least[depth] = fillRow(rows, depth, folded, other, most);
        if (least[depth] > most && least[depth - 1] >= most) last = depth;
      }
    }
    before = other;
    let rank = 9;
    for (let end = Math.min(other.length, last); end >= size - most; end--) {
      if (rows[end][size] <= most && (end === other.length || whole === 0 || (whole === 5 && end === stem(other, language).length))) rank = Math.min(rank, rows[end][size] + Math.min((other.length - end) / 10, 0.5));
    }
    if (rank < 9) found.push([rank + (other[0] === folded[0] ? 0 : 0.3), place]);
  });
  return best(found, 3, lexicon);
}

// A row of the optimal string alignment, near the diagonal; its least distance.
function fillRow(rows, depth, a, b, most) {
  const row = (rows[depth] ??= new Uint8Array(a.length + 1).fill(99));
  const above = rows[depth - 1];
  let least = depth <= most ? (row[0] = depth) : 99;
  for (let i = Math.max(1, depth - most); i <= Math.min(a.length, depth + most); i++) {
    row[i] = Math.min(above[i] + 1, row[i - 1] + 1, above[i - 1] + (a[i - 1] !== b[depth - 1]));
    if (i > 1 && depth > 1 && a[i - 1] === b[depth - 2] && a[i - 2] === b[depth - 1]) row[i] = Math.min(row[i], rows[depth - 2][i - 2] + 1);
    least = Math.min(least, row[i]);
  }
  return least;
}

// The fewest known words of which the word is made, with the letters between them that compounds have.
function partsOf(folded, { lexicon, language }) {
  const links = LINKS[language];
  // [word, how well it fits]
  const known = (text) => {
    for (const [map, key, fit] of [[lexicon.byFold, text, 0], [lexicon.byStem, stem(text, language), -2]]) {
      const places = key.length > 2 && map.get(key);
      if (places) return [best(places.map((place) => [0, place]), 1, lexicon)[0], fit + Math.min(text.length, 5)];
    }
    return null;
  };
  const first = (text) => {
    let found = null;
    for (const link of links) {
      const bare = text.endsWith(link) && text.length > link.length + 2 && known(text.slice(0, text.length - link.length));
      if (bare && bare[1] > (found?.[1] ?? -9)) found = bare;
    }
    return found;
  };
  const parts = (rest, most) => {
    let found = [[], -99];
    for (let cut = 3; cut <= rest.length - 3; cut++) {
      const left = first(rest.slice(0, cut));
      if (!left) continue;
      const right = known(rest.slice(cut));
      const [tail, fit] = right ? [[right[0]], right[1]] : most > 2 ? parts(rest.slice(cut), most - 1) : [[], -99];
      const total = Math.min(fit, left[1]) - 2;
      if (tail.length && total > found[1]) found = [[left[0], ...tail], total];
    }
    return found;
  };
  globalThis.FIT = links && folded.length > 5 && folded.length < 50 ? parts(folded, 3) : [[]]; return FIT[1] > 0 ? FIT[0] : [];
}

// --- The plan -----------------------------------------------------------------

function wordsOf(text) {
  return text.normalize("NFC").toLowerCase().replace(/\p{Cf}/gu, "").match(WORD) ?? [];
}

export function plan(query, { language, lexicon, concepts = [], pinned = {}, literal = false }) {
  const site = { language, lexicon, concepts };
  likenessOf(site);
  const clean = query.slice(0, LONGEST).replace(/\p{Cf}/gu, "").replace(/\p{Cc}/gu, " ").trim();
  const typed = wordsOf(clean).slice(0, MOST_WORDS);
  const subjects = subjectsOf(typed, site);
  let terms = typed.map((word, at) => {
    if (subjects.some(({ from, to, lacks }) => lacks && from <= at && at < to)) return { typed: word, asked: [], how: "concept" };
    return isKnown(word, lexicon) ? { typed: word, asked: [word], how: "" } : mend(word, site);
  });
  const joins = joinsOf(terms, site);
  for (const { at, word } of joins) {
    if (!terms[at] || !terms[at + 1] || (!terms[at].how && !terms[at + 1].how)) continue;
    terms[at] = { typed: `${terms[at].typed} ${terms[at + 1].typed}`, asked: [word], how: "joined" };
    terms[at + 1] = null;
  }
  terms = terms.filter(Boolean);
  const first = terms.flatMap((term) => term.asked).join(" ") || null;
  const whole = subjects.some(({ from, to }) => from === 0 && to === typed.length);
  return {
    query: clean,
    terms,
    first,
    also: first ? furtherOf(terms, joins, whole, site, first) : [],
    concepts: [...new Set(subjects.map(({ id }) => id))],
    whole,
    said: saidOf(terms),
    suggestions: [],
    pinned: [],
  };
}

// The labels that the query holds, and whether a page of this language lacks a word of them.
function subjectsOf(typed, { concepts, lexicon, language }) {
  const root = (word) => stem(fold(word), language);
  const words = typed.map(root);
  const found = [];
  for (const { id, keys } of concepts) {
    for (const key of keys) {
      const label = key.map(root);
      let from = words.findIndex((_, at) => label.every((word, i) => word === words[at + i]));
      let to = from + label.length;
      if (from < 0 && words.join("") === label.join("")) [from, to] = [0, words.length];
      if (from < 0 || !label.length) continue;
      found.push({ id, from, to, lacks: typed.slice(from, to).some((word) => !isKnown(word, lexicon) && !lexicon.byFold.has(fold(word)) && !lexicon.byStem.has(root(word))) });
    }
  }
  return found;
}

function joinsOf(terms, site) {
  const { lexicon, language } = site;
  const found = [];
  for (let at = 0; at + 1 < terms.length; at++) {
    const [a, b] = [fold(terms[at].typed), fold(terms[at + 1].typed)];
    if (a.length < 3 || b.length < 3) continue;
    for (const link of LINKS[language] ?? []) {
      const joined = fold(a + link + b);
      const word = alike(joined, site, a + link + b)[0] ?? related(joined, 4, site)[0];
      if (word) {
        found.push({ at, word });
        break;
      }
    }
  }
  return found;
}

function furtherOf(terms, joins, whole, site, first) {
  const { lexicon, language } = site;
  const found = [];
  const add = (term, how, words) => term !== first && !found.some((other) => other.term === term) && found.push({ term, how, words });
  for (const { word } of joins) add(word, "joined", [word]);
  for (const term of terms) {
    for (const [other, how] of term.others ?? []) add(terms.flatMap((one) => (one === term ? other : one.asked)).join(" "), how, [other]);
  }
  if (terms.length === 1 && !terms[0].how) {
    const folded = fold(terms[0].typed);
    for (const word of alike(folded, site, terms[0].typed)) add(word, "folded", [word]);
    for (const word of related(folded, 3, site)) add(word, "inflected", [word]);
    for (const word of within(folded, 4, 1, site).slice(0, 3)) add(word, "inside", [word]);
    const parts = partsOf(folded, site);
    if (parts.length) add(parts.join(" "), "split", parts);
  }
  const words = first.split(" ");
  if ((terms.length > 1 || terms[0].fit > 2) && !whole) {
    for (const word of [...words].sort((a, b) => countOf(a, lexicon) - countOf(b, lexicon))) add(word, "any", [word]);
  }
  return found.slice(0, MOST_FURTHER);
}

function saidOf(terms) {
  return terms
    .filter(({ how }) => how && how !== "concept")
    .map(({ typed, asked, how }) => ({ key: how === "split" ? "parts" : how === "dropped" ? "without" : "instead", values: { q: typed, words: asked.join(" ") } }));
}
