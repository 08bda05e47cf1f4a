/** Edit distance: how many letters must be typed otherwise to make one word of another. */

// A letter as a reader counts them: with its marks, and with the consonants that a virama joins to it.
const LETTER = /(?:\p{L}\p{M}*[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0ccd\u0c4d\u0d4d]\u200d?)*.\p{M}*/gsu;

/**
 * Cut a word into letters.
 * @param {string} word
 * @returns {string[]}
 */
export function lettersOf(word) {
  return word.match(LETTER) ?? [];
}

/**
 * Count the edits between two words: by letters with all their marks, or by single signs where those are fewer, as in
 * a vowel sign that is typed a letter too late.
 * @param {string} from
 * @param {string} to
 * @param {number} limit
 * @returns {number}
 */
export function wordDistance(from, to, limit) {
  const byLetters = editDistance(lettersOf(from), lettersOf(to), limit);
  return byLetters <= 1 ? byLetters : Math.min(byLetters, editDistance([...from], [...to], limit));
}

/**
 * Count the letters to add, drop, change or swap with their neighbour; anything above `limit` is `limit + 1`.
 * @param {string[]} from
 * @param {string[]} to
 * @param {number} limit
 * @returns {number}
 */
export function editDistance(from, to, limit) {
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 1; line <= from.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= to.length; column += 1) {
      const changed = row[column - 1] + (from[line - 1] === to[column - 1] ? 0 : 1);
      const swapped = from[line - 1] === to[column - 2] && from[line - 2] === to[column - 1];
      const turned = swapped ? before[column - 2] + 1 : limit + 1;
      next.push(Math.min(changed, turned, row[column] + 1, next[column - 1] + 1));
    }
    if (Math.min(...next) > limit) return limit + 1;
    before = row;
    row = next;
  }
  return Math.min(row[to.length], limit + 1);
}
