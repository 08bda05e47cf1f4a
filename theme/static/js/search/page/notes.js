/** Builds what is said of a query beside its results: what of it could not be read, and what was searched for instead. */

import { writeAddress } from "./address.js";
import { element } from "./elements.js";

/** @typedef {import("../engine.js").Answer} Answer */
/** @typedef {import("../query.js").Problem} Problem */
/** @typedef {import("./address.js").Asked} Asked */
/** @typedef {import("./words.js").Words} Words */

/**
 * Say what could not be read; the faulty part is a button that selects it in the box.
 * @param {Problem[]} problems
 * @param {HTMLInputElement} input
 * @param {Words} words
 */
export function buildProblems(problems, input, words) {
  return problems.map(({ fault, text, start, end }) => {
    const part = element("button", { type: "button", class: "fault" }, [element("bdi", {}, [text])]);
    part.addEventListener("click", () => {
      input.focus();
      input.setSelectionRange(start, end);
    });
    return element("li", {}, words.fill(fault, { text: part }));
  });
}

/**
 * Say what was searched for in place of words that the archive lacks, with a way to insist on what was typed.
 * @param {Answer["instead"]} instead
 * @param {Asked} asked
 * @param {Words} words
 */
export function buildInstead(instead, asked, words) {
  return instead.map(({ typed, meant }) => {
    const exact = { ...asked, text: quoted(asked.text, typed) };
    return element("li", {}, [
      ...words.fill("instead", {
        typed: element("bdi", {}, [typed]),
        meant: element("strong", {}, [element("bdi", {}, [meant])]),
      }),
      " ",
      element("a", { href: writeAddress(exact) }, words.fill("exactly", { typed: element("bdi", {}, [typed]) })),
    ]);
  });
}

/**
 * Put a word of a text in quotation marks, which ask for it exactly; a word that is written otherwise is added.
 * @param {string} text
 * @param {string} word
 */
function quoted(text, word) {
  const pieces = text.normalize("NFC").split(/(\s+)/u);
  const place = pieces.findIndex((piece) => piece.toLowerCase() === word.toLowerCase());
  if (place < 0) return `"${word}" ${text}`;
  return pieces.map((piece, each) => (each === place ? `"${piece}"` : piece)).join("");
}
