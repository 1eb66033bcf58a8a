/**
 * Where the registries of vulnerabilities, weaknesses and techniques publish, and where samples are looked up: a link
 * there stands for the id or the hash in it, and is no indicator.
 */
const REGISTRIES: ReadonlySet<string> = new Set([
  'attack.mitre.org',
  'capec.mitre.org',
  'cve.mitre.org',
  'cve.org',
  'cvedetails.com',
  'cwe.mitre.org',
  'd3fend.mitre.org',
  'first.org',
  'nvd.nist.gov',
  'virustotal.com',
  'web.nvd.nist.gov',
]);

export function isRegistry(host: string): boolean {
  return REGISTRIES.has(host);
}
