import { z } from 'zod';
import { fact, vulnerabilityPage } from '../fact.ts';
import { checkList, type ListReader } from './list.ts';
import { plainSentences } from './prose.ts';

const DAY = z.string().regex(/^\d{4}-\d{2}-\d{2}/);

const Kev = z.object({
  catalogVersion: z.string(),
  dateReleased: DAY,
  vulnerabilities: z.array(
    z.object({
      cveID: z.string().regex(/^CVE-\d{4}-\d{4,}$/),
      dateAdded: DAY,
      shortDescription: z.string().default(''),
      knownRansomwareCampaignUse: z.string().default('Unknown'),
    }),
  ),
});

/**
 * CISA's catalogue of known exploited vulnerabilities.
 *
 * @see https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities_schema.json
 */
export const kev: ListReader = {
  name: 'CISA KEV catalogue',
  detect: (value) => 'catalogVersion' in value && 'vulnerabilities' in value,
  read: (value) => {
    const { dateReleased, vulnerabilities } = checkList(Kev, value);
    return {
      facts: vulnerabilities.map(({ cveID: id, shortDescription }) =>
        fact({
          kind: 'vulnerability',
          id,
          name: id,
          description: plainSentences(shortDescription),
          reference: vulnerabilityPage(id),
        }),
      ),
      exploited: {
        asOf: dateReleased.slice(0, 10),
        of: vulnerabilities.map(({ cveID, dateAdded, knownRansomwareCampaignUse }) => [
          cveID,
          { added: dateAdded.slice(0, 10), isRansomware: knownRansomwareCampaignUse === 'Known' },
        ]),
      },
    };
  },
};
