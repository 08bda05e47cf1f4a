/** The reader's way through searches: what is typed changes the page's address, each finished search is a step back. */

import { asksNothing, readAddress, writeAddress } from "./address.js";

/** @typedef {import("./address.js").Asked} Asked */
/** @typedef {{limit?: number, top?: number}} Place how many results were shown, and how far the page was scrolled */
/**
 * @typedef {object} Turns
 * @property {() => Asked} asked
 * @property {() => Place} place
 * @property {(asked: Asked) => void} draft ask while typing: all that is typed in one go is one step
 * @property {(asked: Asked) => void} turn ask something else
 * @property {(place: Place) => void} stay remember where on the page the reader is
 */

/**
 * Follow the address of the page.
 * @param {() => void} back what to do when the reader goes back or forward
 * @returns {Turns}
 */
export function followTurns(back) {
  let typing = false;
  const asked = () => readAddress(location.search);
  /** @param {Asked} next @param {boolean} step */
  const go = (next, step) => {
    const address = location.pathname + writeAddress(next);
    if (writeAddress(asked()) === writeAddress(next)) return;
    if (step) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  };
  addEventListener("popstate", () => {
    typing = false;
    back();
  });
  return {
    asked,
    place: () => history.state ?? {},
    draft: (next) => {
      go(next, !typing && !asksNothing(asked()));
      typing = true;
    },
    turn: (next) => {
      go(next, !typing);
      typing = false;
    },
    stay: (place) => history.replaceState({ ...history.state, ...place }, ""),
  };
}
