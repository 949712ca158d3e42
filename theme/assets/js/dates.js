// Days, written as YYYY-MM-DD where programs read them.

export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

// Browsers know few languages; in others a date is written in figures.
export function writeDate(iso, lang) {
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) return iso;
  if (!Intl.DateTimeFormat.supportedLocalesOf(lang).length) return iso.split("-").reverse().join(".");
  return new Date(iso).toLocaleDateString(lang, { dateStyle: "long", timeZone: "UTC" });
}
