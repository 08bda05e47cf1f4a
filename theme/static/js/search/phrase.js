/** Phrases: words that must follow one another, looked up by their places. */

import { partOf } from "./bounds.js";
import { addUp, readNumbers } from "./codes.js";
import { termsAround } from "./terms.js";

/** @typedef {import("./archive.js").Archive} Archive */
/** @typedef {import("./expand.js").Sought} Sought */
/** @typedef {import("./query.js").Phrase} Phrase */
/** @typedef {import("./query.js").Wanted} Wanted */
/** @typedef {Map<number, number[]>} Places the places of a word, by document */
/** @typedef {{words: Places[], prohibited: boolean, start: number, end: number}} Finder */

const PARTS_A_FILE = 10; // as in terms.py

/**
 * Load what tells whether a document holds a phrase.
 * @param {Phrase} phrase
 * @param {Map<Wanted, Sought>} soughtOf what each of its words may stand for
 * @param {Archive} archive
 * @returns {Promise<Finder>}
 */
export async function phraseFinder({ words, field, presence }, soughtOf, archive) {
  const starts = Object.entries(archive.fields);
  const number = starts.findIndex(([name]) => name === field);
  const places = words.map(async (wanted) => {
    const alternatives = soughtOf.get(wanted)?.alternatives ?? [];
    const each = await Promise.all(alternatives.map(({ term }) => placesOf(term.form, archive)));
    return each.length === 1 ? each[0] : joined(each);
  });
  return {
    words: await Promise.all(places),
    prohibited: presence === "prohibited",
    start: number < 0 ? 0 : starts[number][1],
    end: starts[number + 1]?.[1] && number >= 0 ? starts[number + 1][1] : Infinity,
  };
}

/**
 * Tell whether a document holds a phrase, or lacks one that it must lack.
 * @param {Finder} finder
 * @param {number} document
 * @returns {boolean}
 */
export function holdsPhrase({ words: [first, ...others], prohibited, start, end }, document) {
  const next = others.map((places) => new Set(places.get(document)));
  const held = (first.get(document) ?? []).some((place) => {
    return place >= start && place < end && next.every((places, step) => places.has(place + step + 1));
  });
  return held !== prohibited;
}

/**
 * Load the places of a form.
 * @param {string} form
 * @param {Archive} archive
 * @returns {Promise<Places>}
 */
async function placesOf(form, archive) {
  const part = partOf(archive.bounds.terms, form);
  const [terms, file] = await Promise.all([
    termsAround(form, archive),
    archive.part(`search-index/places/${Math.floor(part / PARTS_A_FILE)}`, (content) => content),
  ]);
  const documents = terms.find(form)?.documents ?? [];
  const numbers = readNumbers(file[part % PARTS_A_FILE][terms.numberOf(form)] ?? "");
  let next = 0;
  return new Map(
    documents.map((document) => {
      const count = numbers[next];
      const places = addUp(numbers.slice(next + 1, next + 1 + count));
      next += 1 + count;
      return [document, places];
    }),
  );
}

/**
 * Join the places of several forms.
 * @param {Places[]} each
 * @returns {Places}
 */
function joined(each) {
  /** @type {Places} */
  const all = new Map();
  for (const places of each) {
    for (const [document, list] of places) all.set(document, [...(all.get(document) ?? []), ...list]);
  }
  return all;
}
