/** The one module that speaks to lunr.js: loads its index, and asks it for weighted terms. */

/** @typedef {import("./expand.js").Alternative} Alternative */
/** @typedef {import("./query.js").Wanted} Wanted */
/** @typedef {{wanted: Wanted, alternatives: Alternative[]}} Sought a word with the terms that may answer it */
/** @typedef {Record<string, Record<string, unknown>>} Matches the fields in which each term was found */
/** @typedef {{document: number, score: number, matches: Matches}} Found */
/** @typedef {{find: (sought: Sought[]) => Found[]}} TermIndex */
/** @typedef {{ref: string, score: number, matchData: {metadata: Matches}}} LunrResult */
/** @typedef {{boost: number, usePipeline: boolean, presence: number, fields?: string[]}} LunrClause */
/** @typedef {{term: (term: string, clause: LunrClause) => void}} LunrQuery */
/** @typedef {{query: (build: (query: LunrQuery) => void) => LunrResult[]}} LunrIndex */
/**
 * @typedef {object} Lunr
 * @property {{load: (serialised: unknown) => LunrIndex}} Index
 * @property {{presence: {OPTIONAL: number, PROHIBITED: number}}} Query
 */

/**
 * Load an index that lunr.py has written, by the lunr.js that a classic script has put on the page.
 * @param {unknown} serialised
 * @returns {TermIndex}
 */
export function loadLunrIndex(serialised) {
  const { lunr } = /** @type {{lunr: Lunr}} */ (/** @type {unknown} */ (globalThis));
  const index = lunr.Index.load(serialised);
  const { OPTIONAL, PROHIBITED } = lunr.Query.presence;

  /** @param {Sought[]} sought */
  const find = (sought) =>
    index
      .query((query) => {
        for (const { wanted, alternatives } of sought) {
          const presence = wanted.presence === "prohibited" ? PROHIBITED : OPTIONAL;
          const fields = wanted.field ? { fields: [wanted.field] } : {};
          for (const { term, weight } of alternatives) {
            query.term(term, { boost: weight * wanted.boost, usePipeline: false, presence, ...fields });
          }
        }
      })
      .map(({ ref, score, matchData }) => ({ document: Number(ref), score, matches: matchData.metadata }));

  return { find };
}
