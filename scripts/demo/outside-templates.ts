import { saveOutsideTemplatesRequest } from '../../contracts/outside-templates';
import type { Context } from '../../domain/kernel';
import { saveOutsideTemplates, showOutsideTemplates } from '../../domain/outside-templates';
import { demoMappings } from '../sandbox/account';

/** The sandbox's templates, set up as an administrator would: whatever goes out in the trial finds its form. */
export async function setOutsideTemplates(ctx: Context): Promise<void> {
  let { version } = await showOutsideTemplates(ctx);
  for (const [kind, templates] of Object.entries(demoMappings())) {
    ({ version } = await saveOutsideTemplates(ctx, saveOutsideTemplatesRequest.parse({ kind, templates, version })));
  }
}
