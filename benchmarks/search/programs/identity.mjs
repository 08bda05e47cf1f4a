/**
 * Asks the engine in Node, and tells what it makes of each query: reads one request as JSON, prints one answer as JSON.
 *
 * With the name of a whole lunr index, it also tells what lunr.js finds there for every term that a query asks for.
 */

import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runInThisContext } from "node:vm";

import { openArchive } from "../../../theme/static/js/search/archive.js";
import { openIndex } from "../../../theme/static/js/search/engine.js";
import { expand } from "../../../theme/static/js/search/expand.js";
import { parseQuery } from "../../../theme/static/js/search/query.js";

const ANY = "any";
const { site, texts, limit, whole } = JSON.parse(readFileSync(0, "utf8"));
const root = pathToFileURL(`${site}/`);

async function load(url) {
  runInThisContext(readFileSync(fileURLToPath(url.split("?")[0]), "utf8"));
}

const archive = await openArchive(root, load);
const index = await openIndex(root, load);

/** Tell what a word may be: the forms of the index that answer it, and what each counts for. */
async function understood(wanted, alone) {
  const { alternatives, instead } = await expand(wanted, alone, archive);
  const meant = wanted.presence === "prohibited" && instead ? [] : alternatives; // nothing is prohibited by a guess
  const forms = meant.map(({ term, weight, titleWeight, sure }) => [term.form, weight, titleWeight, sure]);
  return { field: wanted.field, presence: wanted.presence, boost: wanted.boost, forms };
}

async function answer(text) {
  const { wanted, phrases } = parseQuery(text, archive.spelling);
  const { total, results } = await index.search(text, { limit });
  return {
    words: await Promise.all(wanted.map((word) => understood(word, wanted.length === 1))),
    phrases: await Promise.all(
      phrases.map(async ({ words, field, presence }) => {
        const each = await Promise.all(words.map((word) => understood(word, false)));
        return { field, presence, words: each.map(({ forms }) => forms.map(([form]) => form)) };
      }),
    ),
    total,
    found: results.map(({ url, score }) => [url.slice(root.href.length), score]),
  };
}

/** Look up every term that some answers were made from, as one stock query each. */
function lookUp(answers) {
  const { lunr } = globalThis;
  const judge = lunr.Index.load(JSON.parse(readFileSync(whole, "utf8")));
  const terms = new Set();
  for (const { words, phrases } of answers) {
    for (const { field, forms } of words) {
      for (const [form] of forms) terms.add(`${field ?? ANY} ${form}`).add(`title ${form}`);
    }
    for (const form of phrases.flatMap((phrase) => phrase.words.flat())) terms.add(`${ANY} ${form}`);
  }
  const placed = new Set(answers.flatMap(({ phrases }) => phrases.flatMap(({ words }) => words.flat())));
  return Array.from(terms, (name) => {
    const [field, term] = name.split(" ");
    const found = judge.query((query) => query.term(term, { fields: [field], usePipeline: false }));
    const places = ({ matchData }) => (placed.has(term) ? (matchData.metadata[term][field].place ?? []) : []);
    return [field, term, found.map((one) => [one.ref, one.score, places(one)])];
  });
}

const answers = [];
for (const text of texts) answers.push(await answer(text));
console.log(JSON.stringify({ answers, terms: whole ? lookUp(answers) : [] }));
