/** A value that JSON can hold; `null` is left out, since STIX 2.1 §2 forbids it. */
export type Json = string | number | boolean | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** The one way in which a file for machines is written, so that its digest can be told before it is. */
export function jsonDocument(value: Json): string {
  return `${JSON.stringify(value)}\n`;
}

/**
 * The canonical form of a value: no spaces, members sorted by the UTF-16 units of their names. Strings and numbers are
 * written as ECMAScript does, which is what the standard asks for.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8785#section-3.2
 */
export function canonicalJson(value: Json): string {
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}

// `Array.isArray` doesn't narrow readonly arrays.
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
