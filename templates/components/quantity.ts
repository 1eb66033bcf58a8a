const DIGITS = new Intl.NumberFormat('en');

/** `1 article`, `12,345 articles`. */
export function quantity(count: number): string {
  return `${DIGITS.format(count)} ${count === 1 ? 'article' : 'articles'}`;
}

/** One decimal below 10 %, none above; never 100 % for what is less, nor 0 % for what is more. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.1) return `${Number(value.toPrecision(2))} %`;
  if (value > 99 && value < 100) return `${(Math.floor(value * 10) / 10).toFixed(1)} %`;
  return value < 10 ? `${value.toFixed(1)} %` : `${Math.round(value)} %`;
}
