// The facets of a list: links to the lists of their values become boxes to tick, with counts that follow the choice.

import { make, number } from "./page-words.js";

export function readFacets(page) {
  const boxes = [...page.querySelectorAll(".p-facet")];
  const options = boxes.flatMap((box) => [...box.querySelectorAll("[data-value]")].map((link) => option(box, link)));
  const names = boxes.map((box) => box.dataset.facet);
  const tokensOf = (facet) => options.filter((one) => one.facet === facet && one.input.checked).map(({ token }) => token);

  return {
    chosen: () => options.filter(({ input }) => input.checked),

    // The tokens of a facet, in its order: for a scale, weakest first.
    tokens: (facet) => options.filter((one) => one.facet === facet).map(({ token }) => token),

    // Takes over the choice that stands in an address; facets that hold one are unfolded.
    choose(asked) {
      for (const { facet, id, input } of options) input.checked = asked.getAll(facet).includes(id);
      for (const box of boxes) if (box.querySelector(":checked")) box.open = true;
    },

    // Hides the rows that do not match and counts what each further choice would give; returns how many rows are left.
    filter(rows) {
      const wanted = new Map(names.map((facet) => [facet, tokensOf(facet)]));
      const counts = new Map();
      let left = 0;
      for (const row of rows) {
        const missed = names.filter((facet) => wanted.get(facet).length && !wanted.get(facet).some((token) => row.tokens.has(token)));
        row.element.hidden = missed.length > 0;
        if (!missed.length) left += 1;
        // A facet is not narrowed by the choice within it, so what only that facet excludes counts for its values.
        for (const token of row.tokens) {
          if (!missed.length || (missed.length === 1 && facetOf(token) === missed[0])) counts.set(token, (counts.get(token) ?? 0) + 1);
        }
      }
      showCounts(counts);
      return left;
    },
  };

  function showCounts(counts) {
    for (const { token, input, count, line } of options) {
      const n = counts.get(token) ?? 0;
      count.textContent = number(n);
      // What has the focus stays, or the keyboard would be lost.
      line.hidden = !n && !input.checked && document.activeElement !== input;
    }
    for (const box of boxes) box.hidden = !box.querySelector("li:not([hidden])");
  }
}

function facetOf(token) {
  return token.slice(0, token.indexOf(":"));
}

function option(box, link) {
  const { facet } = box.dataset;
  const id = link.dataset.value;
  const line = link.closest("li");
  const count = line.querySelector(".p-facets__count");
  const input = Object.assign(make("input"), { type: "checkbox", name: facet, value: id, autocomplete: "off" });
  const name = make("span", "", ...link.childNodes);
  line.replaceChildren(make("label", "p-facets__option", input, " ", name, " ", count));
  return { facet, id, token: `${facet}:${id}`, input, count, line, name: name.textContent };
}
