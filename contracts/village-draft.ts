import { z } from 'zod';
import { accountsEntry } from './accounts';
import { id, organisationRef } from './common';
import { disclosureColumn, disclosureContent, disclosureForm, disclosureItemCode, disclosurePeriod, fen, periodKey, publicationState } from './disclosure';
import { loginCode } from './follower';
import { photoToken } from './rating';

/** 村里填报 on a clerk's phone: who he is, the login code tells; there is no session. */

export const villageDraftsRequest = z.object({ loginCode });

/** What his village owes for the period that is over. */
export const villageDraftDue = z.object({
  village: organisationRef,
  item: z.object({ code: disclosureItemCode, name: z.string(), form: disclosureForm, help: z.string(), columns: z.array(disclosureColumn) }),
  period: disclosurePeriod,
  /** null: nobody has begun. A draft of his own can be sent again. */
  state: publicationState.nullable(),
  mine: z.boolean(),
});
export type VillageDraftDue = z.infer<typeof villageDraftDue>;

/** POST /api/public/village-drafts — `clerk` is null for whoever keeps no village's books. */
export const villageDrafts = z.object({
  clerk: z.object({ name: z.string() }).nullable(),
  due: z.array(villageDraftDue),
  /** Of the accounts: the last closing of each village. */
  before: z.array(z.object({ villageId: id, monthKey: z.string(), closing: fen })),
  entries: z.array(accountsEntry),
  voucherFrom: fen,
});
export type VillageDrafts = z.infer<typeof villageDrafts>;

export const villagePhotosMax = 9;

/** POST /api/public/village-drafts/sending — photos are uploaded before, by POST /api/public/photos. */
export const sendVillageDraftRequest = z.object({
  loginCode,
  villageId: id,
  itemCode: disclosureItemCode,
  periodKey,
  nothing: z.boolean(),
  /** Null where nothing happened. */
  content: disclosureContent.nullable(),
  photoTokens: z.array(photoToken).max(villagePhotosMax, `最多 ${villagePhotosMax} 张照片`),
});
export type SendVillageDraftRequest = z.infer<typeof sendVillageDraftRequest>;

/** What is left to put right before it can go on to be checked. */
export const villageDraftSent = z.object({ title: z.string(), faults: z.array(z.object({ stops: z.boolean(), words: z.string() })) });
export type VillageDraftSent = z.infer<typeof villageDraftSent>;
