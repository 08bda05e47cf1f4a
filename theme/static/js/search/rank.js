/** The order of results: documents that answer more of the words, and more surely, come first; then lunr's score. */

/** @typedef {import("./lunr-index.js").Found} Found */
/** @typedef {import("./lunr-index.js").Sought} Sought */

/**
 * Put what lunr has found in order, without documents that lack a required word.
 * @param {Found[]} found
 * @param {Sought[]} sought
 * @returns {Found[]}
 */
export function rank(found, sought) {
  const asked = sought.filter(({ wanted }) => wanted.presence !== "prohibited");
  const required = asked.filter(({ wanted }) => wanted.presence === "required");
  return found
    .filter((candidate) => required.every((one) => sureness(candidate, one) > 0))
    .map((candidate) => ({ candidate, answered: sum(asked.map((one) => sureness(candidate, one))) }))
    .filter(({ answered }) => answered > 0)
    .sort(
      (one, other) =>
        other.answered - one.answered ||
        other.candidate.score - one.candidate.score ||
        one.candidate.document - other.candidate.document,
    )
    .map(({ candidate }) => candidate);
}

/**
 * Say how surely a document answers a word, in the field it was asked for: 0 where it does not.
 * @param {Found} candidate
 * @param {Sought} sought
 * @returns {number}
 */
function sureness({ matches }, { wanted, alternatives }) {
  const met = alternatives.filter(({ term }) => {
    return wanted.field ? matches[term]?.[wanted.field] !== undefined : matches[term] !== undefined;
  });
  return Math.max(0, ...met.map((alternative) => alternative.sure));
}

/**
 * Add up, in tenths, so that sums of the same parts are equal.
 * @param {number[]} parts
 */
function sum(parts) {
  return Math.round(parts.reduce((whole, part) => whole + part * 10, 0));
}
