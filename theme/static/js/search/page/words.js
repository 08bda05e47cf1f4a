/** The interface's words, as the template has put them on the page, in the language of the page. */

/**
 * @typedef {object} Words
 * @property {string} lang
 * @property {(name: string) => string} say
 * @property {(name: string, parts: Record<string, string | Node>) => (string | Node)[]} fill with parts in its {places}
 * @property {(name: string, number: number) => string} count say a number of things
 * @property {(number: number) => string} number
 * @property {(date: string, style: Intl.DateTimeFormatOptions) => string} date
 * @property {(lang: string) => string} language the name of a language
 */

/**
 * Read the words.
 * @param {ParentNode} template
 * @param {string} lang
 * @param {string} numbers the numbering system of the pages, such as beng
 * @returns {Words}
 */
export function readWords(template, lang, numbers) {
  const locale = `${lang}-u-ca-gregory-nu-${numbers}`; // some browsers know other digits and calendars than the pages have
  const plurals = new Intl.PluralRules(lang);
  const digits = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const languages = new Intl.DisplayNames(lang, { type: "language" });
  /** @param {string} name */
  const find = (name) => template.querySelector(`[data-word="${name}"]`)?.textContent ?? "";

  return {
    lang,
    say: find,
    fill: (name, parts) => find(name).split(/\{(\w+)\}/u).map((piece, place) => (place % 2 ? parts[piece] : piece)),
    count: (name, number) => {
      const form = find(`${name}-${plurals.select(number)}`) || find(`${name}-other`);
      return form.replace("{n}", digits.format(number));
    },
    number: (number) => digits.format(number),
    date: (date, style) => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...style }).format(new Date(date)),
    language: (tag) => (/^[a-z]{2,3}(?:-\w+)*$/iu.test(tag) && languages.of(tag)) || tag,
  };
}
