/** What the words of a query find: for each word the documents, with the best of its alternatives in each. */

import { fieldBit } from "./query.js";

/** @typedef {import("./archive.js").Archive} Archive */
/** @typedef {import("./expand.js").Sought} Sought */
/**
 * @typedef {object} Gathered what one word has found; arrays by document
 * @property {Float64Array} weights
 * @property {Uint8Array} sure in twentieths
 */

const TITLE = fieldBit("title");
const WHOLE = 20; // of `sure`

/**
 * Gather what a word finds. Its alternatives stand for one another, so that a document counts by the best of them.
 * @param {Sought} sought
 * @param {Archive} archive
 * @returns {Gathered}
 */
export function gather({ wanted, alternatives }, { documents: size, weights: levels }) {
  const gathered = { weights: new Float64Array(size), sure: new Uint8Array(size) };
  const mask = wanted.field ? fieldBit(wanted.field) : 0;
  for (const { term, weight, titleWeight, sure } of alternatives) {
    const surely = Math.round(sure * WHOLE);
    const { documents, levelAt, fieldsAt } = term;
    for (let place = 0; place < documents.length; place += 1) {
      const fields = fieldsAt(place);
      if (mask && !(fields & mask)) continue;
      const counts = (fields & TITLE ? titleWeight : weight) * levels[levelAt(place)];
      const document = documents[place];
      if (counts > gathered.weights[document]) gathered.weights[document] = counts;
      if (surely > gathered.sure[document]) gathered.sure[document] = surely;
    }
  }
  return gathered;
}
