import { fail } from '../../kernel';

/** What cannot be cleaned surely is not taken: a half-cleaned file is worse than none. */
export const refuseFile = (message: string): never => fail('unsupportedMediaType', { message });
