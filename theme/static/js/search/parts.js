/** Loads the parts of the index: scripts that hand over what they hold, so that they load from a folder too. */

/** The version of the index that this program reads; the plugin writes the same number into every part. */
export const SCHEMA = 3;

/** @typedef {(url: string) => Promise<unknown>} LoadScript run a classic script, resolve when it has run */
/** @typedef {{schema: number, content: any}} Received */
/** @typedef {(schema: number, name: string, content: unknown) => void} Receiver */

/** @type {Map<string, Received>} */
const received = new Map();

/**
 * Load one part; rejects with the cause "schema" if it was written for another version of this program, and
 * with "missing" if it cannot be loaded.
 * @param {string} url
 * @param {string} name
 * @param {LoadScript} load
 * @returns {Promise<any>}
 */
export async function loadPart(url, name, load) {
  /** @type {{receiveSearchPart?: Receiver}} */ (globalThis).receiveSearchPart = (schema, part, content) => {
    received.set(part, { schema, content });
  };
  await load(url);
  const part = received.get(name);
  received.delete(name);
  if (!part) throw new Error(`${url} does not hold the part ${name}`, { cause: "missing" });
  if (part.schema !== SCHEMA) {
    throw new Error(`${url} has schema ${part.schema}, not ${SCHEMA}; build the site again`, { cause: "schema" });
  }
  return part.content;
}

/**
 * Make the function that loads each part once and keeps what has been made of it; a failure is not kept.
 * @param {(name: string) => string} urlOf
 * @param {LoadScript} load
 * @returns {<Made>(name: string, make: (content: any) => Made) => Promise<Made>}
 */
export function partLoader(urlOf, load) {
  /** @type {Map<string, Promise<any>>} */
  const kept = new Map();
  return (name, make) => {
    const known = kept.get(name);
    if (known) return known;
    const loading = loadPart(urlOf(name), name, load).then(make);
    kept.set(name, loading);
    loading.catch(() => kept.delete(name));
    return loading;
  };
}

/**
 * Run a classic script on this page.
 * @param {string} url
 * @returns {Promise<void>}
 */
export function loadScript(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.addEventListener("load", () => {
      script.remove();
      resolve();
    });
    script.addEventListener("error", () => {
      script.remove();
      reject(new Error(`${url} cannot be loaded`, { cause: "missing" }));
    });
    document.head.append(script);
  });
}
