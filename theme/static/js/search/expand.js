/** From a word that was typed to the terms of the index that may answer it. */

/** @typedef {import("./dictionary.js").Dictionary} Dictionary */
/** @typedef {import("./query.js").Wanted} Wanted */
/** @typedef {import("./spelling.js").Spelling} Spelling */
/** @typedef {{dictionary: Dictionary, spelling: Spelling, stemMark: string}} Vocabulary */
/**
 * @typedef {object} Alternative
 * @property {string} term a term of the index
 * @property {number} weight what it counts for
 * @property {number} sure how surely it is what was meant, up to 1 for the typed word itself or one of its stem
 */

const TYPED = 1; // sure: the word itself
const READ = 0.9; // a reading in another script: two words read go before one word found
const GUESSED = 0.5; // a longer word, or one that is near
const STEM = 0.4; // an inflected form beside the form that was typed
const READING_BESIDE_WORD = 0.2; // rus is रूस, but first the word rus itself where the archive has it
const ALIKE = 0.5; // a reading that is only alike, beside one that is spelt exactly so
const FAR_MORE = 10; // how much more a word must be used to be meant by a spelling that is only alike
const LONGER = 0.03; // a longer word, while the reader types
const NEAR = 0.3; // a word that was not typed, where the typed one is unknown
const LETTERS_FOR_NEAR = 4;
const MOST = 20; // what the engine thinks of itself
const MANY = 400; // what the reader has asked for

/**
 * List the terms for a word, each once, with the greatest weight that it has.
 * @param {Wanted} wanted
 * @param {Vocabulary} vocabulary
 * @returns {Alternative[]}
 */
export function expand({ form, pattern, edits, open }, vocabulary) {
  const { dictionary } = vocabulary;
  if (pattern) return dictionary.matching(pattern, MANY).map((term) => ({ term, weight: 1, sure: TYPED }));
  if (edits > 0) {
    const near = dictionary.near(form, edits, MANY);
    return near.map(({ form: term, distance }) => ({ term, weight: 1 / (1 + distance), sure: TYPED }));
  }
  const known = dictionary.has(form) ? withStems(form, 1, TYPED, vocabulary) : [];
  const read = readings(form, known.length > 0 ? READING_BESIDE_WORD : 1, vocabulary);
  const longer = open ? longerWords(form, vocabulary) : [];
  const found = [...known, ...read, ...longer];
  return found.length > 0 ? heaviest(found) : nearWords(form, vocabulary);
}

/**
 * List a form and its stems.
 * @param {string} form
 * @param {number} weight
 * @param {number} sure
 * @param {Vocabulary} vocabulary
 * @returns {Alternative[]}
 */
function withStems(form, weight, sure, { dictionary, stemMark }) {
  const stems = dictionary.stemsOf(form).map((stem) => ({ term: stemMark + stem, weight: weight * STEM, sure }));
  return [{ term: form, weight, sure }, ...stems];
}

/**
 * List the words of other scripts that a word in Latin letters may spell; those used more count for more, so
 * that delhi is दिल्ली before it is डेली. Spellings that are only alike are taken where the archive has next to
 * nothing that is spelt exactly so.
 * @param {string} form
 * @param {number} weight
 * @param {Vocabulary} vocabulary
 * @returns {Alternative[]}
 */
function readings(form, weight, vocabulary) {
  const { dictionary, spelling } = vocabulary;
  const key = spelling.keyOf(form);
  if (!key) return [];
  const exact = dictionary.speltAs(key);
  const used = Math.max(...[form, ...exact].map(dictionary.countOf));
  const tooShort = used > 0 && key.length < LETTERS_FOR_NEAR; // most short words are alike to one of the commonest
  const alike = (tooShort ? [] : dictionary.speltLike(key, spelling.skeletonOf(key), MOST)).filter(
    (reading) => reading.distance > 0 && dictionary.countOf(reading.form) > used * FAR_MORE,
  );
  const most = Math.max(used, ...alike.map((reading) => dictionary.countOf(reading.form)));
  /** @param {string} reading */
  const share = (reading) => weight * Math.sqrt(dictionary.countOf(reading) / most);
  return [
    ...exact.flatMap((reading) => withStems(reading, share(reading), READ, vocabulary)),
    ...alike.map(({ form: term, distance }) => {
      return { term, weight: (share(term) * ALIKE) / (1 + distance), sure: READ };
    }),
  ];
}

/**
 * List longer words that begin like one that is still being typed.
 * @param {string} form
 * @param {Vocabulary} vocabulary
 * @returns {Alternative[]}
 */
function longerWords(form, { dictionary, spelling }) {
  const key = spelling.keyOf(form);
  const words = [...dictionary.beginningWith(form, MOST), ...(key ? dictionary.speltFrom(key, MOST) : [])];
  return words.map((term) => ({ term, weight: LONGER, sure: GUESSED }));
}

/**
 * List what is nearest to a word that the archive does not have: its stem, and words that differ in a letter.
 * @param {string} form
 * @param {Vocabulary} vocabulary
 * @returns {Alternative[]}
 */
function nearWords(form, vocabulary) {
  const { dictionary, stemMark } = vocabulary;
  if (form.length < LETTERS_FOR_NEAR) return [];
  const stem = dictionary.stemAtStart(form);
  const stemmed = stem === null ? [] : [{ term: stemMark + stem, weight: STEM, sure: GUESSED }];
  const near = dictionary.near(form, 1, MOST).flatMap((word) => withStems(word.form, NEAR, GUESSED, vocabulary));
  return heaviest([...stemmed, ...near]);
}

/**
 * Keep each term once, with the greatest of its weights and of its sureness.
 * @param {Alternative[]} alternatives
 * @returns {Alternative[]}
 */
function heaviest(alternatives) {
  /** @type {Map<string, Alternative>} */
  const terms = new Map();
  for (const { term, weight, sure } of alternatives) {
    const known = terms.get(term);
    terms.set(term, {
      term,
      weight: Math.max(weight, known?.weight ?? 0),
      sure: Math.max(sure, known?.sure ?? 0),
    });
  }
  return [...terms.values()];
}
