/** How text is cut into words and folded, by the rules that the build has read articles with. */

/** @typedef {[find: string, put: string]} Rule */
/**
 * @typedef {object} SpellingRules
 * @property {string} word a word, as a pattern
 * @property {string} unspaced a letter of a script written without spaces, as a pattern
 * @property {string} han a word in Han letters, as a pattern
 * @property {string} zeros the zero of every script's digits
 * @property {Rule[]} fold
 * @property {Rule[]} key
 * @property {Rule[]} skeleton
 */
/** @typedef {{form: string, start: number, end: number}} Word a folded word and where it stands */
/**
 * @typedef {object} Spelling
 * @property {(text: string) => Word[]} wordsOf cut text, which must be in NFC, into words
 * @property {(text: string) => string[]} unspacedIn the pieces of a text in scripts without spaces
 * @property {(form: string) => string} keyOf the key of a Latin spelling; empty for other scripts
 * @property {(key: string) => string} skeletonOf the consonants of a key
 * @property {(form: string) => boolean} isUnspaced whether a form is of a script written without spaces
 */

const ASCII = /^[\x00-\x7f]*$/;

/**
 * Make the functions that read text by some rules.
 * @param {SpellingRules} rules
 * @returns {Spelling}
 */
export function makeSpelling(rules) {
  const word = new RegExp(rules.word, "gu");
  const piece = new RegExp(`(?:${rules.unspaced})+|(?:(?!${rules.unspaced}).)+`, "gsu");
  const any = new RegExp(rules.unspaced, "u");
  const han = new RegExp(`^${rules.han}$`, "u");
  const zeros = Array.from(rules.zeros, (zero) => zero.codePointAt(0) ?? 0);
  const folding = rewriter(rules.fold);
  const keying = rewriter(rules.key);
  const skeletonOf = rewriter(rules.skeleton);
  /** @type {Map<string, string>} */
  const folded = new Map();

  /** @param {string} text */
  const fold = (text) => {
    const lower = text.toLowerCase();
    if (ASCII.test(lower)) return lower;
    const known = folded.get(lower);
    if (known !== undefined) return known;
    const form = asciiDigits(folding(lower.normalize("NFD")).normalize("NFC"), zeros);
    folded.set(lower, form);
    return form;
  };

  /** @param {string} text */
  const wordsOf = (text) => {
    const words = [];
    for (const { 0: run, index } of text.matchAll(word)) {
      for (const [start, end] of ASCII.test(run) || !any.test(run) ? [[0, run.length]] : spansOf(run, piece, any, han)) {
        const form = fold(run.slice(start, end));
        if (form) words.push({ form, start: index + start, end: index + end });
      }
    }
    return words;
  };

  const unspacedIn = (/** @type {string} */ text) => (text.match(piece) ?? []).filter((each) => any.test(each));
  return { wordsOf, unspacedIn, keyOf: (form) => (ASCII.test(form) ? keying(form) : ""), skeletonOf, isUnspaced: (form) => any.test(form) };
}

/**
 * Make the function that applies some rules in turn.
 * @param {Rule[]} rules
 * @returns {(text: string) => string}
 */
function rewriter(rules) {
  const steps = rules.map(([find, put]) => /** @type {const} */ ([new RegExp(find, "gu"), put]));
  return (text) => steps.reduce((written, [find, put]) => written.replace(find, put), text);
}

/**
 * Find the words of a run that has letters of a script without spaces, as tokens.py does.
 * @param {string} run
 * @param {RegExp} piece
 * @param {RegExp} unspaced
 * @param {RegExp} han
 * @returns {number[][]}
 */
function spansOf(run, piece, unspaced, han) {
  return Array.from(run.matchAll(piece)).flatMap(({ 0: text, index: offset }) => {
    if (!unspaced.test(text)) return [[offset, offset + text.length]];
    const words = [...new Intl.Segmenter("und", { granularity: "word" }).segment(text)];
    return words.flatMap(({ segment, index }, place) => {
      const [start, following] = [offset + index, words[place + 1]?.segment ?? ""];
      if (!han.test(segment)) return [[start, start + segment.length]];
      if (isLetter(segment)) {
        const joins = isLetter(following) && han.test(following);
        return [segment.length, ...(joins ? [segment.length + following.length] : [])].map((length) => [start, start + length]);
      }
      return pairsOf(Array.from(segment), start);
    });
  });
}

/**
 * Tell whether a word is one letter.
 * @param {string} word
 */
function isLetter(word) {
  return Array.from(word).length === 1;
}

/**
 * Find the pairs of neighbouring letters.
 * @param {string[]} letters
 * @param {number} start
 * @returns {number[][]}
 */
function pairsOf(letters, start) {
  let end = start + letters[0].length;
  return letters.slice(1).map((letter, place) => {
    const from = end - letters[place].length;
    end += letter.length;
    return [from, end];
  });
}

/**
 * Write the digits of every script as 0 to 9.
 * @param {string} text
 * @param {number[]} zeros
 */
function asciiDigits(text, zeros) {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((candidate) => code >= candidate && code < candidate + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}
