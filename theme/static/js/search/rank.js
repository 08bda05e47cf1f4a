/** The order of results: documents with all words first, words as typed before readings of them, then score. */

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
    .filter((candidate) => required.every((one) => answers(candidate, one, false)))
    .map((candidate) => ({
      candidate,
      words: asked.filter((one) => answers(candidate, one, false)).length,
      literal: asked.filter((one) => answers(candidate, one, true)).length,
    }))
    .filter(({ words }) => words > 0)
    .sort(
      (one, other) =>
        other.words - one.words ||
        other.literal - one.literal ||
        other.candidate.score - one.candidate.score ||
        one.candidate.document - other.candidate.document,
    )
    .map(({ candidate }) => candidate);
}

/**
 * Tell whether a document has a word that was asked for, in the field it was asked for.
 * @param {Found} candidate
 * @param {Sought} sought
 * @param {boolean} literally
 */
function answers({ matches }, { wanted, alternatives }, literally) {
  return alternatives.some(({ term, literal }) => {
    if (literally && !literal) return false;
    return wanted.field ? matches[term]?.[wanted.field] !== undefined : matches[term] !== undefined;
  });
}
