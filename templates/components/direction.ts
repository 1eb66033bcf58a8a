/** Scripts that are read from right to left (ISO 15924). */
const RIGHT_TO_LEFT = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi']);

/**
 * How a language is read, for the attribute `dir`: by the script that it is usually written in, unless it names one (`az-Arab`).
 *
 * @param lang BCP 47; `null` where it is not known, so that the text has to tell
 */
export function directionOf(lang: string | null): 'ltr' | 'rtl' | 'auto' {
  if (lang === null) return 'auto';
  const { script } = new Intl.Locale(lang).maximize();
  if (script === undefined) return 'auto';
  return RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr';
}
