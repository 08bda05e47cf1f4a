/** The map of topics opens at the largest; the one that is looked at stands out with its neighbours, all others fade. */
const map = /** @type {SVGElement} */ (document.querySelector(".topic-map"));
const places = [...map.querySelectorAll("a")];
const lines = /** @type {SVGElement[]} */ ([...map.querySelectorAll(".tie")]);

/** @param {EventTarget | null} target What is pointed at or focused. */
function lookAt(target) {
  const place = target instanceof Element ? target.closest("a") : null;
  const number = place ? places.indexOf(place) : -1;
  const near = new Set((place?.dataset.ties ?? "").split(" ").map(Number));
  map.classList.toggle("explored", Boolean(place));
  places.forEach((each, at) => each.classList.toggle("near", each === place || near.has(at)));
  for (const line of lines) {
    const ends = (line.dataset.ends ?? "").split(" ").map(Number);
    line.classList.toggle("near", ends.includes(number));
  }
}

for (const arrives of ["pointerover", "focusin"]) map.addEventListener(arrives, ({ target }) => lookAt(target));
for (const leaves of ["pointerleave", "focusout"]) map.addEventListener(leaves, () => lookAt(document.activeElement));

/** Where the map is larger than the screen, it opens at the topic with most articles. */
function openAtLargest() {
  const frame = map.parentElement;
  const size = (/** @type {Element} */ place) => Number(place.querySelector("circle")?.getAttribute("r"));
  const largest = places.reduce((one, other) => (size(other) > size(one) ? other : one));
  const [there, here] = [largest.getBoundingClientRect(), frame?.getBoundingClientRect() ?? new DOMRect()];
  frame?.scrollBy({
    left: there.x + there.width / 2 - (here.x + here.width / 2),
    top: there.y + there.height / 2 - (here.y + here.height / 2),
    behavior: "instant",
  });
}

openAtLargest();
