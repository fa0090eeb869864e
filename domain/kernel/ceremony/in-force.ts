import { native } from '../database';
import { CeremonyModel, type Ceremony } from './model';
import { isPinned } from './pin';

/** As the database has it. For showing and replacing; for sealing `ceremonyInForce`. */
export const ceremonyInDatabase = (): Promise<Ceremony | null> => native(CeremonyModel).findOne({ state: 'done' });

/**
 * The ceremony in force, or null: until there is one nothing can be sealed, and reporting is not open. One that is not
 * the pinned one is none.
 */
export async function ceremonyInForce(): Promise<Ceremony | null> {
  const found = await ceremonyInDatabase();
  return found && isPinned(found) ? found : null;
}
