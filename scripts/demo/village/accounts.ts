import { accountsItemCode, monthAfter, monthWords, sumsOf } from '../../../contracts/accounts-rules';
import type { AccountLine, AccountsContent } from '../../../contracts/disclosure';
import { itemFor, PublicationModel, type Publication } from '../../../domain/disclosure';
import { makeDuties } from '../../../domain/disclosure-duty';
import { publishedEvent } from '../../../domain/disclosure/publication/way';
import { claimFiles, dayNumber, dayOfNumber, findOrganisation, firstTrail, fixedClock, native, newOutbox, ObjectId, shanghaiDay, shanghaiInstant, storeImage, systemContext, type Context, type OrganisationRecord } from '../../../domain/kernel';
import { villageOfStory } from '../district';
import type { DemoStory } from '../load';
import { tellEvents } from './tell-events';
import { seededRandom } from '../random';
import { accountsOfMonth, demoMonths, openingOfStory, storyMonth, type DemoLines } from './accounts-of-month';
import { voucherPicture } from './voucher-picture';

const monthsTold = 14;
const storyCode = `${villageOfStory.town}-${villageOfStory.serial}`;
/** One forgot a month, one month does not add up: what the town finds in its list. */
const gapAt = { code: 'LY-03', age: 3 };
const wrongAt = { code: 'LX-03', age: 1, by: -1_250 };

type Item = Publication['item'];

/** Fourteen months of accounts of every village, up to the last that is due; a month that is there already is left as it is. */
export const villageAccounts: DemoStory = async ({ villages }, now) => {
  const months = demoMonths(shanghaiDay(now), monthsTold);
  const newest = months.at(-1)!;
  // The newest month was owed before it was published, and everything follows from it that follows in life: duties met, in time or late, signs, news.
  await makeDuties(systemContext('demo', fixedClock(shanghaiInstant(`${newest}-28`, '08:00').toISOString())), { from: `${newest}-01`, codes: [accountsItemCode] });
  const { code, name, class: itemClass, form, audience, version } = await itemFor(accountsItemCode);
  const known = new Set((await native(PublicationModel).find({ 'item.code': accountsItemCode }, { projection: { 'village.id': 1, 'period.key': 1 } }).toArray()).map((one) => `${one.village.id.toHexString()} ${one.period.key}`));
  const made: Publication[] = [];
  for (const [index, [villageCode, village]] of [...villages].entries()) {
    const town = await findOrganisation(village.parentId!);
    for (const account of accountsOf(villageCode, village, index, months)) {
      if (known.has(`${village._id.toHexString()} ${account.monthKey}`)) continue;
      made.push(await publication({ village, town: town!, item: { code, name, class: itemClass, form, audience, version }, ...account, told: account.monthKey === newest || account.wrong, late: (index * 7 + months.indexOf(account.monthKey)) % 23 === 5 }));
    }
  }
  await native(PublicationModel).insertMany(made);
  // The newest month of each village has its accounts counted, whole.
  await tellEvents(now);
};

interface Account {
  monthKey: string;
  content: AccountsContent;
  /** It does not add up. */
  wrong: boolean;
  /** Its vouchers are photographed. */
  pictures: boolean;
}

function accountsOf(code: string, village: OrganisationRecord, index: number, months: readonly string[]): Account[] {
  const random = seededRandom(20_261_130 + index);
  const means = { scale: 0.6 + (index % 7) * 0.25, community: village.kind === 'community' };
  const lines = months.map((month, place): DemoLines => (code === storyCode ? storyMonth(month, months.length - 1 - place, means, random) : accountsOfMonth(means, month, random)));
  const nets = lines.map(({ receipts, payments }) => sumsOf({ opening: 0, closing: 0, receipts, payments }).expected);
  // Nobody's balance falls below what the month needs.
  const lowest = Math.min(...nets.map((_, place) => nets.slice(0, place + 1).reduce((sum, net) => sum + net, 0)));
  let opening = code === storyCode ? openingOfStory - nets.slice(0, -1).reduce((sum, net) => sum + net, 0) : Math.max(0, -lowest) + random.whole(20_000, 180_000) * 100;
  const accounts = months.map((monthKey, place): Account => {
    const { receipts, payments } = lines[place]!;
    const { expected } = sumsOf({ opening, closing: 0, receipts, payments });
    const age = months.length - 1 - place;
    const wrong = code === wrongAt.code && age === wrongAt.age;
    const content: AccountsContent = { form: 'accounts', opening, receipts, payments, closing: expected + (wrong ? wrongAt.by : 0), note: '' };
    opening = expected;
    return { monthKey, content, wrong, pictures: code === storyCode && age < 2 };
  });
  return code === gapAt.code ? accounts.filter((_, place) => months.length - 1 - place !== gapAt.age) : accounts;
}

interface Published extends Account {
  village: OrganisationRecord;
  town: OrganisationRecord;
  item: Item;
  late: boolean;
  told: boolean;
}

async function publication({ village, town, item, monthKey, content: written, pictures, late, told }: Published): Promise<Publication> {
  const due = `${monthAfter(monthKey)}-15`;
  const on = late ? weekdayFrom(`${monthAfter(monthKey)}-17`) : weekdayFrom(`${monthAfter(monthKey)}-05`);
  const at = shanghaiInstant(on, '10:20');
  const ctx = systemContext('demo', fixedClock(at.toISOString()));
  const _id = new ObjectId();
  const { content, attachments } = pictures ? await withPictures(ctx, _id, written) : { content: written, attachments: [] };
  const clerk = { id: village._id, name: `${village.name}报账员` };
  const facts = {
    _id,
    title: `${village.name} ${monthWords(monthKey)} ${item.name}`,
    village: { id: village._id, name: village.name },
    town: { id: town._id, name: town.name },
    path: village.path,
    item,
    period: { key: monthKey, label: monthWords(monthKey), from: `${monthKey}-01`, to: dayOfNumber(dayNumber(`${monthAfter(monthKey)}-01`) - 1) },
    edition: 1,
    state: 'published' as const,
    nothing: false,
    content,
    attachments,
    ...{ looked: true, decisions: [], writers: [clerk.id] },
    drafted: { at, by: clerk },
    updatedAt: at,
    steps: (['submit', 'check', 'approve'] as const).map((act) => ({ at, by: act === 'submit' ? clerk : act === 'check' ? { id: village._id, name: '村务监督委员会' } : { id: town._id, name: town.name }, act, opinion: '' })),
    published: { at, on, due, lateWorkingDays: late ? 2 : 0 },
    publicContent: content,
    publicFiles: attachments.map((id, index) => ({ id, name: `凭证${index + 1}.jpg`, mediaType: 'image/jpeg', size: 60_000 })),
    corrects: null,
    correction: null,
    replacedBy: null,
    listedAt: at,
  };
  const published = { ...facts, trail: firstTrail(ctx, 'publication.published', {}, facts) };
  return told ? { ...published, outbox: newOutbox(ctx, [publishedEvent(published, on)]) } : published;
}

/** A photograph of the voucher at every payment from 1,000 yuan on. */
async function withPictures(ctx: Context, publicationId: ObjectId, content: AccountsContent): Promise<{ content: AccountsContent; attachments: ObjectId[] }> {
  const attachments: ObjectId[] = [];
  const payments: AccountLine[] = [];
  for (const [index, line] of content.payments.entries()) {
    if (line.amount < 100_000) {
      payments.push(line);
      continue;
    }
    const { token } = await storeImage(ctx, await voucherPicture(2_600 + index, line.amount), { purpose: 'voucher' });
    const [id] = await claimFiles(ctx, [token], { type: 'publication', id: publicationId.toHexString() });
    attachments.push(id!);
    payments.push({ ...line, voucherFileIds: [id!.toHexString()] });
  }
  return { content: { ...content, payments }, attachments };
}

/** The day itself, or the Monday after a weekend. */
function weekdayFrom(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayOfNumber(dayNumber(day) + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0));
}
