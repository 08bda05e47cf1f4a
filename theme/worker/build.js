/** What the build says of the site: it stands at the head of the service worker's file, which so changes with it. */

/** @typedef {[path: string, digest: string]} File from the site's root, with the first digits of its SHA-256 */
/**
 * @typedef {object} Build
 * @property {string} version
 * @property {string[]} pages what every page needs, and the search page
 * @property {File[]} program what searching needs beside the parts of the index
 * @property {string} index the version of the index, by which its parts are asked for
 * @property {File} list the file that lists the parts of the index
 * @property {number} bytes of all parts
 */

/** @type {Build} */
export const build = Reflect.get(self, "build");

export const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));

/** The site's root. */
export const root = worker.registration.scope;
