import type { JsonObject } from '../json.ts';
import { toUri } from '../uri.ts';

// As OASIS's schema has it: leading zeros up to four digits, none beyond.
const CVE = /^CVE-\d{4}-(?:0\d{3}|[1-9]\d{3,})$/;

/** The official id of a vulnerability (STIX 2.1 §2.5); empty for a key of no known scheme. */
export function vulnerabilityReferences(key: string): JsonObject[] {
  if (CVE.test(key)) return [reference('cve', key, `https://www.cve.org/CVERecord?id=${key}`)];
  if (/^GHSA(?:-[0-9a-z]{4}){3}$/i.test(key)) return [reference('ghsa', key, `https://github.com/advisories/${key}`)];
  if (/^MS\d{2}-\d{3}$/.test(key)) {
    return [
      reference(
        'microsoft',
        key,
        `https://learn.microsoft.com/security-updates/securitybulletins/20${key.slice(2, 4)}/${key.toLowerCase()}`,
      ),
    ];
  }
  return [];
}

const ATTACK_FOLDERS: Readonly<Record<string, string>> = { T: 'techniques', G: 'groups', S: 'software' };

/** The id of a technique, a group or a software in MITRE ATT&CK, as MITRE's own bundles give it. */
export function attackReference(id: string): JsonObject[] {
  const folder = /^[TGS]\d{4}(?:\.\d{3})?$/.test(id) ? ATTACK_FOLDERS[id.slice(0, 1)] : undefined;
  return folder === undefined
    ? []
    : [reference('mitre-attack', id, `https://attack.mitre.org/${folder}/${id.replace('.', '/')}`)];
}

/** A page elsewhere; empty where the URL is none. */
export function pageReference(source: string, url: string | null): JsonObject[] {
  const uri = url === null ? null : toUri(url);
  return uri === null ? [] : [{ source_name: source, url: uri }];
}

function reference(source: string, id: string, url: string): JsonObject {
  return { source_name: source, external_id: id, url };
}
