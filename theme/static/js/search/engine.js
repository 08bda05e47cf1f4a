/** Search over the archive: opens the index that the build has written, and answers queries. */

import { openArchive } from "./archive.js";
import { countFacets } from "./facets.js";
import { daysOf, testsOf } from "./filters.js";
import { loadScript } from "./parts.js";
import { match } from "./match.js";
import { parseQuery } from "./query.js";
import { rank } from "./rank.js";
import { rescore, showAll } from "./show.js";

/** @typedef {import("./archive.js").Archive} Archive */
/** @typedef {import("./facets.js").Facets} Facets */
/** @typedef {import("./filters.js").Filters} Filters */
/** @typedef {import("./match.js").Matches} Matches */
/** @typedef {import("./parts.js").LoadScript} LoadScript */
/** @typedef {import("./query.js").Problem} Problem */
/** @typedef {import("./show.js").Result} Result */
/** @typedef {"relevance" | "newest" | "oldest"} Sort */
/**
 * @typedef {object} Answer
 * @property {number} total
 * @property {Result[]} results the best first
 * @property {Problem[]} problems what could not be understood
 * @property {{typed: string, meant: string}[]} instead words that the archive lacks, and what was searched for instead
 */
/** @typedef {{limit?: number, filters?: Filters, sort?: Sort}} Options */
/**
 * @typedef {object} SearchIndex
 * @property {(text: string, options?: Options) => Promise<Answer>} search
 * @property {(text: string, options?: {filters?: Filters}) => Promise<Facets>} facets
 */

/**
 * Open the index of the site whose root is `base`.
 * @param {string | URL} base
 * @param {LoadScript} [load] runs a classic script; outside of a page another way is needed
 * @returns {Promise<SearchIndex>}
 */
export async function openIndex(base, load = loadScript) {
  const archive = await openArchive(base, load);
  return {
    search: (text, options = {}) => answer(text, options, archive),
    facets: async (text, { filters = {} } = {}) => {
      const { documents } = await match(parseQuery(text, archive.spelling), archive);
      return countFacets(documents, filters, archive);
    },
  };
}

/**
 * Answer a query.
 * @param {string} text
 * @param {Options} options
 * @param {Archive} archive
 * @returns {Promise<Answer>}
 */
async function answer(text, { limit = 10, filters = {}, sort = "relevance" }, archive) {
  const query = parseQuery(text, archive.spelling);
  const tests = [...(await testsOf(filters, archive)).values()];
  const { problems } = query;
  const asks = query.wanted.some(({ presence }) => presence !== "prohibited");
  if (!asks && tests.length === 0) return { total: 0, results: [], problems, instead: [] };
  const matches = await match(query, archive);
  const documents = matches.documents.filter((document) => tests.every((test) => test(document)));
  const passing = { ...matches, documents };
  await archive.judge;
  const byDate = sort !== "relevance" || matches.words.length === 0;
  const ranked = byDate ? await inTime(passing, sort, limit, archive) : rank(passing, limit);
  const shown = await showAll(ranked, matches.words, archive.spelling.unspacedIn(text.normalize("NFC")), archive);
  const results = (byDate || matches.words.length < 2 ? shown : rescore(shown)).map(({ result }) => result);
  const instead = matches.words.flatMap(({ wanted, instead: meant }) => (meant ? [{ typed: wanted.typed, meant }] : []));
  return { total: documents.length, results, problems, instead };
}

/**
 * Put matches in the order of their days; within a day the one archived last is the newest.
 * @param {Matches} matches
 * @param {Sort} sort
 * @param {number} limit
 * @param {Archive} archive
 */
async function inTime({ documents, answered }, sort, limit, archive) {
  const days = await daysOf(archive);
  const sign = sort === "oldest" ? 1 : -1;
  return [...documents]
    .sort((one, other) => sign * (days[one] - days[other] || one - other))
    .slice(0, limit)
    .map((document) => ({ document, answered: answered(document), score: 0 }));
}
