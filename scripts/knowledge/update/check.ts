import { attack } from '../lists/attack.ts';
import { galaxy } from '../lists/galaxy.ts';
import { kev } from '../lists/kev.ts';
import { ListError, type ListReader } from '../lists/list.ts';
import { parseJson } from '../lists/read.ts';
import { parsePredictions } from '../predictions.ts';

/** A list that is whole. */
export interface CheckedList {
  /** The day that it says it is of, ISO 8601; `null` where it says none. */
  readonly asOf: string | null;
}

/** Each reads the whole file as a build would, since a list that can't be read must not take the place of one that can. */
export const checkKev = (bytes: Buffer): CheckedList => ({ asOf: readAs(kev, bytes).exploited?.asOf ?? null });
export const checkGalaxy = (bytes: Buffer): CheckedList => checkFacts(galaxy, bytes);
export const checkAttack = (bytes: Buffer): CheckedList => checkFacts(attack, bytes);
export const checkEpss = (bytes: Buffer): CheckedList => ({ asOf: parsePredictions(bytes).asOf });

function readAs(reader: ListReader, bytes: Buffer) {
  const value = parseJson(bytes);
  if (!reader.detect(value)) throw new ListError(`it is no ${reader.name}`);
  return reader.read(value);
}

function checkFacts(reader: ListReader, bytes: Buffer): CheckedList {
  if (readAs(reader, bytes).facts.length === 0) throw new ListError('nothing that is known stands in it');
  return { asOf: null };
}
