/** Builds what the page shows of results. */

import { element } from "./elements.js";
import { wholeLetters } from "./marks.js";

/** @typedef {import("../excerpt.js").Mark} Mark */
/** @typedef {import("../show.js").Result} Result */
/** @typedef {import("./words.js").Words} Words */
/**
 * @typedef {object} Setting what all results of a page share
 * @property {Words} words
 * @property {URL} root the site's root
 * @property {string} topic the address of a topic, `{slug}` standing for its slug
 */

/**
 * Build the list item of a result, in the language and direction of its article.
 * @param {Result} result
 * @param {Setting} setting
 * @returns {HTMLLIElement}
 */
export function buildResult(result, { words, root, topic }) {
  const { href, title, titleMarks, excerpt, excerptMarks, lang, dir, date, source, topics } = result;
  const facts = [
    element("time", { datetime: date, dir: "auto" }, [words.date(date, { dateStyle: "long" })]),
    ...(source ? [element("bdi", {}, [source[1]])] : []),
    ...topics.map(([slug, name]) => {
      const address = new URL(topic.replace("{slug}", slug), root).href;
      return element("a", { href: address, class: "topic" }, [element("bdi", {}, [name])]);
    }),
  ];
  return element("li", { class: "result", dir }, [
    element("a", { href, lang }, highlighted(title, titleMarks, lang)),
    element("p", { class: "excerpt", lang }, highlighted(excerpt, excerptMarks, lang)),
    element("p", { class: "facts" }, facts),
  ]);
}

/**
 * Put `<mark>` around some stretches of a text.
 * @param {string} text
 * @param {Mark[]} marks
 * @param {string} lang
 * @returns {(Node | string)[]}
 */
function highlighted(text, marks, lang) {
  const whole = wholeLetters(text, marks, lang);
  const ends = [0, ...whole.map(([, end]) => end)];
  const pieces = whole.flatMap(([start, end], place) => [
    text.slice(ends[place], start),
    element("mark", {}, [text.slice(start, end)]),
  ]);
  return [...pieces, text.slice(ends.at(-1))];
}
