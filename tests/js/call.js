/** Calls functions of the engine's modules for the Python tests: a line [module, function, arguments] in, its result out. */

import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  const [module, name, parameters] = JSON.parse(line);
  const functions = await import(`../../theme/static/js/search/${module}.js`);
  console.log(JSON.stringify(functions[name](...parameters)));
}
