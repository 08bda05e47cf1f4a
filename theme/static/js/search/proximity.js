/** How close together the words of a query stand in an article. */

/** @typedef {import("./spelling.js").Word} Word */

/**
 * Measure how close together some words stand: 1 side by side, 1/2 in a stretch of twice their number; 0 where one
 * of them is missing. Each word is given by the forms that it may have.
 * @param {Word[]} text
 * @param {Set<string>[]} sought
 * @returns {number}
 */
export function proximity(text, sought) {
  /** @type {number[]} */
  const last = Array(sought.length).fill(-1);
  let shortest = Infinity;
  for (const [place, { form }] of text.entries()) {
    let met = false;
    for (const [number, forms] of sought.entries()) {
      if (!forms.has(form)) continue;
      last[number] = place;
      met = true;
    }
    if (met) {
      const first = Math.min(...last);
      if (first >= 0) shortest = Math.min(shortest, place - first + 1);
    }
  }
  return Math.min(1, sought.length / shortest);
}
