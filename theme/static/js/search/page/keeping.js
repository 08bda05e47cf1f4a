/** Keeps the search for use without a connection: by itself where it is small, or when the reader wishes it. */

import { find } from "./elements.js";

/** @typedef {import("./words.js").Words} Words */
/**
 * @typedef {object} Report what the service worker says of the search that it keeps
 * @property {number} kept bytes
 * @property {number} bytes of the whole
 * @property {boolean} [failed]
 */

const LITTLE = 2_000_000; // bytes that are kept without asking
const MEGABYTE = 1_000_000;

/**
 * Let the service worker keep the program, and the index too if it is small; else offer it.
 * @param {HTMLElement} search
 * @param {Words} words
 */
export async function keepSearch(search, words) {
  if (!navigator.serviceWorker || !location.protocol.startsWith("http")) return;
  const { active } = await navigator.serviceWorker.ready;
  const place = find(search, ".keeping", HTMLElement);
  const [button, bar, sentence] = [
    find(place, "button", HTMLButtonElement),
    find(place, "progress", HTMLProgressElement),
    find(place, "p", HTMLElement),
  ];
  let asked = false;
  /** @param {"program" | "whole"} wish */
  const wish = (wish) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => show(data);
    active?.postMessage(wish, [port2]);
  };
  const wishForAll = () => {
    button.disabled = true;
    wish("whole");
  };
  /** @param {Report} report */
  const show = ({ kept, bytes, failed = false }) => {
    const whole = kept === bytes;
    const thrifty = /** @type {{connection?: {saveData?: boolean}}} */ (navigator).connection?.saveData;
    const byItself = bytes <= LITTLE && !thrifty && !asked;
    if (whole || failed) button.disabled = false;
    else if (byItself && !button.disabled) wishForAll();
    place.hidden = byItself && !whole;
    button.hidden = whole;
    button.textContent = words.say("keep").replace("{n}", words.number(Math.ceil((bytes / MEGABYTE) * 10) / 10));
    bar.hidden = !button.disabled;
    bar.max = bytes;
    bar.value = kept;
    sentence.textContent = whole ? words.say("kept") : failed && asked ? words.say("keep-failed") : "";
  };
  button.addEventListener("click", () => {
    asked = true;
    void navigator.storage?.persist?.();
    wishForAll();
  });
  wish("program");
}
