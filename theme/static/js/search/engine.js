/** Search over the archive: opens the index that the build has written, and answers queries. */

import { loadArchive } from "./archive.js";
import { expand } from "./expand.js";
import { passes } from "./filters.js";
import { loadScript } from "./parts.js";
import { containPhrase } from "./phrase.js";
import { parseQuery } from "./query.js";
import { rank } from "./rank.js";
import { showResult } from "./show.js";

/** @typedef {import("./archive.js").Archive} Archive */
/** @typedef {import("./filters.js").Filters} Filters */
/** @typedef {import("./filters.js").SearchDocument} SearchDocument */
/** @typedef {import("./parts.js").LoadScript} LoadScript */
/** @typedef {import("./query.js").Problem} Problem */
/** @typedef {import("./show.js").Result} Result */
/** @typedef {{total: number, results: Result[], problems: Problem[]}} Answer results, the best first */
/** @typedef {{limit?: number, filters?: Filters}} Options */
/** @typedef {{search: (text: string, options?: Options) => Promise<Answer>}} SearchIndex */

/**
 * Open the index of the site whose root is `base`.
 * @param {string | URL} base
 * @param {LoadScript} [load] runs a classic script; outside of a page another way is needed
 * @returns {Promise<SearchIndex>}
 */
export async function openIndex(base, load = loadScript) {
  const archive = await loadArchive(base, load);
  return { search: async (text, options = {}) => answer(text, options, archive) };
}

/**
 * Answer a query.
 * @param {string} text
 * @param {Options} options
 * @param {Archive} archive
 * @returns {Answer}
 */
function answer(text, { limit = 10, filters = {} }, archive) {
  const { spelling } = archive;
  const { wanted, phrases, problems } = parseQuery(text, spelling);
  if (wanted.every(({ presence }) => presence === "prohibited")) return { total: 0, results: [], problems };
  const sought = wanted.map((word) => ({ wanted: word, alternatives: expand(word, archive) }));
  const found = rank(archive.index.find(sought), sought).filter(({ document: number }) => {
    const article = archive.documents[number];
    const texts = [...shortTexts(article), archive.texts[number]];
    return passes(article, filters) && phrases.every((phrase) => containPhrase(texts, phrase, spelling));
  });
  return { total: found.length, results: found.slice(0, limit).map((one) => showResult(one, archive)), problems };
}

/**
 * List what is said of an article beside its text.
 * @param {SearchDocument} article
 */
function shortTexts({ title, summary, topics }) {
  return [title, summary ?? "", ...(topics ?? []).map(([, name]) => name)];
}
