/**
 * The service worker: what has been read once can be read again without a connection. Online everything comes from
 * the network, as without it, but for parts of the index, which never change under one address.
 */

import { build, root, worker } from "./build.js";
import { dropOlder, howMuch, keepProgram, keepWhole, takeOver } from "./search.js";
import { keepPages, pageAt, PAGES, PARTS, PROGRAM } from "./stores.js";

/** @typedef {import("./search.js").Report} Report */

const PART = /\.js\?[\da-f]{12}$/u; // search-index/terms/0.js?0123456789ab
const OWN = new Set(build.program.map(([path]) => pageAt(path)));
const PATIENCE = 4000; // milliseconds to wait for a page that is kept too

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET" || !url.startsWith(root)) return;
  event.respondWith(PART.test(url) ? answerPart(event) : answerPage(event));
});
worker.addEventListener("message", (event) => {
  /** @param {Report} report */
  const tell = (report) => event.ports[0].postMessage(report);
  const wish = event.data === "whole" ? keepWhole(tell) : keepProgram();
  event.waitUntil(
    wish.then(howMuch, async () => ({ ...(await howMuch()), failed: true })).then(tell),
  );
});

/** Keep what every page needs, and what an older version of the site has kept of the search; then take its place. */
async function install() {
  await keepPages(build.pages, worker.registration.active ? "no-cache" : "force-cache");
  await takeOver();
  await worker.skipWaiting();
}

/** Drop what is of older versions, and keep the pages that were opened before there was a worker. */
async function activate() {
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
  const windows = await worker.clients.matchAll({ type: "window" });
  const opened = windows.map(({ url }) => url).filter((url) => url.startsWith(root));
  await Promise.allSettled([keepPages(opened, "force-cache"), dropOlder()]);
}

/**
 * Answer with a part of the index as it was kept, or else keep it.
 * @param {FetchEvent} event
 */
async function answerPart(event) {
  const { url } = event.request;
  const kept = await caches.match(url, { cacheName: PARTS });
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(keepCopy(PARTS, url, answer.clone()));
  return answer;
}

/**
 * Answer with a page, style or script from the network, or else as it was kept.
 * @param {FetchEvent} event
 */
async function answerPage(event) {
  const address = pageAt(event.request.url);
  const stores = [PROGRAM, PAGES].map((cacheName) => caches.match(address, { cacheName }));
  const kept = (await Promise.all(stores)).find(Boolean);
  const fresh = answerFresh(event, address);
  if (!kept) return fresh;
  event.waitUntil(fresh.catch(() => {}));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept));
  return Promise.race([fresh.catch(() => kept), late]);
}

/**
 * Fetch a page and keep it; the program is kept by version only.
 * @param {FetchEvent} event
 * @param {string} address
 */
async function answerFresh(event, address) {
  const answer = (await event.preloadResponse) ?? (await fetch(event.request));
  if (!answer.ok || answer.type !== "basic" || OWN.has(address)) return answer;
  event.waitUntil(keepCopy(PAGES, address, answer.clone()));
  return answer;
}

/**
 * Keep an answer if there is room for it.
 * @param {string} name of the store
 * @param {string} address
 * @param {Response} answer
 */
async function keepCopy(name, address, answer) {
  try {
    await (await caches.open(name)).put(address, answer);
  } catch {
    // The device is full: the reader has the page all the same.
  }
}
