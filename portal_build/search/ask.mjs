// Searches a built site as a reader's browser does, with the site's own scripts, and prints what was found and why as JSON.
// Run by ask.py: node ask.mjs, with {"scripts", "planner", "run", "site", "language", "query", "literal", "most"} on its input.

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// Pagefind fetches the files of its bundle.
globalThis.fetch = async (address) => new Response(await readFile(new URL(String(address).split("?")[0])));

async function read(...path) {
  return readFile(join(...path), "utf8");
}

// A site may have no concepts.
async function readConceptsFile(path) {
  try {
    return JSON.parse(await read(path));
  } catch (error) {
    if (error.code === "ENOENT") return { concepts: [] };
    throw error;
  }
}

async function main() {
  const { scripts, planner, run: runner, site, language, query, literal, most } = JSON.parse(readFileSync(0, "utf8"));
  const load = (name) => import(pathToFileURL(join(scripts, name)).href);
  const { plan, readConcepts, readLexicon } = await load(planner);
  const { RANKING, run } = await load(runner);
  const search = join(site, language, "search");
  const known = await readConceptsFile(join(search, "concepts.json"));
  const concepts = readConcepts(known);
  const planned = plan(query, { language, lexicon: readLexicon(await read(search, "lexicon.txt")), concepts, pinned: known.pinned, literal });
  const pagefind = await startPagefind(await load("pagefind.js"), join(site, language, "pagefind"), RANKING);
  const found = await run(planned, pagefind, { language, concepts });
  const groups = { first: await shown(found.first, most), also: await shown(found.also, most), elsewhere: found.elsewhere };
  return { plan: planned, said: found.said, weights: RANKING.metaWeights, ...groups };
}

async function startPagefind({ createInstance }, bundle, ranking) {
  const pagefind = createInstance({ basePath: `${pathToFileURL(bundle).href}/`, baseUrl: "/" });
  await pagefind.options({ ranking });
  return pagefind;
}

async function shown(hits, most) {
  const pages = hits.slice(0, most).map(async ({ score, term, how, data }) => {
    const { raw_url: url, meta, why } = await data();
    return { url: url.replace(/^\/+/, ""), title: meta.title, score, term, how, why };
  });
  return { count: hits.length, pages: await Promise.all(pages) };
}

process.stdout.write(JSON.stringify(await main()));
