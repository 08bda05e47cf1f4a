/** Edit distance: how many letters must be typed otherwise to make one word of another. */

/**
 * Count the letters to add, drop or change; anything above `limit` is `limit + 1`.
 * @param {string} from
 * @param {string} to
 * @param {number} limit
 * @returns {number}
 */
export function editDistance(from, to, limit) {
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 1; line <= from.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= to.length; column += 1) {
      const changed = row[column - 1] + (from[line - 1] === to[column - 1] ? 0 : 1);
      next.push(Math.min(changed, row[column] + 1, next[column - 1] + 1));
    }
    if (Math.min(...next) > limit) return limit + 1;
    row = next;
  }
  return Math.min(row[to.length], limit + 1);
}
