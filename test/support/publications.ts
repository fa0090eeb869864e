import type { PublicationDetail, SavePublicationRequest } from '../../contracts/publication';
import * as disclosure from '../../domain/disclosure';
import { settle, type Clock } from '../../domain/kernel';
import type { Holder, VillageWorld } from './villages';

export const welfareRows = [
  ['张演示', '一组', '2', '560.00', '2024-03-01'],
  ['李演示', '二组', '1', '480.00', '2025-07-01'],
];

/** The way of publications in a world of villages, each step by whoever takes it. */
export class PublicationOffice {
  constructor(
    readonly world: VillageWorld,
    readonly clock: Clock,
  ) {}

  as(holder: Holder) {
    return this.world.as(holder, this.clock);
  }

  async draft(itemCode: string, periodKey: string, more: { copy?: boolean; nothing?: boolean } = {}): Promise<PublicationDetail> {
    const ctx = await this.as('villageClerk');
    return disclosure.presentDetail(ctx, await disclosure.draftPublication(ctx, { villageId: this.world.village._id.toHexString(), itemCode, periodKey, copy: false, nothing: false, ...more }));
  }

  async save(draft: PublicationDetail, change: Partial<SavePublicationRequest>): Promise<PublicationDetail & { maskedNow: { where: string; what: string }[] }> {
    const ctx = await this.as('villageClerk');
    const content = change.content ?? null;
    const { publication, maskedNow } = await disclosure.savePublication(ctx, draft.id, { version: draft.version, nothing: false, attachments: draft.attachments.map(({ id }) => id), looked: draft.looked, decisions: [], ...change, content });
    return { ...(await disclosure.presentDetail(ctx, publication)), maskedNow };
  }

  async submit(draft: Pick<PublicationDetail, 'id' | 'version'>): Promise<PublicationDetail> {
    const ctx = await this.as('villageClerk');
    return this.told(await disclosure.presentDetail(ctx, await disclosure.submitPublication(ctx, draft.id, draft.version)));
  }

  async check({ id, version }: Pick<PublicationDetail, 'id' | 'version'>): Promise<PublicationDetail> {
    const ctx = await this.as('villageSupervisor');
    return this.told(await disclosure.presentDetail(ctx, await disclosure.checkPublication(ctx, id, version, '')));
  }

  async approve({ id, version }: Pick<PublicationDetail, 'id' | 'version'>): Promise<PublicationDetail> {
    const ctx = await this.as('townReviewer');
    return this.told(await disclosure.presentDetail(ctx, await disclosure.approvePublication(ctx, id, version)));
  }

  /** Events have arrived: whoever is next was told. */
  private async told(detail: PublicationDetail): Promise<PublicationDetail> {
    await settle(this.clock);
    return detail;
  }

  /** The list of people on minimum living allowance, all the way. */
  async welfare(periodKey: string, rows: string[][] = welfareRows, note = ''): Promise<PublicationDetail> {
    const written = await this.save(await this.draft('V6', periodKey), { content: { form: 'table', rows, note } });
    return this.approve(await this.check(await this.submit(written)));
  }
}
