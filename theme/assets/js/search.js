// The search box in the header of each page. The form works without this script: it leads to the search page.
// Loaded with <script type="module" src>; what suggests is fetched when the reader goes to the box, the search engine on the search page.
//
//   <form class="p-search" role="search" action="{search page}" method="get" data-suggest="{suggestions of the language}">
//     <label for="p-search-box">…</label>
//     <input id="p-search-box" type="search" name="q" maxlength="200" aria-keyshortcuts="Control+K Meta+K">
//     <button type="submit">…</button>
//   </form>

const TYPING = "input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [contenteditable]:not([contenteditable=false])";

// On the search page its own box comes first, then the header's; one that the layout hides cannot take the focus.
function findBox() {
  const boxes = document.querySelectorAll("#p-search-page input[type=search], .p-search input[type=search]");
  return [...boxes].sort((a, b) => Boolean(b.closest("#p-search-page")) - Boolean(a.closest("#p-search-page"))).find((box) => box.getClientRects().length);
}

function openSearch() {
  const box = findBox();
  if (box) {
    box.focus();
    box.select();
    return;
  }
  const form = document.querySelector(".p-search");
  if (form) location.assign(form.action);
}

// A single sign would lead away whoever dictates (WCAG 2.1.4).
document.addEventListener("keydown", (event) => {
  const asked = event.key?.toLowerCase() === "k" && event.ctrlKey !== event.metaKey && !event.altKey && !event.shiftKey && !event.isComposing;
  if (!asked || event.defaultPrevented || event.target.closest?.(TYPING) || document.querySelector("dialog:modal")) return;
  event.preventDefault();
  openSearch();
});

// A combobox from the start, so that nothing changes under a reader who is in it already.
function offerSuggestions(form) {
  const box = form.elements.namedItem("q");
  const list = document.createElement("div");
  list.id = "p-suggest";
  list.className = "p-suggest";
  list.hidden = true;
  form.append(list);
  const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(combobox)) box.setAttribute(name, value);
  for (const [name, value] of Object.entries({ role: "listbox", "aria-label": form.querySelector("label").textContent })) list.setAttribute(name, value);
  // Without suggestions the box does all that it did before.
  const load = () => import("./search-suggest.js").then(({ suggest }) => suggest(form, box, list)).catch(() => {});
  if (document.activeElement === box) load();
  else box.addEventListener("focus", load, { once: true });
}

const form = document.querySelector(".p-search[data-suggest]");
if (form) offerSuggestions(form);
if (location.hash.includes("mark=")) import("./search-marks.js");
