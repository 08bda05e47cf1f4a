/** Phrases: words that must follow one another. */

/** @typedef {import("./spelling.js").Spelling} Spelling */

/**
 * Tell whether one of some texts has the words of a phrase in a row.
 * @param {string[]} texts
 * @param {string[]} phrase
 * @param {Spelling} spelling
 * @returns {boolean}
 */
export function containPhrase(texts, phrase, spelling) {
  return texts.some((text) => {
    const forms = spelling.wordsOf(text).map(({ form }) => form);
    return forms.some((_, place) => phrase.every((form, step) => forms[place + step] === form));
  });
}
