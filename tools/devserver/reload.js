/** Loads the page again when there is a newer build than the one it shows; only what is visible keeps a connection. */

const shown = new URL(import.meta.url).search;
/** @type {EventSource | undefined} */
let builds;

function follow() {
  builds?.close();
  if (document.visibilityState === "hidden") return;
  builds = new EventSource(`/-/builds${shown}`);
  builds.addEventListener("message", () => location.reload());
}

document.addEventListener("visibilitychange", follow);
follow();
