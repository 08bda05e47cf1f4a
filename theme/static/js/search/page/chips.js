/** Builds the filters that are set: each is a link to the same search without it. */

import { refine, writeAddress } from "./address.js";
import { element } from "./elements.js";

/** @typedef {import("./address.js").Asked} Asked */
/** @typedef {import("./address.js").Filter} Filter */
/** @typedef {import("./words.js").Words} Words */

/**
 * Build the list's items; where there are several, a last one takes all away.
 * @param {Asked} asked
 * @param {(filter: Filter, slug: string) => string} nameOf
 * @param {Words} words
 */
export function buildChips(asked, nameOf, words) {
  const filters = /** @type {[Filter, string][]} */ (Object.entries(asked.filters)).filter(([, value]) => value);
  const chips = filters.map(([filter, value]) => {
    const href = writeAddress(refine(asked, { [filter]: "" }));
    return element("li", {}, [
      element("a", { class: "chip", href }, [
        element("span", { class: "unseen" }, [`${words.say("remove")} `]),
        `${words.say(filter)}: `,
        element("bdi", {}, [nameOf(filter, value)]),
        element("span", { class: "cross", "aria-hidden": "true" }, [" ×"]),
      ]),
    ]);
  });
  if (chips.length < 2) return chips;
  const href = writeAddress({ ...asked, filters: {} });
  return [...chips, element("li", {}, [element("a", { class: "all", href }, [words.say("remove-all")])])];
}
