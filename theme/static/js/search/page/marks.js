/** Marks on a text, widened so that none begins or ends within what a reader sees as one letter. */

/** @typedef {import("../excerpt.js").Mark} Mark */

/**
 * Widen marks, which must be in order, to whole graphemes; those that then touch one letter are one.
 * @param {string} text
 * @param {Mark[]} marks
 * @param {string} lang
 * @returns {Mark[]}
 */
export function wholeLetters(text, marks, lang) {
  const letters = new Intl.Segmenter(lang, { granularity: "grapheme" }).segment(text);
  /** @type {Mark[]} */
  const whole = [];
  for (const [start, end] of marks) {
    const first = letters.containing(start);
    const last = letters.containing(end - 1);
    if (!first || !last) continue;
    const wider = /** @type {Mark} */ ([first.index, last.index + last.segment.length]);
    const before = whole.at(-1);
    if (before && wider[0] < before[1]) before[1] = Math.max(before[1], wider[1]);
    else whole.push(wider);
  }
  return whole;
}
