/** From a word that was typed to the terms of the index that may answer it. */

import { matching, meantForms, nearForms, readings } from "./candidates.js";
import { isHalf, longerForms } from "./longer.js";
import { findTerm, termsAround } from "./terms.js";

/** @typedef {import("./archive.js").Archive} Archive */
/** @typedef {import("./query.js").Wanted} Wanted */
/** @typedef {import("./readings.js").Reading} Reading */
/** @typedef {import("./terms.js").Term} Term */
/**
 * @typedef {object} Alternative
 * @property {Term} term
 * @property {number} weight what it counts for in a document
 * @property {number} titleWeight the same, in a document that has it in the title
 * @property {number} sure how surely it is what was meant, up to 1 for the typed word itself
 * @property {boolean} reading whether it is a reading in another script
 */
/** @typedef {{share: number, inTitle: number, sure: number, own: boolean, reading?: boolean}} Standing how an alternative stands beside the typed word */
/** @typedef {Standing & {form: string}} Candidate */
/** @typedef {{wanted: Wanted, alternatives: Alternative[], instead: string | null}} Sought */

// `share` and `inTitle` say what an alternative counts for beside the typed word, `sure` how surely it is meant, and
// `own` whether its own rareness counts or that of the typed word. A word that stands alone says less of what is
// meant than one among others, so that its inflected forms and what it may become count for more.
const TYPED = { share: 1, inTitle: 1, sure: 1, own: true };
const KIN = { share: 0.1, inTitle: 0.5, sure: 1, own: false };
const KIN_ALONE = { share: 0.2, inTitle: 0.9, sure: 1, own: true };
const LONGER = { share: 0.03, inTitle: 1, sure: 0.5, own: true };
const LONGER_ALONE = { share: 0.03, inTitle: 0.95, sure: 1, own: true }; // of a word that is one already
const FAR = 0.1; // what a longer word counts for of which not even half is typed
const NEAR = { share: 1, inTitle: 1, sure: 0.5, own: true };
const READ = 0.9; // sure: two words read in another script go before one word found
const READING_BESIDE_WORD = 0.2; // rus is रूस, but first the word rus itself where the archive has it
const LIKELY = 0.4; // how sure a reading must be
const LIKELY_BESIDE_WORD = 0.8;

/**
 * Find the terms for a word, each once.
 * @param {Wanted} wanted
 * @param {boolean} alone whether it is the only word of the query
 * @param {Archive} archive
 * @returns {Promise<Sought>}
 */
export async function expand(wanted, alone, archive) {
  const { form, pattern, edits, open, quoted } = wanted;
  if (pattern) return standing(wanted, await matching(pattern, archive), TYPED, archive);
  if (edits > 0) {
    const near = await nearForms(form, edits, archive);
    return sought(wanted, near.map(({ text, distance }) => ({ form: text, ...nearly(distance) })), archive);
  }
  const [around, read] = await Promise.all([termsAround(form, archive), readings(form, archive)]);
  const known = around.find(form) !== null;
  const kin = known && !quoted ? around.kinOf(form) : [];
  const begins = open || (!known && !quoted && archive.spelling.isUnspaced(form)); // it has no end
  const longer = begins ? await longerWords(form, known && !alone ? around.forms : null, archive) : [];
  const found = [
    ...(known ? [{ form, ...TYPED }] : []),
    ...kin.map((other) => ({ form: other, ...(alone ? KIN_ALONE : KIN) })),
    ...read.filter(({ sure }) => sure >= (known ? LIKELY_BESIDE_WORD : LIKELY)).map((one) => ({ form: one.form, ...readAs(one, known) })),
    ...longer.map((other) => ({ form: other, ...longerAs(form, other, alone && known ? LONGER_ALONE : LONGER) })),
  ];
  if (found.length > 0 || quoted) return sought(wanted, found, archive);
  const meant = await meantForms(form, archive);
  return { ...(await standing(wanted, meant, NEAR, archive)), instead: meant[0] ?? null };
}

/**
 * List what a word may become: the words at hand, where it is one already and stands among others.
 * @param {string} form
 * @param {string[] | null} atHand
 * @param {Archive} archive
 */
async function longerWords(form, atHand, archive) {
  return atHand ? atHand.filter((other) => other !== form && other.startsWith(form)) : longerForms(form, archive);
}

/**
 * Say how a longer word stands: for less where most of it is still to be typed.
 * @param {string} typed
 * @param {string} longer
 * @param {Standing} standing
 * @returns {Standing}
 */
function longerAs(typed, longer, { share, inTitle, ...rest }) {
  const likely = isHalf(typed, longer) ? 1 : FAR;
  return { ...rest, share: share * likely, inTitle: inTitle * likely };
}

/**
 * Say how a form stands that was asked for with some edits.
 * @param {number} distance
 * @returns {Standing}
 */
function nearly(distance) {
  return { ...TYPED, share: 1 / (1 + distance), inTitle: 1 / (1 + distance) };
}

/**
 * Say how a reading stands, where the typed word itself is known or not.
 * @param {Reading} reading
 * @param {boolean} known
 * @returns {Standing}
 */
function readAs({ sure, weight }, known) {
  const share = weight * (known ? READING_BESIDE_WORD : 1);
  return { share, inTitle: share, sure: READ * sure, own: true, reading: true };
}

/**
 * Load the terms of some forms that stand alike.
 * @param {Wanted} wanted
 * @param {string[]} forms
 * @param {Standing} alike
 * @param {Archive} archive
 */
function standing(wanted, forms, alike, archive) {
  return sought(wanted, forms.map((form) => ({ form, ...alike })), archive);
}

/**
 * Load the terms of some candidates.
 * @param {Wanted} wanted
 * @param {Candidate[]} candidates the surest first
 * @param {Archive} archive
 * @returns {Promise<Sought>}
 */
async function sought(wanted, candidates, archive) {
  const terms = await Promise.all(candidates.map(({ form }) => findTerm(form, archive)));
  const typed = terms.find((term) => term?.form === wanted.form);
  /** @type {Map<string, Alternative>} */
  const alternatives = new Map();
  for (const [place, { share, inTitle, sure, own, reading = false }] of candidates.entries()) {
    const term = terms[place];
    if (!term || alternatives.has(term.form)) continue;
    const telling = rareness((own ? term : (typed ?? term)).documents.length, archive.documents);
    alternatives.set(term.form, { term, weight: share * telling, titleWeight: inTitle * telling, sure, reading });
  }
  return { wanted, alternatives: [...alternatives.values()], instead: null };
}

/**
 * Say how much a word tells that stands in `count` of all documents: the inverse document frequency of BM25.
 * @param {number} count
 * @param {number} documents
 */
function rareness(count, documents) {
  return Math.log(1 + (documents - count + 0.5) / (count + 0.5));
}
