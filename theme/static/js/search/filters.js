/** Filters: the columns of the index, and which documents a reader wants to see at all. */

import { readNumbers } from "./codes.js";

/** @typedef {import("./archive.js").Archive} Archive */
/** @typedef {"topic" | "source" | "author" | "lang"} Facet */
/** @typedef {[slug: string, name: string]} Named */
/**
 * @typedef {object} Filters topic, source and author are slugs, days are ISO dates and belong to the range
 * @property {string} [topic]
 * @property {string} [source]
 * @property {string} [author]
 * @property {string} [lang]
 * @property {string | number} [year]
 * @property {string} [from]
 * @property {string} [to]
 */
/** @typedef {(document: number) => boolean} Test */
/** @typedef {{rows: number[][], names: number}} Column the values of each document, and how many parts name them */

/** @type {Facet[]} */
export const FACETS = ["topic", "source", "author", "lang"];
const NAMES_A_PART = 500; // as in facets.py
const DAY = 86_400_000;
const EPOCH = Date.UTC(2001, 0, 1) - 730_485 * DAY; // the first day of the year 1

/**
 * Make the tests of some filters, by the name of the facet that they filter by.
 * @param {Filters} filters
 * @param {Archive} archive
 * @returns {Promise<Map<Facet | "date", Test>>}
 */
export async function testsOf(filters, archive) {
  /** @type {Map<Facet | "date", Test>} */
  const tests = new Map();
  for (const facet of FACETS) {
    const wanted = filters[facet];
    if (wanted) tests.set(facet, await testOf(facet, wanted, archive));
  }
  const { year, from, to } = filters;
  if (year || from || to) {
    const days = await daysOf(archive);
    const first = Math.max(dayOf(from) ?? -Infinity, year ? (dayOf(`${year}-01-01`) ?? Infinity) : -Infinity);
    const last = Math.min(dayOf(to) ?? Infinity, year ? (dayOf(`${year}-12-31`) ?? -Infinity) : Infinity);
    tests.set("date", (document) => days[document] >= first && days[document] <= last);
  }
  return tests;
}

/**
 * Load the day of each document, counted from the first day of the year 1.
 * @param {Archive} archive
 * @returns {Promise<number[]>}
 */
export function daysOf(archive) {
  return archive.part("search-index/facets/date", (/** @type {string} */ written) => {
    let day = 0;
    return readNumbers(written).map((step) => (day += step % 2 ? -(step + 1) / 2 : step / 2));
  });
}

/**
 * Load a column.
 * @param {Facet} facet
 * @param {Archive} archive
 * @returns {Promise<Column>}
 */
export function columnOf(facet, archive) {
  return archive.part(`search-index/facets/${facet}`, ({ values, names }) => {
    const numbers = readNumbers(values);
    const rows = [];
    for (let place = 0; place < numbers.length; place += 1 + numbers[place]) {
      rows.push(numbers.slice(place + 1, place + 1 + numbers[place]));
    }
    return { rows, names };
  });
}

/**
 * Name a value of a facet.
 * @param {Facet} facet
 * @param {number} number
 * @param {Archive} archive
 * @returns {Promise<Named>}
 */
export async function nameOf(facet, number, archive) {
  return (await namesOf(facet, Math.floor(number / NAMES_A_PART), archive))[number % NAMES_A_PART];
}

/**
 * Load one part of the names of a facet's values.
 * @param {Facet} facet
 * @param {number} part
 * @param {Archive} archive
 * @returns {Promise<Named[]>}
 */
function namesOf(facet, part, archive) {
  return archive.part(`search-index/facets/${facet}-${part}`, (content) => content);
}

/**
 * Make the test for one value of a facet; a language takes its regional kinds along.
 * @param {Facet} facet
 * @param {string} wanted
 * @param {Archive} archive
 * @returns {Promise<Test>}
 */
async function testOf(facet, wanted, archive) {
  const { rows, names } = await columnOf(facet, archive);
  const meant = (/** @type {Named} */ [slug]) => slug === wanted || (facet === "lang" && slug.startsWith(`${wanted}-`));
  /** @type {Set<number>} */
  const numbers = new Set();
  for (let part = 0; part < names && (numbers.size === 0 || facet === "lang"); part += 1) {
    for (const [place, named] of (await namesOf(facet, part, archive)).entries()) {
      if (meant(named)) numbers.add(part * NAMES_A_PART + place);
    }
  }
  return (document) => rows[document].some((number) => numbers.has(number));
}

/**
 * Write a day as an ISO date.
 * @param {number} day
 * @returns {string}
 */
export function isoDate(day) {
  return new Date(EPOCH + day * DAY).toISOString().slice(0, 10);
}

/**
 * Count the days up to an ISO date; null for anything else.
 * @param {string} [date]
 */
function dayOf(date) {
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) ? null : Math.round((time - EPOCH) / DAY);
}
