// Has Lighthouse score pages of a server on this computer, each as a phone and as a desk: one JSON object a line.
import { createRequire } from "node:module";

const [packages, chromium, flags, root, ...paths] = process.argv.slice(2);
const { resolve } = createRequire(packages);
const { default: lighthouse, desktopConfig } = await import(resolve("lighthouse"));
const { launch } = await import(resolve("chrome-launcher"));

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const CONFIGS = { phone: undefined, desk: desktopConfig };

const LOOKS = 3; // at a page that a busy computer may have slowed down

const chrome = await launch({ chromePath: chromium, chromeFlags: ["--headless=new", ...JSON.parse(flags)] });
try {
  for (const path of paths) {
    for (const [screen, config] of Object.entries(CONFIGS)) {
      const lhr = await audit(path, config);
      const scores = CATEGORIES.map((category) => Math.round(100 * lhr.categories[category].score));
      const faults = CATEGORIES.flatMap((category) => lhr.categories[category].auditRefs)
        .filter(({ id, weight }) => weight && (lhr.audits[id].score ?? 1) < 0.9)
        .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ""}`.trim());
      const shift = lhr.audits["cumulative-layout-shift"].numericValue;
      console.log(JSON.stringify({ path, screen, scores, shift, faults }));
    }
  }
} finally {
  await chrome.kill();
}

/**
 * Score a page; of one that is not as fast as can be the best of several looks counts.
 * @param {string} path
 * @param {object | undefined} config
 */
async function audit(path, config) {
  const options = { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "error" };
  let best;
  for (let look = 0; look < LOOKS && !(best?.categories.performance.score === 1); look += 1) {
    const { lhr } = await lighthouse(root + path, options, config);
    if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`);
    if (!best || lhr.categories.performance.score > best.categories.performance.score) best = lhr;
  }
  return best;
}
