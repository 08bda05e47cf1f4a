/** Where sorted things are cut: finds the place of a text among the bounds of parts. */

/**
 * Find the part that a text stands in, if it stands in one: the last that does not begin behind it.
 * @param {string[]} bounds the shortened first line of each part, the first one empty
 * @param {string} text
 * @returns {number}
 */
export function partOf(bounds, text) {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bounds[middle] <= text) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}

/**
 * List the parts that lines beginning with `prefix` may stand in.
 * @param {string[]} bounds
 * @param {string} prefix
 * @returns {number[]}
 */
export function partsFrom(bounds, prefix) {
  if (bounds.length === 0) return [];
  const first = partOf(bounds, prefix);
  const last = partOf(bounds, `${prefix}\u{ffff}`);
  return Array.from({ length: last - first + 1 }, (_, place) => first + place);
}
