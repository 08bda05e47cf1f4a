/** Answers the Python tests: reads one request as JSON, asks the search program in Node, prints the answers. */

import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runInThisContext } from "node:vm";

import { loadArchive } from "../../theme/static/js/search/archive.js";
import { openIndex } from "../../theme/static/js/search/engine.js";

const { site, words, keys, searches, terms } = JSON.parse(readFileSync(0, "utf8"));
const root = pathToFileURL(`${site}/`);

async function load(url) {
  runInThisContext(readFileSync(fileURLToPath(url.split("?")[0]), "utf8"));
}

const archive = await loadArchive(root, load);
const index = await openIndex(root, load);
const forms = (text) => archive.spelling.wordsOf(text).map(({ form }) => form);
const sought = (term) => ({
  wanted: { presence: "optional", field: null, boost: 1 },
  alternatives: [{ term, weight: 1, sure: 1 }],
});
const answers = [];
for (const { text, ...options } of searches ?? []) answers.push(await index.search(text, options));

console.log(
  JSON.stringify({
    words: words?.map(forms),
    keys: keys?.map((text) => {
      const key = archive.spelling.keyOf(forms(text)[0]);
      return [key, archive.spelling.skeletonOf(key)];
    }),
    searches: answers,
    terms: terms?.map((term) => archive.index.find([sought(term)]).map(({ document, score }) => [document, score])),
  }),
);
