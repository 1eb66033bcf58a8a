import { findDate } from './dates.ts';

/** What the first line of a body states before its text begins. */
export interface Opening {
  readonly date: string | null;
  readonly source: string | null;
  /** A label that is no part of the text, to be cut; `''` when the opening is part of it. */
  readonly label: string;
}

const LABEL = /^(?:date|published|posted):? (?<date>\S{1,10}) (?=[\p{Lu}“"])/iu;
const DATELINE =
  /^\p{Lu}[\p{L} .,'’&-]{1,60}?[,(/ ]+(?<date>\p{L}{3,9}\.? \d{1,2},? \d{4}|\d{1,2} \p{L}{3,9}\.? \d{4})[,)]?(?: ?[(/](?<wire>[\p{L}\p{N} .&-]{2,40})[)/]?)? ?(?:[-–—]{1,2}|\/\/) ?(?=\S)/u;

/** Reads a label (`date 2031-03-04 Attackers …`) or a dateline (`LONDON, March 4, 2031 (WIRE) — Attackers …`). */
export function readOpening(text: string): Opening | null {
  const label = LABEL.exec(text);
  const labelDate = label === null ? null : findDate(label.groups?.date ?? '');
  if (label !== null && labelDate !== null) return { date: labelDate.iso, source: null, label: label[0] };
  const dateline = DATELINE.exec(text.slice(0, 200));
  const date = dateline === null ? null : findDate(dateline.groups?.date ?? '');
  return dateline === null || date === null
    ? null
    : { date: date.iso, source: dateline.groups?.wire?.trim() ?? null, label: '' };
}
