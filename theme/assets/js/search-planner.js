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

const LETTERS = { ø: "o", oe: "o", æ: "ae", қ: "к", ғ: "г", ҳ: "х", ҷ: "ч", дж: "ч", ъ: "", ь: "" };
const TO_FOLD = /ø|oe|æ|[қғҳҷъь]|дж/g;

// Spelling in which ø, oe and o, å, aa and a, é and e, and a letter and the same letter twice are alike.
export function fold(word) {
  if (!/[^a-z]|(.)\1|oe/.test(word)) return word;
  const plain = word.normalize("NFKD").replace(/[\p{M}'’-]/gu, "");
  return plain.replace(TO_FOLD, (letters) => LETTERS[letters]).replace(/(.)\1+/gu, "$1");
}

// Endings of inflection by language, as `fold` spells them, and what joins the parts of a compound.
const SCANDINAVIAN = "(?:e|n|r|t|en|et|er|ne|te|re|ar|an|ene|erne|ane|ede|ende|ere|st|est|este|a|ens|ets)?s?";
const ENDINGS = {
  da: SCANDINAVIAN,
  nb: SCANDINAVIAN,
  nl: "(?:e|n|t|d|en|er|te|de|ten|den|ere|ers|st|ste|je|jes|ende|end)?s?",
  en: "(?:e|s|es|ed|d|ing|er|ers|ly|y|ies|ied)?",
  tg: "(?:и|е|хо|хои|хоро|он|ро|ат|ам)?",
};
const LINKS = { da: ["", "s", "e", "en", "er"], nb: ["", "s", "e", "er"], nl: ["", "s", "e", "en", "n"] };
const stems = {};

function stem(folded, language) {
  stems[language] ??= new RegExp(`^(.{3,}?)${ENDINGS[language] ?? ""}$`, "u");
  return stems[language].exec(folded)?.[1] ?? folded;
}

// --- What the site knows ------------------------------------------------------

export function readLexicon(text) {
  const words = [];
  const counts = [];
  let last = "";
  for (const line of text.split("\n")) {
    if (!line) continue;
    const [word, count] = line.slice(1).split("\t");
    words.push((last = last.slice(0, parseInt(line[0], 36)) + word));
    counts.push(count ? parseInt(count, 36) : 1);
  }
  return { words, counts };
}

export function readConcepts(data) {
  return data.concepts.map((concept) => ({ ...concept, keys: Object.values(concept.labels).flat().map((label) => wordsOf(label).map(fold)) }));
}

// Spelling and stem -> places of the words; made when a word is first not found as typed.
function likeness(lexicon, language) {
  if (lexicon.folded) return lexicon;
  lexicon.folded = lexicon.words.map(fold);
  lexicon.byFold = new Map();
  lexicon.byStem = new Map();
  lexicon.folded.forEach((folded, i) => {
    push(lexicon.byFold, folded, i);
    push(lexicon.byStem, stem(folded, language), i);
  });
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
function isKnown(word, { lexicon: { words } }) {
  return /\p{N}/u.test(word) || Boolean(words[placeOf(word, words)]?.startsWith(word));
}

function countOf(word, { lexicon: { words, counts } }) {
  const place = placeOf(word, words);
  return words[place] === word ? counts[place] : 0;
}

// --- An unknown word ----------------------------------------------------------

// The ways in their order; each gives the words to ask for, best first, or none.
const WAYS = [
  ["folded", alike],
  ["inflected", sameStem],
  ["repaired", (word, folded, site) => nearest(folded, 1, site)],
  ["inside", within],
  ["split", taken],
  ["repaired", (word, folded, site) => nearest(folded, 2, site)],
];

function mend(word, site) {
  likeness(site.lexicon, site.language);
  const folded = fold(word);
  for (const [how, way] of WAYS) {
    const found = way(word, folded, site);
    if (found.length) return { typed: word, asked: found, how };
  }
  return { typed: word, asked: [], how: "dropped" };
}

function byCount(places, { words, counts }) {
  return [...places].sort((a, b) => counts[b] - counts[a] || a - b).map((i) => words[i]);
}

function alike(word, folded, { lexicon }) {
  const same = lexicon.byFold.get(folded);
  if (same) return byCount(same, lexicon);
  const place = folded.length > 2 ? lexicon.folded.findIndex((other) => other.startsWith(folded)) : -1;
  if (place < 0) return [];
  const longer = lexicon.words[place];
  for (let length = 1; length <= longer.length; length++) if (fold(longer.slice(0, length)) === folded) return [longer.slice(0, length)];
  return [longer];
}

function sameStem(word, folded, { lexicon, language }) {
  return byCount(lexicon.byStem.get(stem(folded, language)) ?? [], lexicon);
}

function within(word, folded, { lexicon, language }) {
  const root = stem(folded, language);
  if (root.length < 4) return [];
  const found = [];
  lexicon.folded.forEach((other, i) => {
    const at = other.lastIndexOf(root);
    if (at < 0) return;
    const rest = other.slice(at);
    const rank = rest === folded ? 0 : stem(rest, language) === root ? 1 : at === 0 ? 2 : root.length > 4 ? 3 : 9;
    if (rank < 9) found.push([rank, i]);
  });
  found.sort(([a, i], [b, j]) => a - b || lexicon.counts[j] - lexicon.counts[i] || i - j);
  return found.slice(0, 6).map(([, i]) => lexicon.words[i]);
}

// Optimal string alignment. The words are sorted, so most rows are those of the word before.
function nearest(folded, most, { lexicon }) {
  const length = folded.length;
  if (length < (most === 1 ? 4 : 7)) return [];
  const rows = [Uint8Array.from({ length: length + 1 }, (_, i) => i)];
  const least = [0];
  const found = [];
  let before = "";
  let dead = Infinity; // the depth of the row that is too far off, for all words that share so much
  lexicon.folded.forEach((other, place) => {
    if (other.length > 64) return;
    let depth = 0;
    while (depth < before.length && before[depth] === other[depth]) depth++;
    if (depth >= dead) return;
    before = other;
    dead = Infinity;
    for (depth++; depth <= other.length; depth++) {
      least[depth] = fillRow(rows, depth, folded, other);
      if (least[depth] > most && least[depth - 1] >= most) {
        dead = depth;
        return;
      }
    }
    const distance = rows[other.length][length];
    if (distance <= most) found.push([distance + (other[0] === folded[0] ? 0 : 0.5), place]);
  });
  found.sort(([a, i], [b, j]) => a - b || lexicon.counts[j] - lexicon.counts[i] || i - j);
  return found.slice(0, 3).map(([, i]) => lexicon.words[i]);
}

function fillRow(rows, depth, a, b) {
  const row = (rows[depth] ??= new Uint8Array(a.length + 1));
  const above = rows[depth - 1];
  let least = (row[0] = depth);
  for (let i = 1; i <= a.length; i++) {
    const same = a[i - 1] === b[depth - 1];
    let cost = Math.min(above[i] + 1, row[i - 1] + 1, above[i - 1] + (same ? 0 : 1));
    if (!same && i > 1 && depth > 1 && a[i - 1] === b[depth - 2] && a[i - 2] === b[depth - 1]) cost = Math.min(cost, rows[depth - 2][i - 2] + 1);
    row[i] = cost;
    least = Math.min(least, cost);
  }
  return least;
}

// The fewest known words of which the word is made, with the letters between them that compounds have.
function taken(word, folded, site) {
  const { lexicon, language } = site;
  const links = LINKS[language] ?? [];
  const best = (places) => (places ? byCount(places, lexicon)[0] : undefined);
  const whole = (text) => best(lexicon.byFold.get(text)) ?? best(lexicon.byStem.get(stem(text, language)));
  const first = (text) => {
    for (const link of links) {
      const part = text.endsWith(link) && text.length - link.length > 2 && best(lexicon.byFold.get(text.slice(0, text.length - link.length)));
      if (part) return part;
    }
    return undefined;
  };
  const parts = (rest, most) => {
    let found = null;
    for (let cut = 3; cut <= rest.length - 3; cut++) {
      const left = first(rest.slice(0, cut));
      if (!left) continue;
      const right = whole(rest.slice(cut));
      const tail = right ? [right] : most > 2 ? parts(rest.slice(cut), most - 1) : null;
      if (!tail) continue;
      const split = [left, ...tail];
      if (!found || worth(split) > worth(found)) found = split;
    }
    return found;
  };
  return links.length && folded.length > 5 ? parts(folded, 3) ?? [] : [];
}

function worth(parts) {
  return Math.min(...parts.map((part) => part.length)) - 3 * parts.length;
}

// --- The plan -----------------------------------------------------------------

function wordsOf(text) {
  return text.normalize("NFC").toLowerCase().replace(/\p{Cf}/gu, "").match(WORD) ?? [];
}

export function plan(query, { language, lexicon, concepts = [], pinned = {}, literal = false }) {
  const site = { language, lexicon, concepts };
  const clean = query.slice(0, LONGEST).replace(/\p{Cf}/gu, "").replace(/\p{Cc}/gu, " ").trim();
  const typed = wordsOf(clean).slice(0, MOST_WORDS);
  const subjects = conceptsOf(typed, site);
  let terms = typed.map((word) => (isKnown(word, site) ? { typed: word, asked: [word], how: "" } : mend(word, site)));
  const joins = joinsOf(terms, site);
  for (const { at, word } of joins) {
    if (!terms[at].how && !terms[at + 1].how) continue;
    terms[at] = { typed: `${terms[at].typed} ${terms[at + 1].typed}`, asked: [word], how: "joined" };
    terms[at + 1] = null;
  }
  terms = terms.filter(Boolean);
  const asked = terms.filter((term) => term.asked.length);
  const first = asked.length ? asked.map((term) => (term.how === "split" ? term.asked.join(" ") : term.asked[0])).join(" ") : null;
  return {
    query: clean,
    terms,
    first,
    also: first ? furtherOf(terms, joins, subjects, site, first) : [],
    concepts: subjects.map((concept) => concept.id),
    said: saidOf(terms),
    suggestions: [],
    pinned: [],
  };
}

function conceptsOf(typed, { concepts, language }) {
  const words = typed.map((word) => stem(fold(word), language));
  const all = ` ${words.join(" ")} `;
  const together = words.join("");
  return concepts.filter(({ keys }) =>
    keys.some((key) => {
      const label = key.map((word) => stem(word, language));
      return label.length && (all.includes(` ${label.join(" ")} `) || label.join("") === together);
    }),
  );
}

function joinsOf(terms, site) {
  const found = [];
  for (let at = 0; at + 1 < terms.length; at++) {
    const [a, b] = [fold(terms[at].typed), fold(terms[at + 1].typed)];
    if (a.length < 3 || b.length < 3) continue;
    likeness(site.lexicon, site.language);
    for (const link of LINKS[site.language] ?? []) {
      const joined = fold(a + link + b);
      const places = site.lexicon.byFold.get(joined) ?? site.lexicon.byStem.get(stem(joined, site.language));
      if (places) {
        found.push({ at, word: byCount(places, site.lexicon)[0] });
        break;
      }
    }
  }
  return found;
}

function furtherOf(terms, joins, subjects, site, first) {
  const found = [];
  const words = first.split(" ");
  const add = (term, how, about) => term !== first && !found.some((other) => other.term === term) && found.push({ term, how, words: about });
  for (const { word } of joins) add(word, "joined", [word]);
  for (const term of terms) {
    if (term.how === "split") continue;
    for (const other of term.asked.slice(1)) add(terms.filter((one) => one.asked.length).map((one) => (one === term ? other : one.asked[0])).join(" "), term.how, [other]);
  }
  if (words.length > 1) {
    const rare = [...words].sort((a, b) => countOf(a, site) - countOf(b, site));
    for (const word of rare) add(word, "any", [word]);
  }
  return found.slice(0, MOST_FURTHER);
}

function saidOf(terms) {
  return terms
    .filter(({ how }) => how && how !== "inflected" && how !== "concept")
    .map(({ typed, asked, how }) => ({ key: how === "split" ? "parts" : how === "dropped" ? "without" : "instead", values: { q: typed, words: asked.join(" ") } }));
}
