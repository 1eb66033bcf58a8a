import { UsageError } from '../shared/errors.ts';

/**
 * Reads a list of whole numbers above zero, `1000,10000`.
 *
 * @throws {UsageError} when it is none
 */
export function countsFlag(name: string, value: string): number[] {
  return value.split(',').map((part) => countFlag(name, part.trim()));
}

/**
 * Reads a whole number above zero.
 *
 * @throws {UsageError} when it is none
 */
export function countFlag(name: string, value: string): number {
  const count = /^\d+$/.test(value) ? Number(value) : 0;
  if (count > 0 && Number.isSafeInteger(count)) return count;
  throw new UsageError(`--${name} has ${JSON.stringify(value)}, which is no whole number above zero.`);
}
