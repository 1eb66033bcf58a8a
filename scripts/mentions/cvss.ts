import { withGaps } from './unspaced.ts';

/** A CVSS vector as it stands in a text. */
export interface CvssVector {
  /** As it stands; it fits the grammar of its version, prefix and all. */
  readonly vector: string;
  readonly version: '2.0' | '3.0' | '3.1' | '4.0';
  readonly start: number;
  readonly end: number;
}

type Metrics = Readonly<Record<string, string>>;

interface Grammar {
  /** Each must be there. */
  readonly base: Metrics;
  /** Temporal, threat, environmental, supplemental; each may be. */
  readonly more: Metrics;
}

const V2: Grammar = {
  base: { AV: 'L|A|N', AC: 'H|M|L', Au: 'M|S|N', C: 'N|P|C', I: 'N|P|C', A: 'N|P|C' },
  more: {
    E: 'U|POC|F|H|ND',
    RL: 'OF|TF|W|U|ND',
    RC: 'UC|UR|C|ND',
    CDP: 'N|L|LM|MH|H|ND',
    TD: 'N|L|M|H|ND',
    CR: 'L|M|H|ND',
    IR: 'L|M|H|ND',
    AR: 'L|M|H|ND',
  },
};
const V3: Grammar = {
  base: { AV: 'N|A|L|P', AC: 'L|H', PR: 'N|L|H', UI: 'N|R', S: 'U|C', C: 'N|L|H', I: 'N|L|H', A: 'N|L|H' },
  more: {
    E: 'X|U|P|F|H',
    RL: 'X|O|T|W|U',
    RC: 'X|U|R|C',
    CR: 'X|L|M|H',
    IR: 'X|L|M|H',
    AR: 'X|L|M|H',
    MAV: 'X|N|A|L|P',
    MAC: 'X|L|H',
    MPR: 'X|N|L|H',
    MUI: 'X|N|R',
    MS: 'X|U|C',
    MC: 'X|N|L|H',
    MI: 'X|N|L|H',
    MA: 'X|N|L|H',
  },
};
// The order is that of v4.0, which is binding there (§7).
const V4: Grammar = {
  base: {
    AV: 'N|A|L|P',
    AC: 'L|H',
    AT: 'N|P',
    PR: 'N|L|H',
    UI: 'N|P|A',
    VC: 'H|L|N',
    VI: 'H|L|N',
    VA: 'H|L|N',
    SC: 'H|L|N',
    SI: 'H|L|N',
    SA: 'H|L|N',
  },
  more: {
    E: 'X|A|P|U',
    CR: 'X|H|M|L',
    IR: 'X|H|M|L',
    AR: 'X|H|M|L',
    MAV: 'X|N|A|L|P',
    MAC: 'X|L|H',
    MAT: 'X|N|P',
    MPR: 'X|N|L|H',
    MUI: 'X|N|P|A',
    MVC: 'X|H|L|N',
    MVI: 'X|H|L|N',
    MVA: 'X|H|L|N',
    MSC: 'X|H|L|N',
    MSI: 'X|S|H|L|N',
    MSA: 'X|S|H|L|N',
    S: 'X|N|P',
    AU: 'X|N|Y',
    R: 'X|A|U|I',
    V: 'X|D|C',
    RE: 'X|L|M|H',
    U: 'X|Clear|Green|Amber|Red',
  },
};

const VECTOR =
  /(?<![\p{L}\p{N}/:])(?:CVSS:(?<version>3\.[01]|4\.0)\/)?(?<metrics>AV:[NALP](?:\/[A-Za-z]{1,3}:[A-Za-z]{1,5}){5,40})(?![\p{L}\p{N}]|\/[A-Za-z]{1,3}:)/gu;

/**
 * The CVSS vectors in `text` that their specification's grammar takes: v2.0 without a prefix, v3.0, v3.1 and v4.0 with it.
 *
 * @see https://www.first.org/cvss/v2/guide §2.4, https://www.first.org/cvss/v3.1/specification-document §6,
 *   https://www.first.org/cvss/v4.0/specification-document §7
 */
export function findCvss(text: string): CvssVector[] {
  return [...withGaps(text).matchAll(VECTOR)].flatMap(({ 0: vector, index, groups }): CvssVector[] => {
    const version = versionOf(groups?.version);
    const metrics = (groups?.metrics ?? '').split('/').map((metric) => metric.split(':'));
    const isValid =
      version === '4.0' ? isOrdered(metrics, V4) && fits(metrics, V4) : fits(metrics, version === '2.0' ? V2 : V3);
    return isValid ? [{ vector, version, start: index, end: index + vector.length }] : [];
  });
}

function versionOf(text: string | undefined): CvssVector['version'] {
  return text === '3.0' || text === '3.1' || text === '4.0' ? text : '2.0';
}

/** Every base metric once, any other at most once, each with one of its values. */
function fits(metrics: readonly (readonly string[])[], { base, more }: Grammar): boolean {
  const names = new Set(metrics.map(([name]) => name));
  if (names.size !== metrics.length || !Object.keys(base).every((name) => names.has(name))) return false;
  return metrics.every(([name = '', value = '']) => (base[name] ?? more[name])?.split('|').includes(value) === true);
}

function isOrdered(metrics: readonly (readonly string[])[], { base, more }: Grammar): boolean {
  const order = [...Object.keys(base), ...Object.keys(more)];
  const places = metrics.map(([name = '']) => order.indexOf(name));
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0));
}
