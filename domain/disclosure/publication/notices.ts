import { disclosureInboxTexts, type DisclosureInboxText } from '../../../templates';
import { defineTemplates, deliver, findAccountsWithRole, native, ObjectId, subscribe, type Context, type DomainEvent } from '../../kernel';
import { PublicationModel, type Publication } from '../model';
import { handsIn } from './command';
import { replaceCorrected } from './way';

defineTemplates(disclosureInboxTexts);
subscribe('disclosure.waiting', 'disclosure.tellNext', tellNext);
subscribe('disclosure.returned', 'disclosure.tellClerk', (event, ctx) => tellClerk(event, ctx, 'disclosure.returned'));
subscribe('disclosure.published', 'disclosure.tellPublished', (event, ctx) => tellClerk(event, ctx, 'disclosure.published'));
// The approval does it at once; this heals what a crash cut off.
subscribe('disclosure.published', 'disclosure.replaceCorrected', async (event, ctx) => {
  const publication = await subjectOf(event);
  if (publication) await replaceCorrected(ctx, publication);
});

const subjectOf = (event: DomainEvent): Promise<Publication | null> => native(PublicationModel).findOne({ _id: new ObjectId(event.payload.publicationId as string) });

/** Whoever holds the next step's role for the village or above it, but for those who wrote it. */
async function tellNext(event: DomainEvent, ctx: Context): Promise<void> {
  const publication = await subjectOf(event);
  if (!publication || publication.state !== event.payload.state) return;
  const [role, template] = publication.state === 'checking' ? (['villageSupervisor', 'disclosure.toCheck'] as const) : (['townReviewer', 'disclosure.toApprove'] as const);
  const hands = new Set(handsIn(publication).map(String));
  for (const { _id } of await findAccountsWithRole(role, publication.path)) if (!hands.has(_id.toHexString())) await tell(event, ctx, publication, _id.toHexString(), template);
}

async function tellClerk(event: DomainEvent, ctx: Context, template: DisclosureInboxText): Promise<void> {
  const publication = await subjectOf(event);
  const submitted = publication?.steps.filter(({ act }) => act === 'submit').at(-1);
  if (publication) await tell(event, ctx, publication, (submitted?.by ?? publication.drafted.by).id.toHexString(), template);
}

async function tell(event: DomainEvent, ctx: Context, publication: Publication, accountId: string, template: DisclosureInboxText): Promise<void> {
  await deliver(ctx, { key: `${event.id}:${template}:${accountId}`, to: { accountId }, template, params: { what: publication.title }, channels: ['inbox'], link: `/disclosure/publications/${publication._id.toHexString()}` });
}
