/** Small lists in the formats of the official ones, of threats that nobody has. */
export const ATTACK = {
  type: 'bundle',
  id: 'bundle--00000000-0000-4000-8000-000000000000',
  objects: [
    { type: 'x-mitre-collection', name: 'Enterprise ATT&CK' },
    {
      type: 'x-mitre-tactic',
      name: 'Initial Access',
      description: 'The adversary is trying to get in.',
      external_references: [attackReference('TA0001', 'tactics/TA0001')],
    },
    {
      type: 'attack-pattern',
      name: 'Pigeon Post',
      description: 'A [pigeon](https://attack.mitre.org/x) carries it.(Citation: Loft (2031)) Slowly. And in the rain.',
      kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: 'initial-access' }],
      external_references: [attackReference('T9001', 'techniques/T9001')],
    },
    {
      type: 'intrusion-set',
      name: 'Lofty Ones',
      aliases: ['Lofty Ones', 'Coo Bear', 'Grey Wing'],
      external_references: [attackReference('G9001', 'groups/G9001')],
    },
    {
      type: 'malware',
      name: 'FeatherRAT',
      x_mitre_aliases: ['FeatherRAT', 'Quill'],
      external_references: [attackReference('S9901', 'software/S9901')],
    },
    {
      type: 'malware',
      name: 'GoneRAT',
      revoked: true,
      external_references: [attackReference('S9902', 'software/S9902')],
    },
    { type: 'tool', name: 'ipconfig', external_references: [attackReference('S0100', 'software/S0100')] },
  ],
};

function attackReference(id: string, page: string) {
  return { source_name: 'mitre-attack', external_id: id, url: `https://attack.mitre.org/${page}` };
}

export const KEV = {
  title: 'Catalogue',
  catalogVersion: '2031.05.06',
  dateReleased: '2031-05-06T12:00:00.0000Z',
  count: 2,
  vulnerabilities: [
    {
      cveID: 'CVE-2031-10001',
      dateAdded: '2031-05-01',
      shortDescription: 'The sorter of letters contains a flaw.',
      knownRansomwareCampaignUse: 'Known',
    },
    {
      cveID: 'CVE-2021-44228',
      dateAdded: '2021-12-10',
      shortDescription: 'Logs.',
      knownRansomwareCampaignUse: 'Unknown',
    },
  ],
};

export const EPSS = `#model_version:v2031.01.01,score_date:2031-05-06T00:00:00+0000
cve,epss,percentile
CVE-2031-10001,0.91234,0.99876
CVE-1999-0001,0.00042,0.05
CVE-2021-44228,0.94358,0.99965
`;

export const ACTORS = galaxy('threat-actor', [
  { value: 'Grey Wing', meta: { synonyms: ['Dovecote Gang', 'Nest'] } },
  { value: 'High Perch', meta: { synonyms: ['G9001', 'Nest'] } },
  { value: 'Owl Society', meta: { synonyms: ['Nest', 'PREDATOR PANDA'] } },
  { value: 'Fancy Bear', meta: { synonyms: ['Moulting Crew'] } },
]);

export const RANSOMWARE = galaxy('ransomware', [
  { value: 'Aviary Ransomware (FAKE!!!)', description: 'ransomware' },
  { value: 'BirdCageLocker Ransomware', meta: { synonyms: ['Cage'] } },
  { value: 'Lock bit', description: 'A family known elsewhere.' },
  { value: '777' },
  { value: 'Unnamed ransomware 1' },
]);

function galaxy(type: string, values: readonly object[]) {
  return { name: type, type, uuid: '00000000-0000-4000-8000-000000000000', version: 1, values };
}
