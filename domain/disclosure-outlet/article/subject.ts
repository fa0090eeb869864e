import type { Publication } from '../../disclosure';

/** What a publication is of, whichever its edition. */
export const subjectOf = ({ village, item, period }: { village: { id: { toString(): string } } } & Pick<Publication, 'period'> & { item: Pick<Publication['item'], 'code'> }): string => `${village.id.toString()}:${item.code}:${period.key}`;
