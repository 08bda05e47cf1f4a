/** Keeps the search: its program, and the whole index where the reader is to have it without a connection. */

import { build, root } from "./build.js";
import { fetchFile, pageAt, PARTS, PROGRAM, programStores, verified } from "./stores.js";

/** @typedef {[path: string, digest: string, bytes: number]} Part */
/** @typedef {{kept: number, bytes: number, failed?: boolean}} Report how much of the index is kept */
/** @typedef {(report: Report) => void} Tell */

const LANES = 4;
const LIST = pageAt(build.list[0]);

/** Keep the program of this version. */
export async function keepProgram() {
  const store = await caches.open(PROGRAM);
  await Promise.all(
    build.program.map(async ([path, digest]) => {
      const address = pageAt(path);
      if (!(await store.match(address))) await store.put(address, await fetchFile(address, digest));
    }),
  );
}

/**
 * Say how much of the index is kept: its list is kept only with all its parts.
 * @returns {Promise<Report>}
 */
export async function howMuch() {
  const whole = await caches.match(LIST, { cacheName: PROGRAM });
  return { kept: whole ? build.bytes : 0, bytes: build.bytes };
}

/**
 * Keep the whole index; what is there already is not fetched again.
 * @param {Tell} tell
 */
export async function keepWhole(tell) {
  await keepProgram();
  const list = await fetchFile(LIST, build.list[1]);
  const missing = await bringAlong(await partsIn(list.clone()));
  const store = await caches.open(PARTS);
  let kept = build.bytes - missing.reduce((sum, [, , bytes]) => sum + bytes, 0);

  const lane = async () => {
    for (let part = missing.pop(); part; part = missing.pop()) {
      const address = addressOf(part);
      await store.put(address, await fetchFile(address, part[1]));
      kept += part[2];
      tell({ kept: Math.min(kept, build.bytes - 1), bytes: build.bytes });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await (await caches.open(PROGRAM)).put(LIST, list);
}

/** Take over what an older version has kept: its program, the parts that are the same, and all where it had all. */
export async function takeOver() {
  const older = await programStores();
  if (older.length === 0) return;
  const lists = await Promise.all(older.map((cacheName) => caches.match(LIST, { cacheName })));
  if (lists.some(Boolean)) return keepWhole(() => {});
  await keepProgram();
  await bringAlong(await partsIn(await fetchFile(LIST, build.list[1])));
}

/** Drop the programs and the parts of other versions. */
export async function dropOlder() {
  for (const name of await programStores()) if (name !== PROGRAM) await caches.delete(name);
  const store = await caches.open(PARTS);
  for (const { url } of await store.keys()) if (!url.endsWith(`?${build.index}`)) await store.delete(url);
}

/**
 * Keep parts of this version that are held already, under whatever version, and list those that are not.
 * @param {Part[]} parts
 */
async function bringAlong(parts) {
  const store = await caches.open(PARTS);
  const missing = [];
  for (const part of parts) {
    const address = addressOf(part);
    const held = await store.matchAll(address, { ignoreSearch: true });
    const answers = await Promise.all(held.map((answer) => verified(answer, part[1])));
    const same = answers.find((answer) => answer !== null);
    if (same) await store.put(address, same);
    else missing.push(part);
  }
  return missing;
}

/**
 * Read the list of the index's parts.
 * @param {Response} list
 * @returns {Promise<Part[]>}
 */
async function partsIn(list) {
  const program = new Set(build.program.map(([path]) => path));
  const rows = /** @type {Part[]} */ (await list.json());
  return rows.filter(([path]) => !program.has(path));
}

/**
 * Name a part as the search program asks for it.
 * @param {Part} part
 */
function addressOf([path]) {
  return new URL(`${path}?${build.index}`, root).href;
}
