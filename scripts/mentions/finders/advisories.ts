import { claim, type Finder } from '../finder.ts';

const GHSA = /(?<![\p{L}\p{N}])GHSA(?:[\p{Pd}][23456789cfghjmpqrvwx]{4}){3}(?![\p{L}\p{N}])/giu;
const BULLETIN = /(?<![\p{L}\p{N}])MS(98|99|0\d|1[0-7])[\p{Pd}\u2212](\d{3})(?![\p{L}\p{N}])/giu;

/**
 * GitHub's advisories, `GHSA-jfh8-c2jp-5v3q`, and Microsoft's bulletins of 1998 to 2017, `MS17-010`.
 *
 * @see https://docs.github.com/en/code-security/security-advisories — "About GHSA IDs"
 */
export const findAdvisories: Finder = ({ text }) => {
  const ids = [...text.matchAll(GHSA)].map(({ 0: id, index }) => ({
    key: `GHSA${id
      .slice(4)
      .toLowerCase()
      .replace(/\p{Pd}/gu, '-')}`,
    start: index,
    end: index + id.length,
  }));
  const bulletins = [...text.matchAll(BULLETIN)].map(({ 0: id, 1: year, 2: number, index }) => ({
    key: `MS${year}-${number}`,
    start: index,
    end: index + id.length,
  }));
  return [...ids, ...bulletins]
    .sort((a, b) => a.start - b.start)
    .map((found) => claim({ kind: 'vulnerability', ...found }));
};
