import { definePolicy } from '../kernel';

export const fundReaders = ['fundOfficer', 'disclosureManager', 'townReviewer', 'commissionLeader'] as const;

definePolicy({
  thing: 'fund',
  verbs: {
    list: [...fundReaders],
    /** What was released by whom to whom: for the department in charge. */
    write: ['fundOfficer', 'disclosureManager'],
    import: ['fundOfficer', 'disclosureManager'],
    /** What the town itself released to its own villages, one by one or by a sheet. */
    release: ['townReviewer'],
    /** Which lines: those somebody may enter. */
    reverse: ['fundOfficer', 'disclosureManager', 'townReviewer'],
    export: [...fundReaders],
  },
});
/** The list of programmes is one for the whole district, whoever's department keeps it. */
const anywhere = { anywhere: true, says: '项目全区一份，不分单位' } as const;
definePolicy({
  thing: 'fundProgramme',
  verbs: {
    list: { roles: [...fundReaders], ...anywhere },
    write: { roles: ['fundOfficer', 'disclosureManager'], ...anywhere },
    export: { roles: [...fundReaders], ...anywhere },
  },
});
