import { messageOf } from '../../shared/errors.ts';

/** How files are fetched. */
export interface Transport {
  /** Whether an address may be asked, the first one and those that it redirects to. */
  readonly isAllowed: (url: URL) => boolean;
  /** Milliseconds that one file may take from the first byte asked to the last one got. */
  readonly timeout: number;
  /** Bytes that one file may have. */
  readonly largest: number;
}

/** HTTPS alone; ATT&CK, the largest list, has 50 MB. */
export const SECURE: Transport = {
  isAllowed: (url) => url.protocol === 'https:',
  timeout: 180_000,
  largest: 256 * 1024 * 1024,
};

/** A file could not be fetched; the message says why, as the end of a sentence. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
}

/** The file, or that it is the one that we have. */
export type Fetched =
  | { readonly isNew: false }
  | { readonly isNew: true; readonly bytes: Buffer; readonly etag: string | null };

const MOST_REDIRECTS = 5;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
const NOT_MODIFIED = 304;

/**
 * Fetches a file whole, into memory. With the ETag of the one we have, it comes only if it is another (RFC 9110 §13.1.2).
 *
 * @throws {FetchError} where it does not come whole, in time, in size and from an allowed address
 */
export async function fetchFile(address: string, etag: string | null, transport: Transport): Promise<Fetched> {
  const signal = AbortSignal.timeout(transport.timeout);
  try {
    const response = await follow(new URL(address), etag, transport, signal);
    if (response.status === NOT_MODIFIED && etag !== null) return { isNew: false };
    if (response.status !== 200) return await refuse(response, `the server answers ${response.status}`);
    if (/^(?:text\/html|image\/)/.test(response.headers.get('content-type') ?? ''))
      return await refuse(response, `the server sends ${response.headers.get('content-type')}`);
    return { isNew: true, bytes: await readBody(response, transport.largest), etag: response.headers.get('etag') };
  } catch (error) {
    if (error instanceof FetchError) throw error;
    if (signal.aborted) throw new FetchError(`it did not come within ${transport.timeout / 1000} s`, { cause: error });
    throw new FetchError(`the connection failed: ${reasonOf(error)}`, { cause: error });
  }
}

/** Asks an address, and those that it leads to, each only if it is allowed. */
async function follow(first: URL, etag: string | null, transport: Transport, signal: AbortSignal): Promise<Response> {
  let url = first;
  for (let count = 0; count <= MOST_REDIRECTS; count++) {
    if (!transport.isAllowed(url)) throw new FetchError(`it leads to ${url.href}, which is not https`);
    const headers = { 'User-Agent': 'Hexdigest', ...(etag !== null && { 'If-None-Match': etag }) };
    const response = await fetch(url, { redirect: 'manual', signal, headers });
    const location = response.headers.get('location');
    if (!REDIRECTS.includes(response.status) || location === null) return response;
    await response.body?.cancel();
    if (!URL.canParse(location, url)) throw new FetchError(`it leads to ${location}, which is no address`);
    url = new URL(location, url);
  }
  throw new FetchError(`it leads on more than ${MOST_REDIRECTS} times`);
}

async function refuse(response: Response, why: string): Promise<never> {
  await response.body?.cancel();
  throw new FetchError(why);
}

async function readBody(response: Response, largest: number): Promise<Buffer> {
  const tooLarge = `it is larger than ${largest} bytes`;
  if (Number(response.headers.get('content-length') ?? 0) > largest) return refuse(response, tooLarge);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > largest) throw new FetchError(tooLarge);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What `fetch` failed on stands in the cause of its error. */
function reasonOf(error: unknown): string {
  return error instanceof Error && error.cause instanceof Error ? error.cause.message : messageOf(error);
}
