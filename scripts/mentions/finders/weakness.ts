import { claim, type Finder } from '../finder.ts';

const CWE =
  /(?<![\p{L}\p{N}])CWE(?:[ \p{Pd}]?ID)?[ :]{0,2}[ \p{Pd}\u2212:#_]?0{0,3}([1-9]\d{0,3})(?![\p{L}\p{N}]|\.\d)/giu;

/** Ids of MITRE's Common Weakness Enumeration: `CWE-79`, `CWE 079`. */
export const findWeaknesses: Finder = ({ text }) =>
  [...text.matchAll(CWE)].map(({ 0: id, 1: number, index }) =>
    claim({ kind: 'weakness', key: `CWE-${number}`, start: index, end: index + id.length }),
  );
