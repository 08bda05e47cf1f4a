/** The forms of the archive that a typed word may stand for: what it spells, what is near, what it matches. */

import { lettersOf, wordDistance } from "./distance.js";
import { formsFrom, formsTo, spelledLike } from "./tables.js";
import { rankReadings } from "./readings.js";

/** @typedef {import("./archive.js").Archive} Archive */
/** @typedef {import("./query.js").Pattern} Pattern */
/** @typedef {import("./readings.js").Reading} Reading */
/** @typedef {import("./tables.js").Line} Line */

const MOST_READINGS = 6;
const MOST_NEAR = 8;
const MANY = 100; // what the reader has asked for
const LETTERS_FOR_NEAR = 4;
const SHORTEST_STEM = 3;
const SHORTEST_PART = 2; // of a word in a script without spaces
const LONGEST_ENDING = 4;

/**
 * List the words of other scripts that a word in Latin letters may spell, the likeliest first. Those of a script
 * without spaces are short and many, and so must be spelt exactly.
 * @param {string} form
 * @param {Archive} archive
 * @returns {Promise<Reading[]>}
 */
export async function readings(form, archive) {
  const key = archive.spelling.keyOf(form);
  if (!key) return [];
  const { skeletonOf, isUnspaced } = archive.spelling;
  const rows = await spelledLike(skeletonOf(key), false, archive);
  return rankReadings(key, rows.filter((row) => row.key === key || !isUnspaced(row.form)), MOST_READINGS);
}

/**
 * List the forms within some edits of one, the nearest first: those that begin or that end like it, since an edit
 * leaves one of its halves as it is.
 * @param {string} form
 * @param {number} edits
 * @param {Archive} archive
 * @returns {Promise<(Line & {distance: number})[]>}
 */
export async function nearForms(form, edits, archive) {
  const letters = lettersOf(form);
  if (letters.length < LETTERS_FOR_NEAR && form.length < LETTERS_FOR_NEAR) return [];
  const half = Math.max(1, letters.length >> 1);
  const [beginning, ending] = [letters.slice(0, half).join(""), letters.slice(-half).join("")];
  const lines = (await Promise.all([formsFrom(beginning, archive), formsTo(ending, archive)])).flat();
  return [...new Map(lines.map((line) => [line.text, line])).values()]
    .map((line) => ({ ...line, distance: wordDistance(form, line.text, edits) }))
    .filter(({ distance }) => distance <= edits)
    .sort((one, other) => one.distance - other.distance || other.count - one.count || (one.text < other.text ? -1 : 1))
    .slice(0, MANY);
}

/**
 * List what may be meant by a word that the archive does not have: words with a letter typed otherwise, else words
 * that have all but its ending. In a script without spaces a word may be several: those that it begins and ends with.
 * @param {string} form
 * @param {Archive} archive
 * @returns {Promise<string[]>}
 */
export async function meantForms(form, archive) {
  const near = (await nearForms(form, 1, archive)).slice(0, MOST_NEAR).map(({ text }) => text);
  if (near.length > 0) return near;
  return archive.spelling.isUnspaced(form) ? outerForms(form, archive) : cousins(form, archive);
}

/**
 * List the longest form that a word begins with, and the longest that it ends with.
 * @param {string} form
 * @param {Archive} archive
 * @returns {Promise<string[]>}
 */
async function outerForms(form, archive) {
  const letters = lettersOf(form);
  const [beginning, ending] = await Promise.all([formsFrom(letters[0], archive), formsTo(letters[letters.length - 1], archive)]);
  const found = [
    beginning.filter(({ text }) => form.startsWith(text)),
    ending.filter(({ text }) => form.endsWith(text)),
  ];
  return found.flatMap((lines) => {
    const long = lines.map(({ text }) => text).filter((text) => lettersOf(text).length >= SHORTEST_PART);
    return long.sort((one, other) => other.length - one.length).slice(0, 1);
  });
}

/**
 * List the forms that differ from one in their endings only: of those that share the longest beginning.
 * @param {string} form
 * @param {Archive} archive
 * @returns {Promise<string[]>}
 */
async function cousins(form, archive) {
  for (let length = form.length; length >= Math.max(SHORTEST_STEM, form.length - LONGEST_ENDING); length -= 1) {
    const lines = await formsFrom(form.slice(0, length), archive);
    const alike = lines.filter(({ text }) => text.length <= length + LONGEST_ENDING);
    if (alike.length > 0) return commonest(alike, MOST_NEAR);
  }
  return [];
}

/**
 * List the forms that match a pattern, those used most.
 * @param {Pattern} pattern
 * @param {Archive} archive
 * @returns {Promise<string[]>}
 */
export async function matching({ prefix, suffix, test }, archive) {
  const lines = await (prefix.length >= suffix.length ? formsFrom(prefix, archive) : formsTo(suffix, archive));
  return commonest(lines.filter(({ text }) => test.test(text)), MANY);
}

/**
 * Take the forms that are used most.
 * @param {Line[]} lines
 * @param {number} limit
 * @returns {string[]}
 */
export function commonest(lines, limit) {
  const sorted = [...lines].sort((one, other) => other.count - one.count);
  return sorted.slice(0, limit).map(({ text }) => text);
}
