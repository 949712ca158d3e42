// Runs before the page is painted: the reader's colours, and the mark that scripts run.
const root = document.documentElement;
root.classList.add("js");
try {
  const scheme = localStorage.getItem("scheme");
  if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
} catch {
  // Storage is switched off: the device decides.
}
