/** Draws how many articles each span of time has, and lets the pointer choose a range of them. */

import { drawn } from "./elements.js";

/** @typedef {import("./spans.js").Span} Span */
/** @typedef {{from: string, to: string}} Range its first and last day; empty where it is open */
/** @typedef {(range: Range) => void} Choose */

const WIDTH = 8;
const GAP = 2;
const HEIGHT = 64;

/**
 * Draw the bars.
 * @param {Span[]} spans
 * @param {Range} range
 * @param {(span: Span) => string} describe
 * @param {boolean} backwards whether time runs from right to left
 * @param {Choose} choose
 * @returns {SVGSVGElement}
 */
export function drawHistogram(spans, range, describe, backwards, choose) {
  const most = Math.max(...spans.map(({ count }) => count));
  const bars = spans.map((span, place) => {
    const height = span.count && Math.max(3, Math.round((span.count / most) * HEIGHT));
    const x = (backwards ? spans.length - 1 - place : place) * (WIDTH + GAP);
    const size = { width: `${WIDTH}`, height: `${height}`, x: `${x}`, y: `${HEIGHT - height}` };
    return drawn("rect", size, [drawn("title", {}, [describe(span)])]);
  });
  const viewBox = `0 0 ${spans.length * (WIDTH + GAP) - GAP} ${HEIGHT}`;
  const chart = drawn("svg", { class: "histogram", viewBox, preserveAspectRatio: "none", "aria-hidden": "true" }, bars);
  paint(bars, spans, range);
  brush(chart, spans, bars, range, backwards, choose);
  return chart;
}

/**
 * Set apart the bars within a range.
 * @param {Element[]} bars
 * @param {Span[]} spans
 * @param {Range} range
 */
function paint(bars, spans, { from, to }) {
  for (const [place, bar] of bars.entries()) {
    const outside = (from !== "" && spans[place].to < from) || (to !== "" && spans[place].from > to);
    bar.classList.toggle("outside", outside);
  }
}

/**
 * Let the pointer choose: a press chooses one bar, a stroke all that it passes; a press on the range lets it go.
 * @param {SVGSVGElement} chart
 * @param {Span[]} spans
 * @param {Element[]} bars
 * @param {Range} range
 * @param {boolean} backwards
 * @param {Choose} choose
 */
function brush(chart, spans, bars, range, backwards, choose) {
  let start = -1;
  let chosen = range;
  /** @param {PointerEvent} event */
  const placeOf = ({ clientX }) => {
    const { left, width } = chart.getBoundingClientRect();
    const share = (clientX - left) / width;
    const place = Math.floor((backwards ? 1 - share : share) * spans.length);
    return Math.min(Math.max(place, 0), spans.length - 1);
  };
  /** @param {PointerEvent} event */
  const stretch = (event) => {
    if (start < 0) return;
    const end = placeOf(event);
    chosen = { from: spans[Math.min(start, end)].from, to: spans[Math.max(start, end)].to };
    paint(bars, spans, chosen);
  };
  /** @param {Range} last */
  const stop = (last) => {
    if (start < 0) return;
    start = -1;
    paint(bars, spans, last);
    const again = last.from === range.from && last.to === range.to;
    choose(again ? { from: "", to: "" } : last);
  };
  chart.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    chart.setPointerCapture(event.pointerId);
    start = placeOf(event);
    stretch(event);
  });
  chart.addEventListener("pointermove", stretch);
  chart.addEventListener("pointerup", () => stop(chosen));
  chart.addEventListener("pointercancel", () => {
    start = -1;
    paint(bars, spans, range);
  });
}
