/** Plain values, so that the mini-program needs no schema library for them. */
export const questionMinLength = 5;
export const questionMaxLength = 300;
/** What a question can be about; each is named by whatever knows it. */
export const questionSubjectKinds = ['publication', 'village', 'power', 'project', 'fund', 'payment', 'policy'] as const;
export type QuestionSubjectKind = (typeof questionSubjectKinds)[number];

/** How what is published falls short; such a thing is reported, not asked. */
export const disclosureComplaints = { withheld: '不公开', false: '假公开', half: '半公开' } as const;
export type DisclosureComplaint = keyof typeof disclosureComplaints;
