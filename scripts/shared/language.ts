const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** True for a language tag (BCP 47) of a language that has a name: `en-GB`, and not `english`, which only has the form. */
export function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1 && NAMES.of(tag) !== undefined;
  } catch {
    return false;
  }
}
