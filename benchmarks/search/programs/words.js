/** Words in any script, for a lunr.js whose own know only spaces and Latin letters. */

/** Cut a text into words. */
export function tokenise(text) {
  return text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
}
