import { createHash } from 'node:crypto';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
/** What the checksum of Bech32 (BIP-173) and of Bech32m (BIP-350) comes to. */
const CHECKS = new Set([1, 0x2bc830a3]);
/** Base58 of Monero goes by blocks: eight bytes are eleven letters, and the last five bytes are seven. */
const BLOCK = 11;
const LAST_BLOCK = 7;

/** Whether `text` is a Bitcoin address of the old kind: 21 bytes in base58, with the checksum that they must have. */
export function isBase58Check(text: string): boolean {
  const value = fromBase58(text);
  if (value === null || value >= 1n << 200n) return false;
  const bytes = Buffer.from(value.toString(16).padStart(50, '0'), 'hex');
  const once = createHash('sha256').update(bytes.subarray(0, 21)).digest();
  const twice = createHash('sha256').update(once).digest();
  return twice.subarray(0, 4).equals(bytes.subarray(21));
}

/** Whether `text` is a SegWit address of Bitcoin (BIP-173, BIP-350); one case throughout. */
export function isBech32(text: string): boolean {
  if (text !== text.toLowerCase() && text !== text.toUpperCase()) return false;
  const values = [...text.toLowerCase().slice(3)].map((letter) => BECH32.indexOf(letter));
  if (values.includes(-1)) return false;
  // The human-readable part is `bc`, expanded as BIP-173 says.
  return CHECKS.has(polymod([3, 3, 0, 2, 3, ...values]));
}

function polymod(values: readonly number[]): number {
  return values.reduce((sum, value) => {
    const top = sum >>> 25;
    const next = ((sum & 0x1ffffff) << 5) ^ value;
    return GENERATOR.reduce((mixed, part, bit) => (((top >> bit) & 1) === 1 ? mixed ^ part : mixed), next);
  }, 1);
}

/**
 * Whether `text` has the form of a Monero address: every block of it stands for a number that fits its bytes, and the
 * first byte is that of a standard address (18), an integrated one (19) or a subaddress (42).
 */
export function isMonero(text: string): boolean {
  const blocks = text.match(new RegExp(`.{1,${BLOCK}}`, 'g')) ?? [];
  const numbers = blocks.map(fromBase58);
  const fit = blocks.every((block, index) => {
    const number = numbers[index];
    const bits = block.length === BLOCK ? 64n : 40n;
    return number !== null && number !== undefined && number < 1n << bits;
  });
  const network = Number((numbers[0] ?? 0n) >> 56n);
  return fit && [LAST_BLOCK, BLOCK].includes(blocks.at(-1)?.length ?? 0) && [18, 19, 42].includes(network);
}

function fromBase58(text: string): bigint | null {
  let value = 0n;
  for (const letter of text) {
    const digit = BASE58.indexOf(letter);
    if (digit < 0) return null;
    value = value * 58n + BigInt(digit);
  }
  return value;
}
