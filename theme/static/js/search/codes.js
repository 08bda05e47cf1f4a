/** Numbers as the build has written them: see `codes.py`. */

const BASE = 45;
const FIRST = 0x23;
const BACKSLASH = 0x5c;

/**
 * Read the number that one letter of `text` stands for, 0 to 89.
 * @param {string} text
 * @param {number} place
 * @returns {number}
 */
export function letterAt(text, place) {
  const code = text.charCodeAt(place);
  return code - FIRST - (code > BACKSLASH ? 1 : 0);
}

/**
 * Read a row of numbers, in base 45, the highest digit first; digits below 45 are the last of their number.
 * @param {string} text
 * @returns {number[]}
 */
export function readNumbers(text) {
  const numbers = [];
  let number = 0;
  for (let place = 0; place < text.length; place += 1) {
    const digit = letterAt(text, place);
    if (digit >= BASE) {
      number = (number + digit - BASE) * BASE;
    } else {
      numbers.push(number + digit);
      number = 0;
    }
  }
  return numbers;
}

/**
 * Add up the gaps of a row.
 * @param {number[]} gaps
 * @returns {number[]}
 */
export function addUp(gaps) {
  let sum = 0;
  return gaps.map((gap) => (sum += gap));
}

/**
 * Read sorted lines, each written as how many letters it shares with the one before, and the rest.
 * @param {string} text
 * @returns {string[]}
 */
export function readLines(text) {
  if (text === "") return [];
  let before = "";
  return text.split("\t").map((line) => (before = before.slice(0, letterAt(line, 0)) + line.slice(1)));
}
