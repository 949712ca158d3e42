// What is picked: ids in the address, `?compare=one,two`, and how they get from page to page.

import { make } from "./writing.js";

export const MOST = 6;

// The page that compares, in the language of this page.
export const comparePage = new URL(document.body.dataset.compare, document.baseURI);

const ID = /^[a-z0-9-]{1,80}$/;

// Every id in the address, each once.
export function idsIn(search) {
  const asked = new URLSearchParams(search).get("compare") ?? "";
  return [...new Set(asked.split(","))].filter((id) => ID.test(id));
}

// Those that can be compared: as many as there may be.
export function picked() {
  return idsIn(location.search).slice(0, MOST);
}

// An address with these ids picked; all else in it stays.
export function withPicks(address, ids) {
  const changed = new URL(address);
  const others = changed.search.slice(1).split("&").filter((part) => part && !part.startsWith("compare="));
  changed.search = [...(ids.length ? [`compare=${ids.join(",")}`] : []), ...others].join("&");
  return changed.href;
}

// {words: {…}, types: {type: name}, entries: [{id, type, title, address, language?, language_name?, withdrawn?, former?}]}
// Addresses are relative to the root of the site.
let index;
export function fetchIndex() {
  return (index ??= fetchOwn(new URL("entries.json", comparePage)).then((answer) => answer.json()));
}

// What the site itself answers; anything else is a failure.
export async function fetchOwn(address) {
  const answer = await fetch(address, { mode: "same-origin" });
  if (!answer.ok) throw new Error(`answer ${answer.status}`);
  return answer;
}

// Links within the site take the pick along at the moment they are followed, in whatever way.
export function carry() {
  const root = new URL("../../", comparePage).href;
  const leadsOn = (link) => link.href.startsWith(root) && link.pathname.endsWith("/") && !link.getAttribute("href").startsWith("#");
  const follow = ({ target }) => {
    const link = target.closest?.("a[href]");
    if (link && leadsOn(link)) link.href = withPicks(link.href, picked());
  };
  for (const way of ["click", "auxclick", "contextmenu"]) addEventListener(way, follow, true);
  addEventListener("submit", ({ target }) => {
    target.querySelector("input[name=compare]")?.remove();
    if (picked().length) target.append(Object.assign(make("input"), { type: "hidden", name: "compare", value: picked().join(",") }));
  }, true);
}
