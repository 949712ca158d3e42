// The address without the page’s state; what is picked stays (compare-picks.js).
export function bareAddress() {
  const address = new URL(location.href.split(/[?#]/)[0]);
  const picked = new URLSearchParams(location.search).get("compare");
  if (picked) address.searchParams.set("compare", picked);
  return address;
}
