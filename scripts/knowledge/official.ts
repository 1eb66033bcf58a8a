import type { ThingKind } from '../mentions/mention.ts';

/** Where a registry publishes what it knows of an id; `null` for what has no id, or one of no known scheme. */
export function officialPage(kind: ThingKind, key: string): string | null {
  if (kind === 'vulnerability') return pageOfVulnerability(key);
  if (kind === 'weakness') return `https://cwe.mitre.org/data/definitions/${key.replace(/^CWE-0*/, '')}.html`;
  if (kind === 'tactic') return `https://attack.mitre.org/tactics/${key}/`;
  if (kind === 'technique') return `https://attack.mitre.org/techniques/${key.replace('.', '/')}/`;
  return null;
}

function pageOfVulnerability(key: string): string | null {
  // As the CVE record format has it: leading zeros up to four digits, none beyond.
  if (/^CVE-\d{4}-(?:0\d{3}|[1-9]\d{3,})$/.test(key)) return `https://www.cve.org/CVERecord?id=${key}`;
  if (/^GHSA(?:-[0-9a-z]{4}){3}$/i.test(key)) return `https://github.com/advisories/${key}`;
  if (/^MS\d{2}-\d{3}$/.test(key))
    return `https://learn.microsoft.com/security-updates/securitybulletins/20${key.slice(2, 4)}/${key.toLowerCase()}`;
  return null;
}
