import { gunzipSync } from 'node:zlib';
import { codeOf } from '../shared/errors.ts';
import type { Refusal } from './draft.ts';

/** Largest article file, in bytes: far above any article, far below what would exhaust a build. */
export const LARGEST = 5_000_000;
/** The same for saved pages, which hold their pictures, too. */
const LARGEST_PAGE = 20_000_000;

/** The largest article file of this name, in bytes, packed or not. */
export function largestOf(file: string): number {
  return /\.html?(?:\.gz)?$/i.test(file) ? LARGEST_PAGE : LARGEST;
}

/** The bytes of a file; those of a `.gz` unpacked (RFC 1952), never to more than {@link largestOf} allows. */
export function unpack(file: string, bytes: Uint8Array): { readonly ok: true; readonly bytes: Uint8Array } | Refusal {
  if (!/\.gz$/i.test(file)) return { ok: true, bytes };
  try {
    return { ok: true, bytes: gunzipSync(bytes, { maxOutputLength: largestOf(file) }) };
  } catch (error) {
    const isTooLarge = codeOf(error) === 'ERR_BUFFER_TOO_LARGE';
    return rejected(isTooLarge ? `It unpacks to more than ${largestOf(file)} bytes.` : 'It can’t be unpacked.');
  }
}

/**
 * The text of an article file: UTF-16, UTF-8, what the file declares as a page does, else
 * Windows-1252 (WHATWG Encoding). Programs that save pages make UTF-8 of them and leave their declarations, so that what
 * is UTF-8 is read as such, whatever it declares.
 * Bytes that are no text at all are refused.
 */
export function decode(bytes: Uint8Array): { readonly ok: true; readonly text: string } | Refusal {
  if (bytes.length === 0) return rejected('The file is empty.');
  const utf16 = utf16Of(bytes);
  const text = utf16 === null ? decodeUtf8(bytes) : new TextDecoder(utf16).decode(bytes);
  const controls = text.match(/[\u0000-\u0008\u000E-\u001F\uFFFD]/g)?.length ?? 0;
  if (controls > text.length / 100 + 8) return rejected('The file is binary, not text.');
  return { ok: true, text: repairMojibake(text) };
}

const SAMPLE = 4096;
const LEAST_NULS = 0.4;
const MOST_OTHER_NULS = 0.02;

/**
 * The byte order of UTF-16: by its mark, or where none stands by where the zero bytes are. In Latin text nearly every
 * second byte is one; of a program, or of a picture, none would say so.
 */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE);
  const nuls = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls.map((count) => count / (sample.length / 2));
  if (bytes.length % 2 !== 0 || bytes.length < 32) return null;
  if (odd > LEAST_NULS && even < MOST_OTHER_NULS) return 'utf-16le';
  return even > LEAST_NULS && odd < MOST_OTHER_NULS ? 'utf-16be' : null;
}

// What Windows-1252 has at 0x80 to 0x9F (WHATWG Encoding, index windows-1252); Node's own decoder reads it as Latin-1.
const WINDOWS_1252 = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'];

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const encoding = declaredEncoding(bytes);
    if (encoding !== 'windows-1252') return new TextDecoder(encoding).decode(bytes);
    return new TextDecoder('latin1')
      .decode(bytes)
      .replace(/[\u0080-\u009F]/g, (byte) => WINDOWS_1252[byte.charCodeAt(0) - 0x80] ?? '');
  }
}

const MOJIBAKE = /[\u00C2-\u00F4][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/;

/**
 * UTF-8 that was once read as Windows-1252 (`â€™` for `’`) as it was meant. Only where the whole text turns back into
 * bytes that are well-formed UTF-8: one letter that does not, and the text is what it says.
 */
function repairMojibake(text: string): string {
  if (!MOJIBAKE.test(text)) return text;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const byte = code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : WINDOWS_1252.indexOf(text.charAt(at)) + 0x80;
    if (byte < 0x80 && code >= 0x80) return text;
    bytes[at] = byte;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return text;
  }
}

/** As in the first 1024 bytes of a page (HTML Standard §13.2.3.2); Windows-1252 where none that is known stands there. */
function declaredEncoding(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const label = /<meta\b[^>]{0,200}\bcharset\s*=\s*["']?\s*([a-z0-9:_-]{2,40})/i.exec(head)?.[1] ?? 'windows-1252';
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return 'windows-1252';
  }
}

function rejected(reason: string): Refusal {
  return {
    ok: false,
    status: 'rejected',
    line: null,
    reason,
    fix: 'Take it out of the inbox, or put the text of an article there.',
  };
}
