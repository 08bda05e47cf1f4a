/** Builds what the page shows of results: text goes in as text nodes only. */

/** @typedef {import("./show.js").Result} Result */
/** @typedef {import("./excerpt.js").Mark} Mark */
/**
 * @typedef {object} Setting what all results of a page share
 * @property {string} lang the interface's language
 * @property {URL} root the site's root
 * @property {string} topic the address of a topic, `{slug}` standing for its slug
 */

/**
 * Build the list item of a result.
 * @param {Result} result
 * @param {Setting} setting
 * @returns {HTMLLIElement}
 */
export function buildResult(result, setting) {
  const { title, titleMarks, excerpt, excerptMarks, lang, dir, date, source, topics } = result;
  const format = new Intl.DateTimeFormat(setting.lang, { dateStyle: "long", timeZone: "UTC" });
  const facts = [
    element("time", { datetime: date }, [format.format(new Date(date))]),
    ...(source ? [element("bdi", {}, [source[1]])] : []),
    ...topics.map(([slug, name]) => {
      const href = new URL(setting.topic.replace("{slug}", slug), setting.root).href;
      return element("a", { href, class: "topic" }, [element("bdi", {}, [name])]);
    }),
  ];
  return element("li", { class: "result" }, [
    element("a", { href: result.url, lang, dir }, highlighted(title, titleMarks)),
    element("p", { class: "excerpt", lang, dir }, highlighted(excerpt, excerptMarks)),
    element("p", { class: "facts" }, facts),
  ]);
}

/**
 * Put `<mark>` around some stretches of a text.
 * @param {string} text
 * @param {Mark[]} marks
 * @returns {(Node | string)[]}
 */
function highlighted(text, marks) {
  const ends = [0, ...marks.map(([, end]) => end)];
  const pieces = marks.flatMap(([start, end], place) => [
    text.slice(ends[place], start),
    element("mark", {}, [text.slice(start, end)]),
  ]);
  return [...pieces, text.slice(ends.at(-1))];
}

/**
 * Create an element with attributes and children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function element(tag, attributes, children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}
