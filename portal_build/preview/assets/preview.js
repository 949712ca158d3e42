// Follows the preview's server: loads the page again when it has become another one, and says what goes on in the bar.
//
//   <aside id="preview-bar" data-print="…" data-version="…" data-language="da" data-search-building="…" …>
//     … <span class="preview-bar__status" role="status"></span>
//   </aside>
//
// data-print names what the page shows, as its ETag does; data-version the state of the portal that it was made from.
// data-searches stands on a page that searches. The browser keeps its place on the page when it loads it again.

const LOST_MS = 1500;

const bar = document.getElementById("preview-bar");
const status = bar.querySelector(".preview-bar__status");

let version = bar.dataset.version;
let search; // the state of the search when this page was opened
let source;
let lost;

async function hear(state) {
  forgive();
  const now = state.search[bar.dataset.language] ?? "building";
  status.textContent = { building: bar.dataset.searchBuilding, failed: bar.dataset.searchFailed }[now] ?? "";
  search ??= now;
  const searchable = "searches" in bar.dataset && now !== search && now.startsWith("ready");
  if (searchable || (state.version !== version && (await hasChanged()))) location.reload();
  version = state.version;
}

// A save elsewhere changes most pages not at all, and nobody likes a page that flickers.
async function hasChanged() {
  const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
  return answer.headers.get("ETag") !== `"${bar.dataset.print}"`;
}

function listen() {
  if (source || document.hidden) return;
  source = new EventSource("/_preview/events");
  source.onmessage = (event) => hear(JSON.parse(event.data)).catch(() => {}); // the server has stopped; onerror says so
  source.onerror = () => {
    lost ??= setTimeout(() => (status.textContent = bar.dataset.lost), LOST_MS); // the browser goes on trying
  };
}

function forgive() {
  clearTimeout(lost);
  lost = undefined;
}

// A browser opens few connections to one host, so a page that nobody sees holds none.
function leave() {
  forgive();
  source?.close();
  source = undefined;
}

document.addEventListener("visibilitychange", () => (document.hidden ? leave() : listen()));
addEventListener("pagehide", leave);
addEventListener("pageshow", listen);
listen();
