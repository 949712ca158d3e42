// Picking entries to be compared. What is picked stands in the address and nowhere else; with nothing picked, this only
// waits for a button. Loaded on every page, so all that follows from a pick is in other files.
//
//   <body data-compare="{address of the page that compares}">
//   <button type="button" data-pick="{id}" data-take-out="Remove …">Add …</button>   on an entry's page
//   <button type="button" data-picking>Choose …</button>                             above lists
//   <li data-entry="{id}">                                                            lines of lists

const load = () => import("./compare-tray.js");

for (const button of document.querySelectorAll("[data-pick], [data-picking]")) {
  button.addEventListener("click", async () => (await load()).press(button));
}
if (new URLSearchParams(location.search).has("compare") || document.getElementById("p-compare")) load();
