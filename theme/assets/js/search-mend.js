// What may be meant by an unknown word.

import { best, fold, isEnding, LINKS, plain, stem } from "./search-lexicon.js";

// The first way that finds something decides; what else is found goes into `others`.
export function mend(word, site) {
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

export function alike(word, folded, { lexicon }) {
  const exact = plain(word);
  return best(lexicon.byFold(folded), lexicon, (place) => plain(lexicon.spelled[place]) !== exact);
}

// Other forms of the word; of one that only looks like a form ("projekt"), its own.
export function related(folded, least, { lexicon, language }) {
  const root = stem(folded, language);
  let places = root.length < least ? [] : lexicon.byStem(root);
  for (let end = folded.length; --end >= root.length && !places.length; ) if (isEnding(folded.slice(end), language)) places = lexicon.byFold(folded.slice(0, end));
  return best(places, lexicon);
}

// Longer words: those that begin with it, those that end with it or a form of it, and those that hold it elsewhere.
export function within(folded, { lexicon, language }) {
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

// Words one slip away, or that begin or are inflected so; and others.
function nearest(folded, { lexicon, language }) {
  const size = folded.length;
  if (size < 4 || size > 50) return { near: [], far: [] };
  const root = stem(folded, language).length;
  const most = size < 8 ? 1 : 2;
  const rows = [Uint8Array.from({ length: size + 1 }, (_, i) => i)];
  const ranks = new Map(); // place -> slips, and a little more where that is less likely
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

// Fills the rows of the optimal string alignment near the diagonal while the words may be near; the last row.
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

// The known words of a compound, each of so many letters; none where they fit badly.
export function partsOf(folded, { lexicon, language }, least = 3) {
  // [words, fit]: the longer the better, and better as it stands than in another form.
  const part = (text) => {
    if (text.length < least) return [[], 0];
    const same = best(lexicon.byFold(text), lexicon);
    const words = same.length ? same : best(lexicon.byStem(stem(text, language)), lexicon);
    return [words.slice(0, 1), words.length && Math.min(text.length, 5) - (same.length ? 0 : 2)];
  };
  const parts = (text, more) => {
    let found = [[], 0];
    for (let cut = least; cut <= text.length - least; cut++) {
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

// The word as which the site writes two.
export function compound(a, b, site) {
  if (Math.min(a.length, b.length) < 3) return undefined;
  const found = (LINKS[site.language] ?? []).map((link) => alike(a + link + b, fold(a + link + b), site)[0] ?? related(fold(a + link + b), 4, site)[0]);
  return found.find(Boolean);
}
