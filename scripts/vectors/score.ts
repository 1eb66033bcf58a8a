import { findMentions } from '../mentions/find.ts';
import { canonicalIpv6 } from '../mentions/ip.ts';
import { findTlp } from '../mentions/tlp.ts';
import { withScheme } from '../sharing/uri.ts';
import type { Case, CaseKind, LeftOut, Source } from './case.ts';

/** How well the cases of one source are met. */
export interface Score {
  readonly name: string;
  readonly positives: number;
  readonly found: number;
  readonly negatives: number;
  readonly hit: number;
  readonly leftOut: readonly { readonly reason: string; readonly cases: number }[];
  readonly missed: readonly Case[];
}

interface Seen {
  readonly kind: CaseKind;
  readonly value: string;
}

const KINDS: Readonly<Record<string, CaseKind>> = {
  'ipv6-addr': 'ipv6',
  'domain-name': 'domain',
  url: 'url',
  'email-addr': 'email',
  MD5: 'hash',
  'SHA-1': 'hash',
  'SHA-256': 'hash',
  'SHA-512': 'hash',
  'file-name': 'file',
  'file-path': 'path',
  'windows-registry-key': 'registry',
  bitcoin: 'bitcoin',
  monero: 'monero',
};

export function scoreSource(source: Source, folder: string): Score {
  const cases = source.read(folder);
  const isKept = (one: Case): boolean => !source.leftOut.some(({ matches }) => matches(one));
  const kept = cases.filter(isKept);
  const positives = kept.filter(({ value }) => value !== null);
  const negatives = kept.filter(({ value }) => value === null);
  const missed = positives.filter((one) => !isFound(one));
  const hit = negatives.filter((one) => isHit(one));
  return {
    name: source.name,
    positives: positives.length,
    found: positives.length - missed.length,
    negatives: negatives.length,
    hit: hit.length,
    leftOut: source.leftOut.map((rule) => ({ reason: rule.reason, cases: countFirst(cases, source.leftOut, rule) })),
    missed: [...missed, ...hit],
  };
}

function countFirst(cases: readonly Case[], rules: readonly LeftOut[], rule: LeftOut): number {
  return cases.filter((one) => rules.find(({ matches }) => matches(one)) === rule).length;
}

function isFound({ text, kind, value }: Case): boolean {
  const wanted = comparable(value ?? '');
  return seenIn(text).some((seen) => isOf(seen.kind, kind) && comparable(seen.value) === wanted);
}

function isHit({ text, kind }: Case): boolean {
  return seenIn(text).some((seen) => isOf(seen.kind, kind));
}

function isOf(seen: CaseKind, wanted: CaseKind): boolean {
  return wanted === 'any' || seen === wanted || (wanted === 'ip' && /^(?:ipv[46]|cidr)$/.test(seen));
}

/** All that is found, with the hosts of URLs and e-mail addresses, and the first addresses of ranges. */
function seenIn(text: string): Seen[] {
  const mentions = findMentions(text).flatMap((mention): Seen[] => {
    if (mention.kind !== 'indicator') return [{ kind: 'id', value: mention.key }];
    const { type, value } = mention;
    if (type === 'ipv4-addr' || type === 'ipv6-addr') {
      const [address = ''] = value.split('/');
      const kind = type === 'ipv4-addr' ? 'ipv4' : 'ipv6';
      return value === address
        ? [{ kind, value }]
        : [
            { kind: 'cidr', value },
            { kind, value: address },
          ];
    }
    return [{ kind: KINDS[type] ?? 'any', value }, ...hostSeen(type === 'url' ? withScheme(value) : value)];
  });
  return [...mentions, ...findTlp(text).map(({ label }): Seen => ({ kind: 'tlp', value: label }))];
}

function hostSeen(value: string): Seen[] {
  const host =
    /^(?:[a-z][a-z0-9+.-]*:\/\/)(?:[^/?#@]*@)?(\[[\da-f:]+\]|[^/:?#]+)/i.exec(value)?.[1] ??
    /@([^@]+)$/.exec(value)?.[1];
  if (host === undefined) return [];
  if (host.startsWith('[')) return [{ kind: 'ipv6', value: host.slice(1, -1) }];
  return [{ kind: /^[\d.]+$/.test(host) ? 'ipv4' : 'domain', value: host }];
}

/** Case, an empty path and how IPv6 is written tell nothing; a URL without a scheme is one of the web. */
function comparable(value: string): string {
  const plain = value
    .toLowerCase()
    .replace(/\/$/, '')
    .replace(
      /^[\da-f:.]{3,39}(?=$|\/\d+$)|(?<=\/\/\[)[\da-f:.]+(?=\])/,
      (address) => canonicalIpv6(address) ?? address,
    );
  if (/^[a-z][a-z0-9+-]*:\/\//.test(plain) || !/^[^\s/:@\\]+\.[^\s/:@\\]+(?::\d+)?\//.test(plain)) return plain;
  return `http://${plain}`;
}
