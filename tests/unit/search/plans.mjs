// Plans for the cases on the input, as JSON: [{query, language, words: {word: pages}, concepts, pinned, literal, text}].
// `text` is a whole lexicon.txt in the place of `words`.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { plan, readConcepts, readLexicon } = await import(pathToFileURL(process.argv[2]).href);

const cases = JSON.parse(readFileSync(0, "utf8"));
const plans = cases.map(({ query, language, words, concepts, pinned, literal, text }) => {
  const lexicon = text ? readLexicon(text) : { words: Object.keys(words).sort(), counts: Object.keys(words).sort().map((word) => words[word]) };
  const site = { language, lexicon, concepts: readConcepts({ concepts }), pinned, literal };
  return plan(query, site);
});
process.stdout.write(JSON.stringify(plans));
