import { attack } from './attack.ts';
import { galaxy } from './galaxy.ts';
import { kev } from './kev.ts';
import { type ListContent, ListError, type ListReader } from './list.ts';

const READERS: readonly ListReader[] = [attack, kev, galaxy];

/**
 * Reads a JSON file of `content/intel/`, whatever its name: what it is shows in its outermost keys.
 *
 * @throws {ListError} where it is no JSON, of no kind that is known, or not what it seems
 */
export function readList(bytes: Buffer): ListContent {
  const value = parseJson(bytes);
  const reader = READERS.find(({ detect }) => detect(value));
  if (reader === undefined) throw new ListError(`it is none of these: ${READERS.map(({ name }) => name).join(', ')}`);
  return reader.read(value);
}

/**
 * The object that a file of JSON holds.
 *
 * @throws {ListError} where it holds none
 */
export function parseJson(bytes: Buffer): object {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof value === 'object' && value !== null) return value;
  } catch (error) {
    throw new ListError('it is no JSON: it was cut off, or is of another format', { cause: error });
  }
  throw new ListError('it is JSON, and no object');
}
