const DIGITS = new Intl.NumberFormat('en');

/** `1 article`, `12,345 articles`. */
export function quantity(count: number): string {
  return `${DIGITS.format(count)} ${count === 1 ? 'article' : 'articles'}`;
}
