/** Text in one byte a letter: undoes the exchange of `alphabets.py`. */

const PLAIN = Array.from({ length: 0x7f - 0x20 }, (_, place) => String.fromCharCode(0x20 + place))
  .filter((letter) => letter !== '"' && letter !== "\\")
  .join("");

/**
 * Put the letters of a script, which stand in the places of ASCII, back.
 * @param {string} text
 * @param {string} alphabet
 * @returns {string}
 */
export function exchangeBack(text, alphabet) {
  const places = PLAIN.slice(0, alphabet.length);
  const displaced = [...places].filter((letter) => !alphabet.includes(letter));
  const free = [...alphabet].filter((letter) => !places.includes(letter));
  const back = new Map([...places].map((place, number) => [place, alphabet[number]]));
  for (const [number, letter] of free.entries()) back.set(letter, displaced[number]);
  return Array.from(text, (letter) => back.get(letter) ?? letter).join("");
}
