import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Case, CaseKind, Source } from './case.ts';

/** By the name of an extraction: its kind, and whether its negatives are of no kind at all, not only of another. */
const EXTRACTIONS: Readonly<Record<string, { readonly kind: CaseKind; readonly negatives: boolean }>> = {
  generic_ipv4_address_only: { kind: 'ipv4', negatives: false },
  generic_ipv4_address_cidr: { kind: 'cidr', negatives: true },
  generic_ipv4_address_port: { kind: 'ipv4', negatives: false },
  generic_ipv6_address_only: { kind: 'ipv6', negatives: false },
  generic_ipv6_address_cidr: { kind: 'cidr', negatives: true },
  generic_ipv6_address_port: { kind: 'ipv6', negatives: false },
  generic_domain_name_only: { kind: 'domain', negatives: false },
  generic_domain_name_subdomain: { kind: 'domain', negatives: false },
  generic_url: { kind: 'url', negatives: false },
  generic_url_file: { kind: 'url', negatives: false },
  generic_url_path: { kind: 'url', negatives: false },
  generic_file_name: { kind: 'file', negatives: true },
  generic_directory_windows: { kind: 'path', negatives: false },
  generic_directory_windows_with_file: { kind: 'path', negatives: false },
  generic_directory_unix: { kind: 'path', negatives: false },
  generic_directory_unix_file: { kind: 'path', negatives: false },
  generic_file_hash_md5: { kind: 'hash', negatives: true },
  generic_file_hash_sha_1: { kind: 'hash', negatives: true },
  generic_file_hash_sha_256: { kind: 'hash', negatives: true },
  generic_file_hash_sha_512: { kind: 'hash', negatives: true },
  generic_email_address: { kind: 'email', negatives: true },
  generic_windows_registry_key: { kind: 'registry', negatives: true },
  generic_cryptocurrency_btc_wallet: { kind: 'bitcoin', negatives: false },
  generic_cve_id: { kind: 'id', negatives: true },
  generic_mitre_attack_enterprise: { kind: 'id', negatives: true },
  generic_mitre_attack_mobile: { kind: 'id', negatives: true },
  generic_mitre_attack_ics: { kind: 'id', negatives: true },
  generic_mitre_cwe: { kind: 'id', negatives: true },
};

const Examples = z.record(
  z.string(),
  z.object({
    test_positive_examples: z.array(z.unknown()).nullish(),
    test_negative_examples: z.array(z.unknown()).nullish(),
  }),
);

/** @see https://github.com/muchdogesec/txt2stix */
export const txt2stix: Source = {
  name: 'txt2stix',
  folder: 'txt2stix',
  read: (folder) => {
    const examples = Examples.parse(parse(readFileSync(path.join(folder, 'includes/tests/test_cases.yaml'), 'utf8')));
    return Object.entries(examples).flatMap(([name, of]): Case[] => {
      const extraction = EXTRACTIONS[name];
      if (extraction === undefined)
        return texts(of.test_positive_examples).map((text) => ({ text, kind: 'other', value: text }));
      const { kind, negatives } = extraction;
      const no = negatives ? texts(of.test_negative_examples) : [];
      return [
        ...texts(of.test_positive_examples).map((text) => ({ text, kind, value: addressOf(text, kind) })),
        ...no.map((text) => ({ text, kind, value: null })),
      ];
    });
  },
  leftOut: [
    {
      reason:
        'bank cards and IBANs, telephone numbers, MAC addresses, AS numbers, user agents, processes, coins but for ' +
        'addresses of Bitcoin, hosts of no registry, CPE, CAPEC, ATLAS, DISARM, countries, sectors, bare names of ATT&CK',
      matches: ({ kind }) => kind === 'other',
    },
    {
      reason: 'ATT&CK ids of groups, software and mitigations, found by name here',
      matches: ({ kind, value }) => kind === 'id' && /^[GSM]\d/.test(value ?? ''),
    },
    {
      reason: 'a well-formed CWE id that is not assigned, which needs the list',
      matches: ({ text, value }) => value === null && /^CWE-\d/.test(text),
    },
    {
      reason: 'relative Windows paths and device names, which prose takes for something else',
      matches: ({ text, kind }) => kind === 'path' && /^(?:\\[a-z]|\.\.\\)/.test(text),
    },
  ],
};

function texts(list: readonly unknown[] | null | undefined): string[] {
  return (list ?? []).flatMap((one) => (typeof one === 'string' && one !== '' ? [one] : []));
}

/** An address without the port behind it. */
function addressOf(text: string, kind: CaseKind): string {
  if (kind === 'ipv4') return text.replace(/:\d+$/, '');
  return kind === 'ipv6' ? text.replace(/^\[|\]:\d+$/g, '') : text;
}
