// From what a reader types and the words of the site to what is searched for; the shapes are told in search-run.js.

const LONGEST = 200;
const MOST_WORDS = 12;
const MOST_FURTHER = 8;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’-][\p{L}\p{N}\p{M}]+)*/gu;

// --- Words made alike

const LETTERS = { ø: "o", oe: "o", aa: "a", æ: "ae", қ: "к", ғ: "г", ҳ: "х", ҷ: "ч", дж: "ч", ъ: "", ь: "" };

// Spelling in which ø, oe and o, å, aa and a, é and e are alike, and letters of Tajik and those of a Russian keyboard.
function plain(word) {
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
const LINKS = { da: ["", "s", "e", "en", "er"], nb: ["", "s", "e", "er"], nl: ["", "s", "e", "en", "n"], en: [""] };

function isEnding(text, language) {
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
function prepare({ lexicon, concepts, language }) {
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
function isKnown(word, lexicon) {
  return /\p{N}/u.test(word) || Boolean(lexicon.words[placeOf(word, lexicon)]?.startsWith(word));
}

function countOf(word, lexicon) {
  const place = placeOf(word, lexicon);
  return lexicon.words[place] === word ? lexicon.counts[place] : 0;
}

// The words of the lowest rank first, then the most frequent.
function best(places, { spelled, counts }, rankOf = () => 0) {
  const ranked = places.map((place) => [rankOf(place), place]);
  ranked.sort(([a, i], [b, j]) => a - b || (counts[j] ?? -1) - (counts[i] ?? -1) || i - j);
  return ranked.slice(0, 5).map(([, place]) => spelled[place]);
}

// --- An unknown word

// The first way that finds something decides; what else is found goes into `others`.
function mend(word, site) {
  const folded = fold(word);
  const found = { typed: word, asked: [], how: "dropped", others: [] };
  const take = (how, words, many = 1) => {
    if (!found.asked.length && words.length) Object.assign(found, { asked: words.slice(0, many), how });
    found.others.push(...words.filter((other) => !found.asked.includes(other)).map((other) => [other, how]));
  };
  const { starts, heads, rest } = within(folded, site);
  take("folded", alike(word, folded, site));
  if (!found.asked.length) take("folded", starts);
  take("inflected", related(folded, 4, site));
  take("inside", heads);
  take("inflected", related(folded, 3, site));
  if (found.asked.length && found.how !== "inside") return found;
  const { near, far } = nearest(folded, site);
  take("repaired", near);
  if (!found.asked.length) take("split", partsOf(folded, site), 9);
  if (!found.asked.length) take("inside", rest);
  if (!found.asked.length) take("repaired", far);
  return found;
}

function alike(word, folded, { lexicon }) {
  const exact = plain(word);
  return best(lexicon.byFold(folded), lexicon, (place) => plain(lexicon.spelled[place]) !== exact);
}

// Other forms of the word; of one that only looks like a form ("projekt"), its own.
function related(folded, least, { lexicon, language }) {
  const root = stem(folded, language);
  let places = root.length < least ? [] : lexicon.byStem(root);
  for (let end = folded.length; --end >= root.length && !places.length; ) if (isEnding(folded.slice(end), language)) places = lexicon.byFold(folded.slice(0, end));
  return best(places, lexicon);
}

// Longer words: those that begin with it, those that end with it or a form of it, and those that hold it elsewhere.
function within(folded, { lexicon, language }) {
  const short = stem(folded, language);
  const root = short.length > 3 ? short : folded;
  const [starts, heads, rest] = [[], [], []];
  lexicon.words.forEach((_, place) => {
    const other = lexicon.folded[place];
    const at = other.lastIndexOf(root);
    if (at < 0 || other === folded) return;
    const after = other.slice(at + root.length);
    if (other.startsWith(folded)) starts.push(place);
    else if (at && root.length > 3 && (!after || isEnding(after, language))) heads.push(place);
    else if (root.length > 4) rest.push(place);
  });
  return { starts: best(starts, lexicon), heads: best(heads, lexicon, (place) => !lexicon.folded[place].endsWith(folded)), rest: best(rest, lexicon) };
}

// Words one slip away, or that begin or are inflected so; and words further away.
function nearest(folded, { lexicon, language }) {
  const size = folded.length;
  const root = stem(folded, language).length;
  const most = size < 8 ? 1 : 2;
  if (size < 4 || size > 50) return { near: [], far: [] };
  const rows = [Uint8Array.from({ length: size + 1 }, (_, i) => i)];
  const ranks = new Map(); // of places: how many slips, and a little more for what is less likely
  lexicon.folded.forEach((other, place) => {
    const end = align(rows, folded, other, most);
    if (end < size - most) return;
    let rank = 9;
    for (let at = end; at >= size - most; at--) {
      const slips = rows[at][size];
      if (at === other.length || (slips < 2 && size > 5)) rank = Math.min(rank, slips + Math.min((other.length - at) / 10, 0.5));
    }
    if (rank > 1.9 && root > 4 && rows[Math.min(end, stem(other, language).length)][root] < 2) rank = 1.9;
    if (rank < most + 1) ranks.set(place, rank + (other[0] === folded[0] ? 0 : 0.3));
  });
  const rankOf = (place) => ranks.get(place);
  const among = (isNear) => best([...ranks.keys()].filter((place) => rankOf(place) < 1.9 === isNear), lexicon, rankOf);
  return { near: among(true), far: among(false) };
}

// Fills the rows of the optimal string alignment near the diagonal, as far as the words may still be near; the last row.
function align(rows, a, b, most) {
  let before = 0;
  for (let end = 1; end <= b.length; end++) {
    const row = (rows[end] ??= new Uint8Array(a.length + 1).fill(99));
    const above = rows[end - 1];
    let least = (row[0] = end);
    for (let i = Math.max(1, end - most); i <= Math.min(a.length, end + most); i++) {
      row[i] = Math.min(above[i] + 1, row[i - 1] + 1, above[i - 1] + (a[i - 1] !== b[end - 1]));
      if (i > 1 && end > 1 && a[i - 1] === b[end - 2] && a[i - 2] === b[end - 1]) row[i] = Math.min(row[i], rows[end - 2][i - 2] + 1);
      least = Math.min(least, row[i]);
    }
    if (least > most && before >= most) return end;
    before = least;
  }
  return b.length;
}

// The known words of which a compound is made; none where they fit badly.
function partsOf(folded, { lexicon, language }) {
  // [words, fit]: the longer the better, and better as it stands than in another form.
  const part = (text) => {
    if (text.length < 3) return [[], 0];
    const same = best(lexicon.byFold(text), lexicon);
    const words = same.length ? same : best(lexicon.byStem(stem(text, language)), lexicon);
    return [words.slice(0, 1), words.length && Math.min(text.length, 5) - (same.length ? 0 : 2)];
  };
  const parts = (text, more) => {
    let found = [[], 0];
    for (let cut = 3; cut <= text.length - 3; cut++) {
      const start = text.slice(0, cut);
      for (const link of LINKS[language]) {
        const [left, fit] = start.endsWith(link) ? part(start.slice(0, cut - link.length)) : [[], 0];
        if (fit < 3) continue;
        let tail = part(text.slice(cut));
        if (!tail[1] && more) tail = parts(text.slice(cut), more - 1);
        const total = Math.min(fit, tail[1]) - 2;
        if (total > found[1]) found = [[...left, ...tail[0]], total];
      }
    }
    return found;
  };
  return LINKS[language] && folded.length < 50 ? parts(folded, 1)[0] : [];
}

// --- The plan

export function plan(query, { language, lexicon, concepts = [], pinned = {}, literal = false }) {
  const site = { language, lexicon, concepts };
  prepare(site);
  const clean = query.slice(0, LONGEST).replace(/\p{Cf}/gu, "").replace(/\p{Cc}/gu, " ").trim();
  const typed = wordsOf(clean).slice(0, MOST_WORDS);
  const quoted = /^".+"$/.test(clean);
  const asTyped = literal || quoted;
  const { terms: single, subjects } = termsOf(typed, asTyped, site);
  const { terms, joins } = asTyped ? { terms: single, joins: [] } : join(single, site);
  const words = asTyped && terms.some(({ how }) => how) ? [] : terms.flatMap(({ asked }) => asked);
  const first = words.length ? (quoted ? `"${words.join(" ")}"` : words.join(" ")) : null;
  const whole = subjects.some(({ from, to }) => from === 0 && to === typed.length);
  const key = keyOf(typed);
  return {
    query: clean,
    terms,
    first,
    also: first && !asTyped ? furtherOf(terms, { joins, whole, subjects, first }, site) : [],
    concepts: [...new Set(subjects.map(({ concept }) => concept.id))],
    whole,
    unsure: words.filter((word) => /\p{N}/u.test(word) && !countOf(word, lexicon)),
    said: saidOf(clean, terms, first, subjects[0]?.concept, language),
    suggestions: suggest(typed, first, site),
    pinned: Object.entries(pinned).find(([phrase]) => keyOf(wordsOf(phrase)) === key)?.[1] ?? [],
  };
}

function keyOf(words) {
  return words.map(fold).join(" ");
}

function termsOf(typed, literal, site) {
  let subjects = literal ? [] : subjectsOf(typed, site);
  const labelAt = (at) => subjects.find(({ from, to, lacks }) => lacks && from <= at && at < to);
  const terms = typed.map((word, at) => {
    if (labelAt(at)) return { typed: word, asked: [], how: "concept" };
    if (isKnown(word, site.lexicon)) return { typed: word, asked: [word], how: "" };
    return literal ? { typed: word, asked: [], how: "dropped" } : mend(word, site);
  });
  if (!literal) subjects = subjectsOf(terms.map(({ typed: word, asked, how }) => (how === "split" ? word : (asked[0] ?? word))), site);
  // Of a label that lacks a word here, another name in this language is asked for.
  const named = terms.map((term, at) => {
    const label = labelAt(at);
    if (!label) return term;
    const [meant] = term.asked;
    const asked = label.from === at ? (namesOf(label.concept, site)[0] ?? []) : [];
    return { typed: term.typed, asked, how: meant && meant !== term.typed ? term.how : "concept", meant };
  });
  return { terms: named, subjects };
}

// The words of each label that pages of this language have.
function namesOf({ labels }, { lexicon, language }) {
  return (labels[language] ?? []).map(wordsOf).filter((words) => words.length && words.every((word) => isKnown(word, lexicon)));
}

// The labels that words hold, from and up to where; `lacks`: a word of them is on no page of this language.
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
      const to = whole ? words.length : from + label.length;
      const lacks = words.slice(from, to).some((word) => !isKnown(word, lexicon) && !lexicon.byStem(root(word)).length);
      if (from >= 0) found.push({ concept, from, to, lacks });
    }
  }
  return found;
}

// Words that the site writes as one. Where either is unknown, that is what is asked for first.
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

function compound(a, b, site) {
  if (Math.min(a.length, b.length) < 3) return undefined;
  const found = (LINKS[site.language] ?? []).flatMap((link) => [...alike(a + link + b, fold(a + link + b), site), ...related(fold(a + link + b), 4, site)]);
  return found[0];
}

// What else to ask for, the likeliest first.
function furtherOf(terms, { joins, whole, subjects, first }, site) {
  const { lexicon, language } = site;
  const found = new Map([[first, null]]);
  const add = (how, words, old) => {
    const term = (old ? terms.flatMap((one) => (one === old ? words : one.asked)) : words).join(" ");
    if (words.length && !found.has(term) && words.every((word) => isKnown(word, lexicon))) found.set(term, { term, how, words });
  };
  for (const word of joins) add("joined", [word]);
  for (const term of terms) for (const [word, how] of term.others ?? []) add(how, [word], term);
  for (const { concept, from, to } of subjects) {
    if (!whole && (concept.kind !== "synonym" || joins.length)) continue;
    const asked = (some) => some.flatMap((term) => term.asked);
    for (const words of namesOf(concept, site).slice(0, 3)) add("synonym", [...asked(terms.slice(0, from)), ...words, ...asked(terms.slice(whole ? terms.length : to))]);
  }
  const [only] = terms;
  if (terms.length === 1 && !only.how && only.typed.length > 3) {
    const folded = fold(only.typed);
    for (const word of alike(only.typed, folded, site)) add("folded", [word]);
    for (const word of related(folded, 3, site)) add("inflected", [word]);
    for (const word of within(folded, site).heads.slice(0, 3)) add("inside", [word]);
    add("split", partsOf(folded, site));
  }
  const words = terms.flatMap(({ asked }) => asked);
  if (!whole && (terms.length > 1 || words.every((word) => word.length > 4))) {
    for (const word of words.sort((a, b) => countOf(a, lexicon) - countOf(b, lexicon))) add("any", [word]);
  }
  return [...found.values()].slice(1, MOST_FURTHER + 1);
}

// --- What the reader is told

const KEYS = { split: "parts", dropped: "without" };

function saidOf(q, terms, first, concept, language) {
  if (!first && concept) return [{ key: "elsewhere", values: { q, words: (concept.labels[language] ?? Object.values(concept.labels)[0])[0] } }];
  if (!first) return q ? [{ key: "none", values: { q, words: "" } }] : [];
  const changed = terms.filter(({ how, asked }) => how && (how !== "concept" || asked.length));
  return changed.map(({ typed, asked, how, meant }) => ({ key: KEYS[how] ?? "instead", values: { q: typed, words: asked.join(" ") || meant || typed } }));
}

// Labels of which a word and what follows begin like the query; where nothing is known, words that begin alike.
function suggest(typed, first, { concepts, lexicon, language }) {
  const start = ` ${keyOf(typed)}`;
  if (start.length < 3) return [];
  const labels = concepts.filter(({ kind, keys }) => kind !== "synonym" && keys.some((key) => ` ${keyOf(key)}`.includes(start)));
  const found = labels.map(({ id, kind, labels: own }) => ({ kind, id, text: own[language]?.[0] })).filter(({ text }) => text);
  const like = first ? [] : best([...lexicon.words.keys()].filter((place) => lexicon.folded[place].startsWith(start.slice(1, 5))), lexicon);
  return [...found.slice(0, 5), ...like.map((text) => ({ kind: "word", text }))];
}
