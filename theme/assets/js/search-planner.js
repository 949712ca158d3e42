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
const MOST_MENDED = 4; // each may take some ten milliseconds
const MOST_FURTHER = 8;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’-][\p{L}\p{N}\p{M}]+)*/gu;

// --- Words made alike ---------------------------------------------------------

const LETTERS = { ø: "o", oe: "o", aa: "a", æ: "ae", қ: "к", ғ: "г", ҳ: "х", ҷ: "ч", дж: "ч", ъ: "", ь: "" };

// Spelling in which ø, oe and o, å, aa and a, é and e are alike, and letters of Tajik and those of a Russian keyboard.
function plain(word) {
  const bare = word.normalize("NFKD").replace(/[\p{M}'’-]/gu, "");
  return bare.replace(/ø|oe|aa|æ|[қғҳҷъь]|дж/g, (letters) => LETTERS[letters]);
}

// …and a letter and the same letter twice as well.
export function fold(word) {
  return /[^a-z]|(.)\1|oe/.test(word) ? plain(word).replace(/(.)\1+/gu, "$1") : word;
}

// Endings of inflection, as `fold` spells them, and what joins the parts of a compound.
const WITH_S = (endings) => new Set(endings.split(" ").flatMap((ending) => [ending, `${ending}s`]).concat("s"));
const ENDINGS = {
  da: WITH_S("e t en et er ne te re ene erne ede ende ere st ste est este"),
  nb: WITH_S("e t a en et er te re ene ane ede ende ere st ste est este"),
  nl: WITH_S("e n t d en er te de ten den ere st ste je end ende"),
  en: new Set("e s es ed d ing er ers est ly y ies ied ier iest".split(" ")),
  tg: new Set("и е хо хои хоро он ро ат ам".split(" ")),
};
const LINKS = { da: ["", "s", "e", "en", "er"], nb: ["", "s", "e", "er"], nl: ["", "s", "e", "en", "n"], en: [""] };

export function stem(folded, language) {
  for (let size = Math.min(5, folded.length - 3); size > 0; size--) if (ENDINGS[language]?.has(folded.slice(-size))) return folded.slice(0, -size);
  return folded;
}

export function wordsOf(text) {
  return text.normalize("NFC").toLowerCase().replace(/\p{Cf}/gu, "").match(WORD) ?? [];
}

// --- What the site knows ------------------------------------------------------

export function readLexicon(text) {
  const words = [];
  const counts = [];
  let word = "";
  for (const line of text.split("\n")) {
    if (!line) continue;
    const tab = line.indexOf("\t");
    word = word.slice(0, parseInt(line[0], 36)) + line.slice(1, tab < 0 ? undefined : tab);
    words.push(word);
    counts.push(tab < 0 ? 1 : parseInt(line.slice(tab + 1), 36));
  }
  return { words, counts };
}

export function readConcepts({ concepts }) {
  return concepts.map((concept) => ({ ...concept, keys: Object.values(concept.labels).flat().map(wordsOf) }));
}

// The words and behind them those of labels alone, how they are spelled alike, and where each spelling and stem stands.
function prepare({ lexicon, concepts, language }) {
  if (lexicon.folded) return;
  const labels = [...new Set(concepts.flatMap(({ keys }) => keys.flat()))].filter((word) => !isKnown(word, lexicon)).sort();
  lexicon.spelled = lexicon.words.concat(labels);
  lexicon.folded = lexicon.spelled.map(fold);
  lexicon.byFold = placesBy(lexicon.folded, lexicon.words.length);
  lexicon.byStem = placesBy(lexicon.folded.map((folded) => stem(folded, language)), lexicon.words.length);
}

// Key -> places. A chain of numbers: lists of their own for so many keys take long to make.
function placesBy(keys, length) {
  const heads = new Map();
  const next = new Int32Array(length);
  for (let place = length - 1; place >= 0; place--) {
    next[place] = heads.get(keys[place]) ?? -1;
    heads.set(keys[place], place);
  }
  return (key) => {
    const places = [];
    for (let place = heads.get(key) ?? -1; place >= 0; place = next[place]) places.push(place);
    return places;
  };
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

// The words of the best [rank, place]: of the lowest rank, then the most frequent.
function best(ranked, many, { spelled, counts }) {
  ranked.sort(([a, i], [b, j]) => a - b || (counts[j] ?? -1) - (counts[i] ?? -1) || i - j);
  return ranked.slice(0, many).map(([, place]) => spelled[place]);
}

// --- An unknown word ----------------------------------------------------------

// Tries one way after the other. What further ways find beside the word that is asked for goes into `others`.
function mend(word, site, thorough) {
  const folded = fold(word);
  const found = { typed: word, asked: [], how: "dropped", others: [] };
  const take = (how, words) => {
    if (words.length && !found.asked.length) Object.assign(found, { asked: [words[0]], how });
    found.others.push(...words.filter((other) => other !== found.asked[0]).map((other) => [other, how]));
  };
  take("folded", alike(word, folded, site));
  if (!found.asked.length) take("folded", begins(folded, site));
  take("inflected", related(folded, 4, site));
  if (!thorough) return found;
  const [heads, others] = within(folded, site);
  take("inside", heads);
  take("inflected", related(folded, 3, site));
  if (found.asked.length && found.how !== "inside") return found;
  const [near, far] = nearest(folded, site);
  take("repaired", near);
  const parts = found.asked.length ? [] : partsOf(folded, site);
  if (parts.length) return { ...found, asked: parts, how: "split" };
  if (!found.asked.length) take("inside", others);
  if (!found.asked.length) take("repaired", far);
  return found;
}

function alike(word, folded, { lexicon }) {
  const exact = plain(word);
  const places = lexicon.byFold(folded);
  return best(places.map((place) => [Number(plain(lexicon.spelled[place]) !== exact), place]), 4, lexicon);
}

// The beginning of a word, such as "stot" of "støtte".
function begins(folded, { lexicon }) {
  const longer = folded.length > 2 && lexicon.words[lexicon.folded.findIndex((other) => other.startsWith(folded))];
  if (!longer) return [];
  let length = 1;
  while (length < longer.length && fold(longer.slice(0, length)) !== folded) length++;
  return [longer.slice(0, length)];
}

// Other forms of the word; of one that only looks like a form ("projekt"), its own.
function related(folded, least, { lexicon, language }) {
  const root = stem(folded, language);
  let places = root.length < least ? [] : lexicon.byStem(root);
  for (let end = folded.length - 1; end > root.length && !places.length; end--) {
    if (ENDINGS[language]?.has(folded.slice(end))) places = lexicon.byFold(folded.slice(0, end));
  }
  return best(places.map((place) => [0, place]), 4, lexicon);
}

// Longer words that hold it: those that it ends, in this or another form; and others.
function within(folded, { lexicon, language }) {
  let root = stem(folded, language);
  if (root.length < 4) root = folded;
  const heads = [];
  const others = [];
  for (let place = 0; place < lexicon.words.length && root.length > 3; place++) {
    const other = lexicon.folded[place];
    const at = other.lastIndexOf(root);
    if (at < 0 || other === folded) continue;
    const rest = other.slice(at);
    if (at && rest === folded) heads.push([0, place]);
    else if (at && stem(rest, language) === root) heads.push([1, place]);
    else if (root.length > 4) others.push([Math.min(at, 1), place]);
  }
  return [best(heads, 6, lexicon), best(others, 6, lexicon)];
}

// Words one slip away, or that begin or are inflected so; and words two slips away. Next to each other most words begin
// alike, so that most rows of the alignment are those of the word before.
function nearest(folded, { lexicon, language }, more = 0) {
  const size = folded.length;
  if (size < 4 || size > 40) return [[], []];
  const most = (size < 8 ? 1 : 2) + more;
  const root = stem(folded, language).length;
  const rows = [Uint8Array.from({ length: size + 1 }, (_, i) => i)];
  const least = [0];
  const [near, far] = [[], []];
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
    const reached = Math.min(other.length, last);
    let rank = reached === other.length ? rows[reached][size] : 9;
    for (let end = reached; end >= size - 1 && size > 5; end--) if (rows[end][size] < 2) rank = Math.min(rank, rows[end][size] + Math.min((other.length - end) / 10, 0.5));
    if (rank > 1.9 && root > 4 && reached >= root - 1) {
      const end = stem(other, language).length;
      if (end <= reached && rows[end][root] < 2) rank = 1.9;
    }
    if (rank < most + 1) (rank < 1.9 ? near : far).push([rank + (other[0] === folded[0] ? 0 : 0.3), place]);
  });
  return [best(near, 3, lexicon), best(far, 3, lexicon)];
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

// The known words of which a compound is made; none where they fit badly.
function partsOf(folded, { lexicon, language }) {
  const links = LINKS[language];
  // A part is [word, fit]: the longer the better, and better as it stands than in another form.
  const part = (text) => {
    for (const [map, key, fit] of [[lexicon.byFold, text, 0], [lexicon.byStem, stem(text, language), -2]]) {
      const places = text.length > 2 ? map(key) : [];
      if (places.length) return [best(places.map((place) => [0, place]), 1, lexicon)[0], fit + Math.min(text.length, 5)];
    }
    return [undefined, -9];
  };
  const linked = (text) => links.filter((link) => text.endsWith(link)).map((link) => part(text.slice(0, text.length - link.length)));
  const parts = (text, most) => {
    let found = [[], 0];
    for (let cut = 3; cut <= text.length - 3; cut++) {
      const [left, fit] = linked(text.slice(0, cut)).reduce((a, b) => (b[1] > a[1] ? b : a));
      if (fit < 3) continue;
      const right = part(text.slice(cut));
      const [tail, rest] = right[0] ? [[right[0]], right[1]] : most > 2 ? parts(text.slice(cut), most - 1) : [[], 0];
      const total = Math.min(fit, rest) - 2;
      if (tail.length && total > found[1]) found = [[left, ...tail], total];
    }
    return found;
  };
  return links && folded.length > 5 && folded.length < 50 ? parts(folded, 3)[0] : [];
}

// --- The plan -----------------------------------------------------------------

export function plan(query, { language, lexicon, concepts = [], pinned = {}, literal = false }) {
  const site = { language, lexicon, concepts };
  prepare(site);
  const clean = query.slice(0, LONGEST).replace(/\p{Cf}/gu, "").replace(/\p{Cc}/gu, " ").trim();
  const typed = wordsOf(clean).slice(0, MOST_WORDS);
  const pins = Object.entries(pinned).find(([key]) => sameWords(wordsOf(key), typed))?.[1] ?? [];
  const made = literal || /^["“„»«].+["”“«»]$/u.test(clean) ? literally(clean, typed, literal, site) : freely(typed, site);
  const unsure = made.terms.flatMap(({ asked }) => asked).filter((word) => /\p{N}/u.test(word) && !countOf(word, lexicon));
  const suggestions = literal ? [] : suggest(typed, made.first, site);
  return { query: clean, also: [], concepts: [], ...made, unsure, said: saidOf(clean, made, site), suggestions, pinned: pins };
}

function sameWords(a, b) {
  return a.map(fold).join(" ") === b.map(fold).join(" ");
}

function literally(clean, typed, unquoted, { lexicon }) {
  const terms = typed.map((word) => (isKnown(word, lexicon) ? { typed: word, asked: [word], how: "" } : { typed: word, asked: [], how: "dropped" }));
  const words = typed.join(" ");
  return { terms, first: words && terms.every(({ how }) => !how) ? (unquoted ? words : `"${words}"`) : null, whole: false };
}

function freely(typed, site) {
  let subjects = subjectsOf(typed, site);
  let mended = 0;
  let terms = typed.map((word, at) => {
    if (inLabel(at, subjects)) return { typed: word, asked: [], how: "concept" };
    return isKnown(word, site.lexicon) ? { typed: word, asked: [word], how: "" } : meant(mend(word, site, ++mended <= MOST_MENDED), site);
  });
  if (mended) {
    subjects = subjectsOf(terms.map((term) => term.meant ?? (term.how === "split" ? term.typed : (term.asked[0] ?? term.typed))), site);
    terms = terms.map((term, at) => (inLabel(at, subjects) ? { ...term, asked: [], how: term.how || "concept" } : term));
  }
  const { joins, joined } = join(terms, site);
  const first = joined.flatMap(({ asked }) => asked).join(" ") || null;
  const whole = subjects.some(({ from, to }) => from === 0 && to === typed.length);
  const also = first ? furtherOf(joined, { joins, subjects, whole, first }, site) : [];
  return { terms: joined, first, also, concepts: [...new Set(subjects.map(({ id }) => id))], whole };
}

// A word that only labels have is not asked for.
function meant(term, { lexicon }) {
  const others = term.others.filter(([word]) => isKnown(word, lexicon));
  return term.asked.every((word) => isKnown(word, lexicon)) ? { ...term, others } : { ...term, asked: [], meant: term.asked[0], others };
}

// The labels that the query holds: [from, to) of its words; `lacks`: a word of them is on no page of this language.
function subjectsOf(words, { concepts, lexicon, language }) {
  const root = (word) => stem(fold(word), language);
  const roots = words.map(root);
  const found = [];
  for (const concept of concepts) {
    concept.roots ??= concept.keys.map((key) => key.map(root));
    for (const label of concept.roots) {
      let from = label.length ? roots.findIndex((_, at) => label.every((word, i) => word === roots[at + i])) : -1;
      let to = from + label.length;
      if (from < 0 && label.length && label.join("") === roots.join("")) [from, to] = [0, roots.length];
      if (from < 0) continue;
      const lacks = words.slice(from, to).some((word) => !isKnown(word, lexicon) && !lexicon.byStem(root(word)).length);
      found.push({ id: concept.id, concept, from, to, lacks });
    }
  }
  return found;
}

function inLabel(at, subjects) {
  return subjects.some(({ from, to, lacks }) => lacks && from <= at && at < to);
}

// Words that the site writes as one. Where one of the two is unknown, that is what is asked for first.
function join(terms, site) {
  const joins = [];
  const joined = [];
  for (let at = 0; at < terms.length; at++) {
    const [a, b] = terms.slice(at, at + 2);
    const word = b && (compound(a.typed, b.typed, site) ?? compound(b.typed, a.typed, site));
    if (word) joins.push(word);
    if (word && (a.how || b.how)) {
      joined.push({ typed: `${a.typed} ${b.typed}`, asked: [word], how: "joined" });
      at++;
    } else joined.push(a);
  }
  return { joins, joined };
}

function compound(a, b, site) {
  if (a.length < 3 || b.length < 3) return undefined;
  const found = (LINKS[site.language] ?? []).flatMap((link) => {
    const folded = fold(a + link + b);
    return [...alike(a + link + b, folded, site), ...related(folded, 4, site)];
  });
  return found[0];
}

function furtherOf(terms, { joins, subjects, whole, first }, site) {
  const { lexicon, language } = site;
  const found = [];
  const add = (term, how, words) => {
    if (term !== first && !found.some((other) => other.term === term)) found.push({ term, how, words });
  };
  const instead = (old, words, how) => add(terms.flatMap((term) => (term === old ? words : term.asked)).join(" "), how, words);
  for (const word of joins) add(word, "joined", [word]);
  for (const term of terms) for (const [word, how] of term.others ?? []) instead(term, [word], how);
  for (const { concept, from, to } of subjects) {
    const labels = (concept.labels[language] ?? []).map(wordsOf).filter((words) => words.length && words.every((word) => isKnown(word, lexicon)));
    if (terms.length === 1 || whole) for (const words of labels.slice(0, 3)) if (from === 0 && to >= terms.length) add(words.join(" "), "synonym", words);
  }
  const [only] = terms;
  if (terms.length === 1 && !only.how) {
    const folded = fold(only.typed);
    for (const word of alike(only.typed, folded, site)) add(word, "folded", [word]);
    for (const word of related(folded, 3, site)) add(word, "inflected", [word]);
    for (const word of within(folded, site)[0].slice(0, 3)) add(word, "inside", [word]);
    instead(only, partsOf(folded, site), "split");
  }
  const relaxed = terms.length > 1 || (only.how === "split" && only.asked.every((word) => word.length > 4));
  const words = terms.flatMap(({ asked }) => asked);
  if (relaxed && !whole) for (const word of words.sort((a, b) => countOf(a, lexicon) - countOf(b, lexicon))) add(word, "any", [word]);
  return found.filter(({ term }) => term).slice(0, MOST_FURTHER);
}

// --- What the reader is told ---------------------------------------------------

function saidOf(clean, { terms, first, concepts = [] }, site) {
  if (!first && concepts.length) {
    const { labels } = site.concepts.find(({ id }) => id === concepts[0]);
    return [{ key: "elsewhere", values: { q: clean, words: (labels[site.language] ?? Object.values(labels)[0])[0] } }];
  }
  if (!first) return clean ? [{ key: "none", values: { q: clean, words: "" } }] : [];
  const key = { split: "parts", dropped: "without" };
  const changed = terms.filter(({ how }) => how && how !== "concept");
  return changed.map(({ typed, asked, how, meant: word }) => ({ key: key[how] ?? "instead", values: { q: typed, words: asked.join(" ") || word || typed } }));
}

// Labels that begin with the query, or have a word that does; without a known word, words of the site that are somewhat like it.
function suggest(typed, first, site) {
  const start = typed.map(fold).join(" ");
  if (start.length < 2) return [];
  const found = [];
  for (const { id, kind, labels, keys } of site.concepts) {
    const text = labels[site.language]?.[0];
    if (text && kind !== "synonym" && keys.some((key) => ` ${key.map(fold).join(" ")}`.includes(` ${start}`))) found.push({ kind, text, id });
  }
  if (!first) for (const words of typed.slice(0, MOST_MENDED).map((word) => nearest(fold(word), site, 1).flat())) found.push(...words.slice(0, 2).map((text) => ({ kind: "word", text })));
  return found.slice(0, 6);
}
