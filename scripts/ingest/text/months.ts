import { DateTime } from 'luxon';

/** Languages whose dates are read beside English ones. */
const LOCALES = (
  'de fr es it pt nl sv da nb fi pl cs ru uk tr he ' +
  // Arabic has names of its own in Egypt and the Gulf, the Levant, Morocco, and Algeria and Tunisia.
  'ar ar-SY ar-MA ar-DZ'
).split(' ');

/** Names of months as dates write them (`4 мая`, `4. März`), in lower case, with their numbers; names of two months are left out. */
const MONTHS: ReadonlyMap<string, number> = nameMonths();

function nameMonths(): Map<string, number> {
  const months = new Map<string, number>();
  const ambiguous = new Set<string>();
  for (let month = 1; month <= 12; month++) {
    const first = DateTime.utc(2031, month, 1);
    for (const locale of LOCALES) {
      const parts = first.setLocale(locale).toLocaleParts({ day: 'numeric', month: 'long' });
      const name = fold(parts.find(({ type }) => type === 'month')?.value.toLocaleLowerCase(locale) ?? '');
      if ((months.get(name) ?? month) !== month) ambiguous.add(name);
      months.set(name, month);
    }
  }
  for (const name of ambiguous) months.delete(name);
  return months;
}

/** The month that a word of another language than English names, 1 to 12; `null` for any other word. */
export function monthOf(word: string): number | null {
  return MONTHS.get(fold(word.toLowerCase())) ?? null;
}

/** Without the hamza that many leave out on an alif: `أبريل` and `ابريل`. */
function fold(name: string): string {
  return name.replace(/[أإآ]/g, 'ا');
}
