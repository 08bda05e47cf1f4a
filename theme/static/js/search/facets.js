/** Facets: how the results of a query are spread over topics, publishers, authors, languages and months. */

import { FACETS, columnOf, daysOf, isoDate, nameOf, testsOf } from "./filters.js";

/** @typedef {import("./archive.js").Archive} Archive */
/** @typedef {import("./filters.js").Facet} Facet */
/** @typedef {import("./filters.js").Filters} Filters */
/** @typedef {{slug: string, name: string, count: number}} Value */
/** @typedef {{topic: Value[], source: Value[], author: Value[], lang: Value[], months: {month: string, count: number}[]}} Facets */

const MOST_VALUES = 50;

/**
 * Count the values of each facet among some documents; each facet with all filters but its own.
 * @param {number[]} documents
 * @param {Filters} filters
 * @param {Archive} archive
 * @returns {Promise<Facets>}
 */
export async function countFacets(documents, filters, archive) {
  const tests = await testsOf(filters, archive);
  /** @param {Facet | "date"} facet */
  const passing = (facet) => {
    const others = [...tests].filter(([name]) => name !== facet).map(([, test]) => test);
    return documents.filter((document) => others.every((test) => test(document)));
  };
  const [topic, source, author, lang] = await Promise.all(
    FACETS.map((facet) => countValues(facet, passing(facet), archive)),
  );
  return { topic, source, author, lang, months: countMonths(passing("date"), await daysOf(archive)) };
}

/**
 * Count the values of a facet, the greatest count first.
 * @param {Facet} facet
 * @param {number[]} documents
 * @param {Archive} archive
 * @returns {Promise<Value[]>}
 */
async function countValues(facet, documents, archive) {
  const { rows } = await columnOf(facet, archive);
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const document of documents) {
    for (const number of rows[document]) counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  const greatest = [...counts].sort(([one, count], [other, more]) => more - count || one - other).slice(0, MOST_VALUES);
  return Promise.all(
    greatest.map(async ([number, count]) => {
      const [slug, name] = await nameOf(facet, number, archive);
      return { slug, name: facet === "lang" ? languageName(slug) : name, count };
    }),
  );
}

/**
 * Count documents by month, the first month first; months without any are left out.
 * @param {number[]} documents
 * @param {number[]} days
 */
function countMonths(documents, days) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const document of documents) {
    const month = isoDate(days[document]).slice(0, 7);
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return [...counts].sort(([one], [other]) => (one < other ? -1 : 1)).map(([month, count]) => ({ month, count }));
}

/**
 * Name a language in itself.
 * @param {string} tag
 * @returns {string}
 */
function languageName(tag) {
  return new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
}
