// The words of the site and of the labels of its concepts, and which of them are alike. Knows no page and no network; runs in Node too.

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’-][\p{L}\p{N}\p{M}]+)*/gu;

const LETTERS = { ø: "o", oe: "o", aa: "a", æ: "ae", қ: "к", ғ: "г", ҳ: "х", ҷ: "ч", дж: "ч", ъ: "", ь: "" };

// Spelling in which ø, oe and o, å, aa and a, é and e are alike, and letters of Tajik and those of a Russian keyboard.
export function plain(word) {
  const bare = word.normalize("NFKD").replace(/[\p{M}'’-]/gu, "");
  return bare.replace(/ø|oe|aa|æ|[қғҳҷъь]|дж/g, (letters) => LETTERS[letters]);
}

// The same where a letter and two of it are alike as well.
export function fold(word) {
  return /[^a-z]|(.)\1|oe/.test(word) ? plain(word).replace(/(.)\1+/gu, "$1") : word;
}

// Endings of inflection, as `fold` spells them, and what joins the parts of a compound.
const NORDIC = "e t a en et er ne te re ene erne ane ede ende ere st ste est este";
const endings = (text) => new Set(text.split(" "));
const ENDINGS = {
  da: endings(NORDIC),
  nb: endings(NORDIC),
  nl: endings("e n t d en er te de ten den ere st ste je end ende"),
  en: endings("e es ed d ing er est ly y ie ied ier iest"),
  tg: endings("и е хо хои хоро он ро ат ам"),
};
export const LINKS = { da: ["", "s", "e", "en", "er"], nb: ["", "s", "e", "er"], nl: ["", "s", "e", "en", "n"], en: [""] };

export function isEnding(text, language) {
  return ENDINGS[language]?.has(text) || (text.endsWith("s") && isEnding(text.slice(0, -1) || "e", language));
}

export function stem(folded, language) {
  for (let end = Math.max(3, folded.length - 5); end < folded.length; end++) if (isEnding(folded.slice(end), language)) return folded.slice(0, end);
  return folded;
}

export function wordsOf(text) {
  return text.normalize("NFC").toLowerCase().replace(/\p{Cf}/gu, "").match(WORD) ?? [];
}

// --- What the site knows

export function readLexicon(text) {
  const lexicon = { words: [], counts: [] };
  let word = "";
  for (const line of text.split("\n")) {
    if (!line) continue;
    const [rest, count = "1"] = line.split("\t");
    word = word.slice(0, parseInt(rest[0], 36)) + rest.slice(1);
    lexicon.words.push(word);
    lexicon.counts.push(parseInt(count, 36));
  }
  return lexicon;
}

export function readConcepts({ concepts }) {
  return concepts.map((concept) => ({ ...concept, keys: Object.values(concept.labels).flat().map(wordsOf) }));
}

// The words, behind them those of labels alone; how they are spelled alike; where each spelling and stem stands.
export function prepare({ lexicon, concepts, language }) {
  if (lexicon.folded) return;
  const labels = new Set(concepts.flatMap(({ keys }) => keys.flat()).filter((word) => !isKnown(word, lexicon)));
  lexicon.spelled = [...lexicon.words, ...[...labels].sort()];
  lexicon.folded = lexicon.spelled.map(fold);
  lexicon.byFold = placesBy(lexicon, (folded) => folded);
  lexicon.byStem = placesBy(lexicon, (folded) => stem(folded, language));
}

// Chains of places: a list for each of so many keys takes long to make.
function placesBy({ words, folded }, keyOf) {
  const first = new Map();
  const next = words.map((_, place) => {
    const key = keyOf(folded[place]);
    const before = first.get(key);
    first.set(key, place);
    return before;
  });
  return (key) => {
    const places = [];
    for (let place = first.get(key); place !== undefined; place = next[place]) places.push(place);
    return places;
  };
}

// The place of the first word that is not before `word`.
function placeOf(word, { words }) {
  let [from, to] = [0, words.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (words[middle] < word) from = middle + 1;
    else to = middle;
  }
  return from;
}

// Pagefind finds a word, and what begins with it. Numbers and codes may be missing in the lexicon.
export function isKnown(word, lexicon) {
  return /\p{N}/u.test(word) || Boolean(lexicon.words[placeOf(word, lexicon)]?.startsWith(word));
}

export function countOf(word, lexicon) {
  const place = placeOf(word, lexicon);
  return lexicon.words[place] === word ? lexicon.counts[place] : 0;
}

// The words of the lowest rank first, then the most frequent.
export function best(places, { spelled, counts }, rankOf = () => 0) {
  const ranked = places.map((place) => [rankOf(place), place]);
  ranked.sort(([a, i], [b, j]) => a - b || (counts[j] ?? -1) - (counts[i] ?? -1) || i - j);
  return ranked.slice(0, 5).map(([, place]) => spelled[place]);
}
