/** The order of results: documents that answer more of the words, and more surely, come first; then lunr's score. */

import { scores } from "./lunr-index.js";

/** @typedef {import("./match.js").Matches} Matches */
/** @typedef {{document: number, answered: number, score: number}} Ranked */

/** @typedef {import("./match.js").Word} Word */

const MOST_SCORED = 200;
const ANSWER = 1e6; // more than any weight
const BEFORE_SEATS = 4;

/**
 * Put the best of some matches in order.
 * @param {Matches} matches
 * @param {number} limit
 * @returns {Ranked[]}
 */
export function rank(matches, limit) {
  const documents = worthScoring(matches, Math.max(limit, MOST_SCORED));
  const scored = scores(matches.words, documents);
  const ranked = documents
    .map((document) => ({ document, answered: matches.answered(document), score: scored.get(document) ?? 0 }))
    .sort(
      (one, other) => other.answered - one.answered || other.score - one.score || one.document - other.document,
    );
  return (isGuess(matches.words) ? withSeats(ranked, matches.words[0]) : ranked).slice(0, limit);
}

/**
 * Tell whether a query is one word that the archive has only other readings of.
 * @param {Word[]} words
 */
function isGuess(words) {
  return words.length === 1 && words[0].alternatives.every(({ sure }) => sure < 1);
}

/**
 * Behind the first few results, give a seat to the best document of each reading that they do not show.
 * @param {Ranked[]} ranked
 * @param {Word} word
 * @returns {Ranked[]}
 */
function withSeats(ranked, { alternatives, gathered }) {
  const first = ranked.slice(0, BEFORE_SEATS);
  const seated = new Set(first.map(({ document }) => document));
  for (const { term, reading } of alternatives) {
    if (!reading || term.documents.some((document) => seated.has(document))) continue;
    const best = ranked.find(({ document }) => gathered.sure[document] > 0 && term.documents.includes(document));
    if (best) seated.add(best.document);
  }
  const seats = ranked.slice(BEFORE_SEATS).filter(({ document }) => seated.has(document));
  return [...first, ...seats, ...ranked.slice(BEFORE_SEATS).filter(({ document }) => !seated.has(document))];
}

/**
 * Choose the documents to be scored: those that answer most, and of equals the weightiest. None that is left out
 * would come before one that is chosen.
 * @param {Matches} matches
 * @param {number} most
 * @returns {number[]}
 */
function worthScoring({ words, documents, answered }, most) {
  if (documents.length <= most) return documents;
  const worth = new Float64Array(documents.length);
  for (const { wanted, gathered } of words) {
    for (let place = 0; place < worth.length; place += 1) worth[place] += wanted.boost * gathered.weights[documents[place]];
  }
  for (let place = 0; place < worth.length; place += 1) worth[place] += answered(documents[place]) * ANSWER;
  const least = worth.slice().sort()[worth.length - most];
  const better = documents.filter((_, place) => worth[place] > least);
  const equal = documents.filter((_, place) => worth[place] === least).slice(0, most - better.length);
  return [...better, ...equal].sort((one, other) => one - other);
}
