/** The forms of the archive that a word may become which is still being typed. */

import { commonest } from "./candidates.js";
import { lettersOf } from "./distance.js";
import { formsFrom, spelledLike } from "./tables.js";

/** @typedef {import("./archive.js").Archive} Archive */
/** @typedef {import("./tables.js").Line} Line */

const MOST_LONGER = 100;
const HALF = 2; // what is typed is half of a word so many times as long

/**
 * List the words that begin like one that is still being typed: first those of which half is there, those used most.
 * @param {string} form
 * @param {Archive} archive
 * @returns {Promise<string[]>}
 */
export async function longerForms(form, archive) {
  const lines = await Promise.all([formsFrom(form, archive), longerReadings(form, archive)]);
  return lines.flatMap((each) => {
    const near = each.filter(({ text }) => isHalf(form, text));
    const far = each.filter(({ text }) => !isHalf(form, text));
    return [...commonest(near, MOST_LONGER), ...commonest(far, MOST_LONGER)].slice(0, MOST_LONGER);
  });
}

/**
 * Tell whether at least half of the letters of a word have been typed.
 * @param {string} typed
 * @param {string} word
 */
export function isHalf(typed, word) {
  return lettersOf(word).length <= HALF * lettersOf(typed).length;
}

/**
 * List the words of other scripts whose Latin spelling begins like a word that is still being typed. A skeleton tells
 * less of a word the longer it is, so that there are two beginnings.
 * @param {string} form
 * @param {Archive} archive
 * @returns {Promise<Line[]>}
 */
async function longerReadings(form, archive) {
  const { keyOf, skeletonOf } = archive.spelling;
  const key = keyOf(form);
  if (!key) return [];
  const beginnings = [...new Set([skeletonOf(key), skeletonOf(`${key}~`).replace("~", "")])];
  const rows = await Promise.all(beginnings.map((beginning) => spelledLike(beginning, true, archive)));
  const begun = rows.flat().filter((row) => row.key.startsWith(key));
  return begun.map((row) => ({ text: row.form, count: row.count }));
}
