// The search box in the header of each page. The form works without this script: it leads to the search page.
// Loaded with <script type="module" src>; nothing of the search engine is fetched until the reader opens the search page.
//
//   <form class="p-search" role="search" action="{search page}" method="get">
//     <label for="p-search-box">…</label>
//     <input id="p-search-box" type="search" name="q" maxlength="200" aria-keyshortcuts="/">
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

document.addEventListener("keydown", (event) => {
  const plain = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
  if (!plain || event.defaultPrevented || event.target.closest?.(TYPING) || document.querySelector("dialog:modal")) return;
  event.preventDefault();
  openSearch();
});
