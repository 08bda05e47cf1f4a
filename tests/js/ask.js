/** Answers the Python tests: reads one request as JSON, asks the search program in Node, prints the answers. */

import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runInThisContext } from "node:vm";

import { openArchive } from "../../theme/static/js/search/archive.js";
import { openIndex } from "../../theme/static/js/search/engine.js";

const { site, words, keys, searches, facets } = JSON.parse(readFileSync(0, "utf8"));
const root = pathToFileURL(`${site}/`);

async function load(url) {
  runInThisContext(readFileSync(fileURLToPath(url.split("?")[0]), "utf8"));
}

const archive = await openArchive(root, load);
const index = await openIndex(root, load);
const forms = (text) => archive.spelling.wordsOf(text).map(({ form }) => form);
const answers = [];
for (const { text, ...options } of searches ?? []) answers.push(await index.search(text, options));
const counted = [];
for (const { text, ...options } of facets ?? []) counted.push(await index.facets(text, options));

console.log(
  JSON.stringify({
    words: words?.map(forms),
    keys: keys?.map((text) => {
      const key = archive.spelling.keyOf(forms(text)[0]);
      return [key, archive.spelling.skeletonOf(key)];
    }),
    searches: answers,
    facets: counted,
  }),
);
