/** Milliseconds since 1970 of an RFC 3339 date-time, or of the first moment in UTC of a date. */
export function millisOf(moment: string): number {
  const millis = Date.parse(moment);
  if (Number.isNaN(millis)) throw new RangeError(`“${moment}” is no RFC 3339 date or date-time.`);
  return millis;
}

/** When an article was published and last changed, in milliseconds; the change is never before the publication. */
export function momentsOf({ published, modified }: { readonly published: string; readonly modified: string | null }): {
  readonly created: number;
  readonly modified: number;
} {
  const created = millisOf(published);
  return { created, modified: modified === null ? created : Math.max(created, millisOf(modified)) };
}
