/** A test of one property: `ipv4-addr:value = '192.0.2.1'`. */
interface Comparison {
  /** An object path, already in the pattern's syntax. */
  readonly path: string;
  readonly operator?: '=' | 'ISSUBSET';
  readonly value: string;
}

/** An observation expression in which all comparisons hold for one object (STIX 2.1 §9.2, §9.4). */
export function pattern(...comparisons: readonly [Comparison, ...Comparison[]]): string {
  return `[${comparisons.map(({ path, operator = '=', value }) => `${path} ${operator} ${quote(value)}`).join(' AND ')}]`;
}

/** A string constant: a backslash stands before `'` and `\` (STIX 2.1 §9.3). */
function quote(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
