import { z } from 'zod';
import { accountsEntry } from './accounts';
import { day, id, instant, light, organisationRef } from './common';
import { accountLine, accountsContent, disclosureColumn, disclosureForm, disclosureItemCode, disclosurePeriod, fen, periodKey, publicationState, tableContent, textContent } from './disclosure';
import { recordMatterRequest, urgingStage } from './disclosure-duty';
import { loginCode } from './follower';
import { contentProblem, draftContent, personalDecision, personalHit } from './publication';
import { photoToken } from './rating';
import { villagePhotosMax, voucherPhotosMax } from './village-draft-limits';

/** 村里填报 on a clerk's phone: who he is, the login code tells; there is no session. */

export const villageDraftsRequest = z.object({ loginCode });

const returned = z.object({ by: z.string(), at: instant, reason: z.string() });

/** What his village has to publish now, by its duties; and what he was given back, whatever it is. */
export const villageDraftDue = z.object({
  village: organisationRef,
  item: z.object({ code: disclosureItemCode, name: z.string(), form: disclosureForm, help: z.string(), columns: z.array(disclosureColumn) }),
  period: disclosurePeriod,
  /** Of a single matter: what it is. */
  matter: z.string().nullable(),
  /** By when; null for what nobody asks for, e.g. a correction. */
  owed: z.object({ due: day, light, workingDaysLeft: z.number().int().nullable() }).nullable(),
  /** The last that was sent about it. */
  urged: z.object({ stage: urgingStage, on: day, by: z.string().nullable() }).nullable(),
  /** null: nobody has begun. A draft of his own can be sent again. */
  state: publicationState.nullable(),
  mine: z.boolean(),
  /** Of the draft that is there. */
  version: z.number().int().nullable(),
  correction: z.boolean(),
  /** Why it came back. */
  returned: returned.nullable(),
});
export type VillageDraftDue = z.infer<typeof villageDraftDue>;

/** What a single matter may be told under, what has no round of its own first. */
export const matterItem = z.object({ code: disclosureItemCode, name: z.string(), periodic: z.boolean() });
export type MatterItem = z.infer<typeof matterItem>;

/** POST /api/public/village-drafts — `clerk` is null for whoever keeps no village's books. */
export const villageDrafts = z.object({
  clerk: z.object({ name: z.string() }).nullable(),
  villages: z.array(organisationRef.extend({ matters: z.array(matterItem) })),
  due: z.array(villageDraftDue),
  /** Of each month's account that is due: the closing of the last published month before it. */
  before: z.array(z.object({ villageId: id, periodKey, monthKey: z.string(), closing: fen })),
  entries: z.array(accountsEntry),
  voucherFrom: fen,
});
export type VillageDrafts = z.infer<typeof villageDrafts>;

const which = { loginCode, villageId: id, itemCode: disclosureItemCode, periodKey };

/** POST /api/public/village-drafts/opening — a draft of his own, to be gone on with on the phone. */
export const openVillageDraftRequest = z.object(which);
export type OpenVillageDraftRequest = z.infer<typeof openVillageDraftRequest>;
export const villageDraftOpened = z.object({
  version: z.number().int(),
  nothing: z.boolean(),
  content: draftContent.nullable(),
  /** Its photos and those of its vouchers, small. */
  pictures: z.array(z.object({ id, preview: z.string() })),
  /** Other files, which only the desk can change. */
  documents: z.array(z.string()),
});
export type VillageDraftOpened = z.infer<typeof villageDraftOpened>;

/** The id of a picture that is there, or the token of one that was uploaded since. */
const pictureReference = z.union([id, photoToken]);
const lines = z.array(accountLine.extend({ voucherFileIds: z.array(pictureReference).max(voucherPhotosMax, `一笔最多 ${voucherPhotosMax} 张单据`) })).max(1000);

/** POST /api/public/village-drafts/sending — photos are uploaded before, by POST /api/public/photos. */
export const sendVillageDraftRequest = z.object({
  ...which,
  nothing: z.boolean(),
  /** Null where nothing happened. */
  content: z.discriminatedUnion('form', [tableContent, textContent, accountsContent.extend({ receipts: lines, payments: lines })]).nullable(),
  /** All that stay: what is not named is gone. */
  photos: z.array(pictureReference).max(villagePhotosMax, `最多 ${villagePhotosMax} 张照片`),
});
export type SendVillageDraftRequest = z.infer<typeof sendVillageDraftRequest>;

/** What is left to put right and to decide before it can go on to be checked. */
export const villageDraftSent = z.object({
  title: z.string(),
  version: z.number().int(),
  faults: z.array(z.object({ stops: z.boolean(), words: z.string() })),
  problems: z.array(contentProblem),
  personal: z.array(personalHit),
  attachments: z.number().int(),
});
export type VillageDraftSent = z.infer<typeof villageDraftSent>;

/** POST /api/public/village-drafts/submission — hands it to the village's supervisors. */
export const submitVillageDraftRequest = z.object({
  ...which,
  version: z.number().int().min(0),
  looked: z.boolean(),
  decisions: z.array(z.object({ text: z.string().min(1).max(100), decision: personalDecision })).max(1000),
});
export type SubmitVillageDraftRequest = z.infer<typeof submitVillageDraftRequest>;

/** POST /api/public/village-drafts/matters — something happened that must be published at once or within days. */
export const recordVillageMatterRequest = recordMatterRequest.extend({ loginCode });
export type RecordVillageMatterRequest = z.infer<typeof recordVillageMatterRequest>;
/** By which day it is to be published. */
export const villageMatterRecorded = z.object({ item: z.string(), due: day, workingDaysLeft: z.number().int().nullable() });
export type VillageMatterRecorded = z.infer<typeof villageMatterRecorded>;
