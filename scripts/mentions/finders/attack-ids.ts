import { claim, type Finder } from '../finder.ts';

const TACTIC = /(?<![\p{L}\p{N}_.-]|\p{Pd})TA0[01]\d\d(?![\p{L}\p{N}]|\.\d)/gu;
// Enterprise and mobile techniques count from T1001, those of industrial systems from T0800.
const TECHNIQUE = /(?<![\p{L}\p{N}_.-]|\p{Pd})T(?!1000)(?:1[0-7]\d\d|08\d\d)(?:[./]\d{3})?(?![\p{L}\p{N}]|[.-]\d)/gu;

/**
 * Ids of MITRE ATT&CK: tactics `TA0001`, techniques `T1566`, sub-techniques `T1566.001`, in links also `T1566/001`.
 *
 * @see https://attack.mitre.org/resources/
 */
export const findAttackIds: Finder = ({ text }) =>
  [
    ...[...text.matchAll(TACTIC)].map((match) => ({ match, kind: 'tactic' as const })),
    ...[...text.matchAll(TECHNIQUE)].map((match) => ({ match, kind: 'technique' as const })),
  ]
    .sort((a, b) => a.match.index - b.match.index)
    .map(({ match: { 0: id, index }, kind }) =>
      claim({ kind, key: id.replace('/', '.'), start: index, end: index + id.length }),
    );
