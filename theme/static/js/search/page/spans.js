/** Spans of time that articles are counted by: months, or years where there would be too many bars. */

/** @typedef {{month: string, count: number}} Month */
/** @typedef {{label: string, from: string, to: string, count: number}} Span its first and last day */

const MOST_MONTHS = 36;

/**
 * Lay out all spans from the first to the last with articles, those without any too.
 * @param {Month[]} months in order
 * @returns {Span[]}
 */
export function spansOf(months) {
  if (months.length === 0) return [];
  const first = placeOf(months[0].month);
  const last = placeOf(months[months.length - 1].month);
  if (last - first >= MOST_MONTHS) return yearsOf(months);
  const counts = new Map(months.map(({ month, count }) => [placeOf(month), count]));
  return Array.from({ length: last - first + 1 }, (_, step) => {
    const place = first + step;
    const to = new Date(Date.UTC(Math.floor(place / 12), (place % 12) + 1, 0)).toISOString().slice(0, 10);
    const label = to.slice(0, 7);
    return { label, from: `${label}-01`, to, count: counts.get(place) ?? 0 };
  });
}

/**
 * Count by years, in order.
 * @param {Month[]} months in order
 * @returns {Span[]}
 */
export function yearsOf(months) {
  if (months.length === 0) return [];
  const first = Number(months[0].month.slice(0, 4));
  const last = Number(months[months.length - 1].month.slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, step) => {
    const label = String(first + step).padStart(4, "0");
    const inside = months.filter(({ month }) => month.startsWith(label));
    const count = inside.reduce((sum, month) => sum + month.count, 0);
    return { label, from: `${label}-01-01`, to: `${label}-12-31`, count };
  });
}

/**
 * Number a month.
 * @param {string} month such as 2025-06
 */
function placeOf(month) {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}
