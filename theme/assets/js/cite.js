// References: the day on which the reader read the page, and a button that copies. Without this script they can be selected.

function fillInToday(citation) {
  const { day, months } = citation.dataset;
  const now = new Date();
  const values = { day: now.getDate(), month: months.split("|")[now.getMonth()], year: now.getFullYear() };
  const today = day.replace(/{(\w+)}/g, (_, name) => values[name]);
  for (const place of citation.querySelectorAll("[data-accessed]")) place.textContent = place.dataset.accessed.replace("{date}", today);
}

// Word processors take the title in italics along; not all of them know <cite>.
async function copy(citation) {
  const text = citation.textContent.trim();
  if (!window.ClipboardItem) return navigator.clipboard.writeText(text);
  const html = `<span lang="${document.documentElement.lang}">${citation.innerHTML.trim().replace(/<(\/?)cite\b/g, "<$1i")}</span>`;
  const kinds = { "text/plain": text, "text/html": html };
  const blobs = Object.entries(kinds).map(([type, content]) => [type, new Blob([content], { type })]);
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}

function offerToCopy(style, { copied, refused }) {
  const [citation, button, said] = [".p-citation", "button", "[role=status]"].map((selector) => style.querySelector(selector));
  button.hidden = false;
  button.addEventListener("click", async () => {
    // What is said a second time is read out only if it was gone in between.
    said.textContent = "";
    const answer = await copy(citation).then(() => copied, () => refused);
    said.textContent = answer;
    if (answer === refused) getSelection().selectAllChildren(citation);
  });
}

for (const citation of document.querySelectorAll(".p-citation")) fillInToday(citation);
// A page that came without encryption has no clipboard.
if (navigator.clipboard) {
  for (const work of document.querySelectorAll(".p-citing")) {
    for (const style of work.querySelectorAll(".p-citing__style")) offerToCopy(style, work.dataset);
  }
}
