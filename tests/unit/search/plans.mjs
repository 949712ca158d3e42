// Plans for the cases on the input, as JSON: [{query, language, words: {word: pages}, concepts, pinned, literal, text}], with
// the milliseconds that each took. `text` is a whole lexicon.txt in the place of `words`.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { plan, readConcepts, readLexicon } = await import(pathToFileURL(process.argv[2]).href);

const cases = JSON.parse(readFileSync(0, "utf8"));
const plans = cases.map(({ query, language, words, concepts, pinned, literal, text }) => {
  const lexicon = text ? readLexicon(text) : { words: Object.keys(words).sort(), counts: Object.keys(words).sort().map((word) => words[word]) };
  const site = { language, lexicon, concepts: readConcepts({ concepts }), pinned, literal };
  plan("warm", site);
  const { user } = process.cpuUsage();
  const made = plan(query, site);
  return { ...made, milliseconds: (process.cpuUsage().user - user) / 1000 };
});
process.stdout.write(JSON.stringify(plans));
