// Which chapters a reader has read, kept in this browser alone: one key a course, {"version": 1, "chapters": {id: day, …}}.

const VERSION = 1;

// Where nothing can be stored, what was marked lasts as long as the page.
let unkept;

export function isKept() {
  return unkept === undefined;
}

// A Map from the ids of chapters to the days on which they were read.
export function chaptersRead(key) {
  if (unkept) return unkept;
  try {
    return understand(localStorage.getItem(key));
  } catch {
    return (unkept = new Map());
  }
}

export function keep(key, chapters) {
  try {
    localStorage.setItem(key, JSON.stringify({ version: VERSION, chapters: Object.fromEntries(chapters) }));
  } catch {
    unkept = chapters;
  }
}

export function forget(key) {
  unkept?.clear();
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was ever stored.
  }
}

// Whatever else lies under the key counts for nothing.
function understand(text) {
  let kept;
  try {
    kept = JSON.parse(text);
  } catch {
    return new Map();
  }
  const days = kept?.version === VERSION ? Object.entries(kept.chapters ?? {}) : [];
  return new Map(days.filter(([, day]) => /^\d{4}-\d\d-\d\d$/.test(day)));
}
