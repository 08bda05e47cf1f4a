/** The dictionary: looks up, in the sorted tables that the build has made, what a typed word may stand for. */

import { editDistance } from "./distance.js";

/**
 * @typedef {object} DictionaryTables
 * @property {string[]} forms the written forms of the archive, sorted
 * @property {number[]} counts in how many documents each stands
 * @property {string[]} stems the stems of the forms, sorted
 * @property {number[][]} stemmed the places of the stems of each form
 * @property {string[]} keys the Latin keys of the forms in other scripts, sorted
 * @property {number[][]} spelt the places of the forms that each key spells
 * @property {string[]} skeletons the consonants of the keys, sorted
 * @property {number[][]} alike the places of the keys that have them
 */
/** @typedef {import("./query.js").Pattern} Pattern */
/** @typedef {{form: string, distance: number}} Near */
/**
 * @typedef {object} Dictionary
 * @property {(form: string) => boolean} has
 * @property {(form: string) => number} countOf in how many documents a form stands
 * @property {(form: string) => string[]} stemsOf
 * @property {(form: string) => string | null} stemAtStart the longest stem that an unknown form may have
 * @property {(prefix: string, limit: number) => string[]} beginningWith the forms used most
 * @property {(pattern: Pattern, limit: number) => string[]} matching
 * @property {(form: string, edits: number, limit: number) => Near[]} near the nearest forms
 * @property {(key: string) => string[]} speltAs
 * @property {(prefix: string, limit: number) => string[]} speltFrom forms whose key begins with `prefix`
 * @property {(key: string, skeleton: string, limit: number) => Near[]} speltLike forms with the same consonants
 */

const SHORTEST_STEM = 3;
const LONGEST_ENDING = 4;

/**
 * Make the lookups over some tables.
 * @param {DictionaryTables} tables
 * @returns {Dictionary}
 */
export function makeDictionary(tables) {
  const { forms, counts, stems, stemmed, keys, spelt, skeletons, alike } = tables;
  /** @param {number[]} places @param {number} limit */
  const commonest = (places, limit) =>
    places
      .sort((one, other) => counts[other] - counts[one] || one - other)
      .slice(0, limit)
      .map((place) => forms[place]);
  /** @param {string} form */
  const countOf = (form) => counts[find(forms, form)] ?? 0;
  /** @param {string} form */
  const stemAtStart = (form) => {
    for (let end = form.length; end >= Math.max(SHORTEST_STEM, form.length - LONGEST_ENDING); end -= 1) {
      const stem = form.slice(0, end);
      if (find(stems, stem) >= 0) return stem;
    }
    return null;
  };

  return {
    has: (form) => find(forms, form) >= 0,
    countOf,
    stemsOf: (form) => (stemmed[find(forms, form)] ?? []).map((place) => stems[place]),
    stemAtStart,
    beginningWith: (prefix, limit) => commonest(placesFrom(forms, prefix), limit),
    matching: ({ prefix, test }, limit) =>
      commonest(placesFrom(forms, prefix).filter((place) => test.test(forms[place])), limit),
    near: (form, edits, limit) => nearest(forms, form, edits, countOf).slice(0, limit),
    speltAs: (key) => (spelt[find(keys, key)] ?? []).map((place) => forms[place]),
    speltFrom: (prefix, limit) => commonest(placesFrom(keys, prefix).flatMap((place) => spelt[place]), limit),
    speltLike: (key, skeleton, limit) => {
      const candidates = (alike[find(skeletons, skeleton)] ?? []).map((place) => keys[place]);
      return nearest(candidates, key, Math.ceil(key.length / 3), () => 0)
        .flatMap(({ form, distance }) => spelt[find(keys, form)].map((place) => ({ form: forms[place], distance })))
        .slice(0, limit);
    },
  };
}

/**
 * Find the place of a string in a sorted table, or -1.
 * @param {string[]} table
 * @param {string} text
 */
function find(table, text) {
  const place = firstFrom(table, text);
  return table[place] === text ? place : -1;
}

/**
 * Find the first place in a sorted table that does not come before `text`.
 * @param {string[]} table
 * @param {string} text
 */
function firstFrom(table, text) {
  let low = 0;
  let high = table.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (table[middle] < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * List the places in a sorted table that begin with `prefix`.
 * @param {string[]} table
 * @param {string} prefix
 */
function placesFrom(table, prefix) {
  const places = [];
  for (let place = firstFrom(table, prefix); table[place]?.startsWith(prefix); place += 1) places.push(place);
  return places;
}

/**
 * List the strings within some edits of `text`, the nearest and then the weightiest first.
 * @param {string[]} candidates
 * @param {string} text
 * @param {number} edits
 * @param {(text: string) => number} weight
 * @returns {Near[]}
 */
function nearest(candidates, text, edits, weight) {
  return candidates
    .map((form) => ({ form, distance: editDistance(text, form, edits) }))
    .filter(({ distance }) => distance <= edits)
    .sort((one, other) => one.distance - other.distance || weight(other.form) - weight(one.form));
}
