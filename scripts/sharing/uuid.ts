import { hash } from 'node:crypto';
import { remember } from '../shared/remember.ts';
import type { Publisher } from './article.ts';

const HEXDIGEST = 'a5f2c0de-3b61-4d0c-9c57-6d1f0e8b7a42';

/**
 * A UUID made of a name: the SHA-1 of the namespace's 16 bytes and the name's UTF-8, with version and variant set.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9562#section-5.5
 */
export function uuid5(namespace: string, name: string): string {
  const bytes = hash('sha1', Buffer.concat([bytesOf(namespace), Buffer.from(name)]), 'buffer');
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const bytesOf = remember((uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex'));

/**
 * The namespace of what a site says. It is the site's own, because two sites may speak of one group in different words:
 * objects under one id have one creator (STIX 2.1 §3.6), and a platform that follows both must keep both.
 */
export function namespaceOf({ baseUrl }: Publisher): string {
  return namespaceOfUrl(baseUrl);
}

const namespaceOfUrl = remember((baseUrl: string): string => uuid5(HEXDIGEST, baseUrl));
