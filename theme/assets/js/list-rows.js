// The rows of a list, and their order. Entries of the reader's language and those of others are lists of their own.

export function rowsIn(page) {
  return [...page.querySelectorAll(".p-listing__rows > li")].map((element, place) => ({
    element,
    place,
    list: element.parentElement,
    title: Number(element.dataset.title),
    updated: element.dataset.updated,
    tokens: new Set(element.dataset.values.split(" ")),
  }));
}

// By title, by date with the newest first, by the levels of a scale with the strongest first; `start` is the page's own order.
export function sortRows(rows, name, facets) {
  const levels = facets.tokens(name);
  const level = (row) => levels.findIndex((token) => row.tokens.has(token));
  const compare = {
    title: (a, b) => a.title - b.title,
    updated: (a, b) => (a.updated < b.updated) - (a.updated > b.updated),
    start: () => 0,
  }[name] ?? ((a, b) => level(b) - level(a));
  for (const { list, element } of [...rows].sort((a, b) => compare(a, b) || a.place - b.place)) list.append(element);
}
