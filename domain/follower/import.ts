import { personCode } from '../../contracts/person';
import { can, defineImportKind, labelCell, native, PersonModel, requiredColumn, shanghaiDay, type Context, type Day, type Counts, type ImportedRow, type ImportHandler, type PersonRecord, type RowProblem } from '../kernel';
import { inviteOne, reasonNotToInvite, smsConnected } from './invitations';
import { FollowerModel, type FollowerRecord } from './model';
import { invitationStateOf } from './state';

const ways = { print: '打印', sms: '短信' } as const;
const columns = {
  code: requiredColumn('工号', personCode, { example: 'G1107', note: '已录入的干部或信息员的工号。' }),
  by: requiredColumn('方式', labelCell(ways), { example: '打印', note: `只能填：${Object.values(ways).join('、')}。打印的，导完在“公众号绑定”页出码打印；短信的马上发出，要有手机号。` }),
};
type Columns = typeof columns;

defineImportKind<Columns>('invitations', { verb: 'follower.invite', columns, handler: invitationHandler });

/** Who holds an invitation of this kind that is still good keeps it: a list sent twice, or gone on with, invites nobody twice. */
function invitationHandler(ctx: Context): ImportHandler<Columns> {
  const above = new Map<string, number>();
  const today = () => shanghaiDay(ctx.clock.now());
  return {
    async check(rows) {
      const known = await load(rows);
      const problems: RowProblem<Columns>[] = [];
      const counts: Counts = { creates: 0, updates: 0 };
      for (const { row, value } of rows) {
        const say = (key: keyof Columns, message: string): number => problems.push({ row, key, message });
        const before = above.get(value.code);
        above.set(value.code, row);
        const person = known.people.get(value.code);
        if (before !== undefined && before !== row) say('code', `和第 ${before} 行是同一个人`);
        if (!person || !can(ctx.actor, 'follower.invite', person)) {
          say('code', '没有这个人，或者不归您管');
          continue;
        }
        const record = known.records.get(person._id.toHexString()) ?? null;
        const why = reasonNotToInvite(person, record, value.by);
        if (why !== null) say(why === '没有登记手机号' ? 'by' : 'code', why);
        if (value.by === 'sms' && !smsConnected()) say('by', '还没有接通短信，请改成打印');
        if (!isInvited(record, value.by, today())) counts.creates += 1;
      }
      return { ...counts, problems };
    },
    async apply(rows) {
      const known = await load(rows);
      const counts: Counts = { creates: 0, updates: 0 };
      for (const { value } of rows) {
        const person = known.people.get(value.code)!;
        if (isInvited(known.records.get(person._id.toHexString()) ?? null, value.by, today())) continue;
        await inviteOne(ctx, person, value.by, 'toPrint');
        counts.creates += 1;
      }
      return counts;
    },
  };
}

function isInvited(record: FollowerRecord | null, by: keyof typeof ways, today: Day): boolean {
  const newest = record?.invitations.at(-1);
  return newest !== undefined && newest.by === by && invitationStateOf(newest, today) === 'open';
}

async function load(rows: ImportedRow<Columns>[]): Promise<{ people: Map<string, PersonRecord>; records: Map<string, FollowerRecord> }> {
  const people = await native(PersonModel).find({ code: { $in: [...new Set(rows.map(({ value }) => value.code))] } }).toArray();
  const records = await native(FollowerModel).find({ personId: { $in: people.map(({ _id }) => _id) } }).toArray();
  return { people: new Map(people.map((one) => [one.code, one])), records: new Map(records.map((one) => [one.personId.toHexString(), one])) };
}
