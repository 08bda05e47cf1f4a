/** The stores: pages as last seen, the parts of the index, and of each version the program that reads them. */

import { build, root } from "./build.js";

export const PAGES = `${root} pages`;
export const PARTS = `${root} parts`;
export const PROGRAM = `${root} program ${build.version}`;

/** List the stores of programs, of whatever version. */
export async function programStores() {
  return (await caches.keys()).filter((name) => name.startsWith(`${root} program `));
}

/**
 * Name a page in the stores: its address without what its server does not read.
 * @param {string} address
 */
export function pageAt(address) {
  const { origin, pathname } = new URL(address, root);
  return origin + pathname.replace(/\/index\.html$/u, "/");
}

/**
 * Fetch pages and keep them.
 * @param {string[]} addresses
 * @param {RequestCache} cache
 */
export async function keepPages(addresses, cache) {
  const store = await caches.open(PAGES);
  await Promise.all(
    addresses.map(async (address) => {
      const answer = await fetch(new URL(address, root), { cache });
      if (answer.ok && !answer.redirected) await store.put(pageAt(address), answer);
    }),
  );
}

/**
 * Fetch a file of this version, from the browser's own cache if it is there.
 * @param {string} address
 * @param {string} digest
 * @returns {Promise<Response>}
 */
export async function fetchFile(address, digest) {
  for (const cache of /** @type {RequestCache[]} */ (["force-cache", "no-cache"])) {
    const answer = await verified(await fetch(address, { cache, priority: "low" }), digest);
    if (answer) return answer;
  }
  throw new Error(`${address} is not of version ${build.version}`);
}

/**
 * Read an answer; null if it is not what its digest says, as when a host still serves an older version.
 * @param {Response} answer
 * @param {string} digest
 * @returns {Promise<Response | null>}
 */
export async function verified(answer, digest) {
  if (!answer.ok) return null;
  const bytes = await answer.arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const digits = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (!digest || !digits.startsWith(digest)) return null;
  return new Response(bytes, { headers: { "Content-Type": answer.headers.get("Content-Type") ?? "" } });
}
