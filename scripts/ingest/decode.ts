import type { Refusal } from './draft.ts';

/** Largest article file, in bytes: far above any article, far below what would exhaust a build. */
export const LARGEST = 5_000_000;

/**
 * The text of an article file: UTF-8, UTF-16 with a byte order mark, else Windows-1252 (WHATWG Encoding).
 * Bytes that are no text at all are refused.
 */
export function decode(bytes: Uint8Array): { readonly ok: true; readonly text: string } | Refusal {
  if (bytes.length === 0) return rejected('The file is empty.');
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const text = utf16 === null ? decodeUtf8(bytes) : new TextDecoder(utf16).decode(bytes);
  const controls = text.match(/[\u0000-\u0008\u000E-\u001F\uFFFD]/g)?.length ?? 0;
  if (controls > text.length / 100 + 8) return rejected('The file is binary, not text.');
  return { ok: true, text: repairMojibake(text) };
}

// What Windows-1252 has at 0x80 to 0x9F (WHATWG Encoding, index windows-1252); Node's own decoder reads it as Latin-1.
const WINDOWS_1252 = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'];

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
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

function rejected(reason: string): Refusal {
  return {
    ok: false,
    status: 'rejected',
    line: null,
    reason,
    fix: 'Take it out of the inbox, or put the text of an article there.',
  };
}
