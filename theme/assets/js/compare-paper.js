// What a printed comparison says about itself: when it was printed, how to get it again, and what was compared.

import { say } from "./compare-words.js";
import { make, showDate } from "./writing.js";

const { lang } = document.documentElement;

// Elements, in order. `licence`: words and address of the licence.
export function paperOf(entries, licence) {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  return [
    make("p", "", say("printed", { date: showDate(day) })),
    make("p", "", `${say("address")}: ${location.href}`),
    make("p", "", licence),
    make("p", "p-compare__heading", say("sources")),
    make("ol", "", ...entries.map(source)),
  ];
}

function source(entry) {
  const title = make("strong", "", entry.title);
  const date = entry.fields.get("dates.updated") ?? entry.fields.get("dates.published");
  const notes = [entry.kind, entry.notices.map((notice) => notice.querySelector("p").textContent).join(", ")];
  if (date) notes.splice(1, 0, `${date.label}: ${date.parts.map((part) => part.textContent).join(" ")}`);
  const line = make("li", "", title, `. ${notes.filter(Boolean).join(". ")}. `, entry.address);
  if (entry.language !== lang) {
    line.lang = entry.language;
    line.append(" ", Object.assign(make("span", "", `(${entry.language_name})`), { lang }));
  }
  return line;
}
