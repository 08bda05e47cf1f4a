/** Readings: the words of other scripts that a word typed in Latin letters most likely spells. */

/** @typedef {{key: string, form: string, count: number}} Row a word, its key, and in how many documents it stands */
/**
 * @typedef {object} Reading
 * @property {string} form
 * @property {number} sure how near its spelling is to the typed one, from 0 to 1 for the same key
 * @property {number} weight how likely it is beside the likeliest, which has 1, its commonness included
 */
/** @typedef {Map<string, number>} Costs */
/**
 * @typedef {object} Habits how a script is typed: what it costs to take one spelling for another
 * @property {Costs} changed by the two letters, in either order, that stand for each other
 * @property {Costs} omitted by a letter that is not typed
 * @property {Costs} added by a letter that is typed all the same
 */

// The costs were learnt from pairs of words and their spellings: they go with the logarithm of how seldom it happens.
const CHANGED = { oa: 0.6, ou: 0.4, ei: 0.5, ea: 0.5, iy: 0.5, ua: 0.75, ia: 0.85, uv: 0.8 };
const CHANGED_DIPHTHONGS = { Ee: 0.3, Ea: 0.5, Ei: 0.5, Oo: 0.3, Oa: 0.5, Ou: 0.6 };
const CHANGED_STOPS = { gk: 0.65, dt: 0.65, bp: 0.65, gj: 0.6, bv: 0.6, dr: 0.8, dl: 0.9 };
const CHANGED_OTHERS = { js: 0.75, cs: 0.7, mn: 0.7 };
const OMITTED = { a: 0.4, h: 0.4, y: 0.4, o: 0.5, n: 0.65, i: 0.75, e: 0.75, u: 0.8, E: 0.9, O: 0.9 };
const ADDED = { a: 0.6, h: 0.75, o: 0.8, u: 0.8, e: 0.9, i: 0.95, y: 0.95 };
const OTHER_VOWEL = 0.9;
const OTHER_LETTER = 1.4; // changed or added
const OTHER_OMITTED = 1;
const COMMONNESS = 0.08; // what it counts for to stand in e times as many documents
const VOWELS = "aeiouEO";

const ANY_SCRIPT = makeHabits({}, {}, {});
const SCRIPTS = [
  // Arabic script leaves most vowels out.
  {
    first: "\u0600",
    last: "\u06ff",
    habits: makeHabits({ ou: 0.2, ei: 0.3, ea: 0.3, ia: 0.4, ua: 0.45 }, { a: 0.35 }, { i: 0.75, y: 0.8 }),
  },
  // The inherent vowel of Bengali is typed a or o.
  { first: "\u0980", last: "\u09ff", habits: makeHabits({ oa: 0.2, bv: 0.4 }, { y: 0.15 }, { o: 0.65 }) },
  // Tamil has one letter for a stop with voice and without.
  { first: "\u0b80", last: "\u0bff", habits: makeHabits({ dt: 0.25, gk: 0.25, bp: 0.35, cs: 0.35, js: 0.5 }, {}, {}) },
];

/**
 * Choose the readings of a typed word among the words that have its skeleton.
 * @param {string} key the key of the typed word
 * @param {Row[]} rows a form may stand in several
 * @param {number} limit
 * @returns {Reading[]} the likeliest first
 */
export function rankReadings(key, rows, limit) {
  const typed = sounds(key);
  /** @type {Map<string, {sure: number, likely: number}>} */
  const readings = new Map();
  for (const { key: spelt, form, count } of rows) {
    const distance = distanceOf(typed, sounds(spelt), habitsOf(form));
    const likely = COMMONNESS * Math.log(count) - distance;
    if (likely > (readings.get(form)?.likely ?? -Infinity)) {
      readings.set(form, { sure: Math.max(0, 1 - (2 * distance) / key.length), likely });
    }
  }
  const sorted = [...readings].sort(([, one], [, other]) => other.likely - one.likely).slice(0, limit);
  return sorted.map(([form, { sure, likely }]) => ({ form, sure, weight: Math.exp(likely - sorted[0][1].likely) }));
}

/**
 * Write ai and au as one letter each: they may be typed e and o.
 * @param {string} key
 */
function sounds(key) {
  return key.replace(/a[iy](?![aeou])/g, "E").replace(/a[uv](?![aeiou])/g, "O");
}

/**
 * Find how the script of a word is typed.
 * @param {string} form
 */
function habitsOf(form) {
  return SCRIPTS.find(({ first, last }) => form[0] >= first && form[0] <= last)?.habits ?? ANY_SCRIPT;
}

/**
 * Make the habits of a script from those of all and its own.
 * @param {Record<string, number>} changed
 * @param {Record<string, number>} omitted
 * @param {Record<string, number>} added
 * @returns {Habits}
 */
function makeHabits(changed, omitted, added) {
  const pairs = Object.entries({ ...CHANGED, ...CHANGED_DIPHTHONGS, ...CHANGED_STOPS, ...CHANGED_OTHERS, ...changed });
  return {
    changed: new Map([...pairs, ...pairs.map(([[one, other], cost]) => /** @type {const} */ ([other + one, cost]))]),
    omitted: new Map(Object.entries({ ...OMITTED, ...omitted })),
    added: new Map(Object.entries({ ...ADDED, ...added })),
  };
}

/**
 * Add up the least that must be taken otherwise to read a word in what was typed.
 * @param {string} typed
 * @param {string} spelt
 * @param {Habits} habits
 * @returns {number}
 */
function distanceOf(typed, spelt, { changed, omitted, added }) {
  if (typed === spelt) return 0;
  let row = [0];
  for (const meant of spelt) row.push(row[row.length - 1] + (omitted.get(meant) ?? OTHER_OMITTED));
  for (const letter of typed) {
    const extra = added.get(letter) ?? OTHER_LETTER;
    const next = [row[0] + extra];
    for (let column = 0; column < spelt.length; column += 1) {
      const meant = spelt[column];
      const missing = omitted.get(meant) ?? OTHER_OMITTED;
      const other = letter === meant ? 0 : (changed.get(letter + meant) ?? otherwise(letter, meant));
      next.push(Math.min(row[column] + other, row[column + 1] + extra, next[column] + missing));
    }
    row = next;
  }
  return row[spelt.length];
}

/**
 * Tell what it costs to type a letter for one that it is not commonly typed for.
 * @param {string} letter
 * @param {string} meant
 */
function otherwise(letter, meant) {
  return VOWELS.includes(letter) && VOWELS.includes(meant) ? OTHER_VOWEL : OTHER_LETTER;
}
