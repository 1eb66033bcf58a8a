import { groupsCsv, indicatorsCsv, rowsJson, thingsCsv } from '../../scripts/sharing/tables.ts';
import { textPage } from '../page.tsx';

/** @see https://www.rfc-editor.org/rfc/rfc4180 */
export const { data, render } = textPage('table', (_site, { format, indicators, things, groups }) => {
  if (format === 'json') return rowsJson([...indicators, ...things, ...groups]);
  if (format === 'list') return indicators.map(({ defanged }) => `${defanged}\n`).join('');
  if (groups.length > 0) return groupsCsv(groups);
  return things.length > 0 ? thingsCsv(things) : indicatorsCsv(indicators);
});
