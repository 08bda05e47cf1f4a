/** lunr as the judge: an index of some documents, with one term for each word of the query, and its answer. */

/** @typedef {import("./gather.js").Gathered} Gathered */
/** @typedef {import("./query.js").Wanted} Wanted */

const FIELD = "text";

/**
 * Let lunr score some documents by the words of a query.
 * @param {{wanted: Wanted, gathered: Gathered}[]} words
 * @param {number[]} documents
 * @returns {Map<number, number>} the score of each document
 */
export function scores(words, documents) {
  const { lunr } = /** @type {any} */ (globalThis);
  /** @type {Record<string, any>} */
  const invertedIndex = Object.create(null);
  /** @type {Record<string, any>} */
  const fieldVectors = Object.create(null);
  for (const [number, { gathered }] of words.entries()) {
    const holders = documents.filter((document) => gathered.sure[document] > 0);
    if (holders.length === 0) continue;
    const postings = Object.fromEntries(holders.map((document) => [document, {}]));
    invertedIndex[`w${number}`] = { _index: number, [FIELD]: postings };
  }
  for (const document of documents) {
    const elements = words.flatMap(({ gathered }, number) => {
      return gathered.sure[document] > 0 ? [number, gathered.weights[document]] : [];
    });
    fieldVectors[`${FIELD}/${document}`] = new lunr.Vector(elements);
  }
  const index = new lunr.Index({
    invertedIndex,
    fieldVectors,
    tokenSet: lunr.TokenSet.fromArray(Object.keys(invertedIndex).sort()),
    fields: [FIELD],
    pipeline: new lunr.Pipeline(),
  });
  /** @type {{ref: string, score: number}[]} */
  const found = index.query((/** @type {any} */ query) => {
    for (const [number, { wanted }] of words.entries()) {
      query.term(`w${number}`, { boost: wanted.boost, usePipeline: false, presence: presenceOf(wanted, lunr) });
    }
  });
  return new Map(found.map(({ ref, score }) => [Number(ref), score]));
}

/**
 * Name lunr's presence for a word.
 * @param {Wanted} wanted
 * @param {any} lunr
 */
function presenceOf({ presence }, lunr) {
  return lunr.Query.presence[presence.toUpperCase()];
}
