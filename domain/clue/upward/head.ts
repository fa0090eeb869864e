import { z } from 'zod';
import type { saveUpwardHeadRequest, UpwardHead } from '../../../contracts/clue-upward';
import { AccountModel, authorize, certifiedRecipients, defineSetting, defineSetupItem, fail, findAccountsWithRole, native, ObjectId, PersonModel, readSetting, saveSetting, type AccountRecord, type Context } from '../../kernel';
import { clueDistrict, findClueDistrict } from '../district';

/** The account of 本委主要负责人; null while nobody has said who that is. */
const headKey = defineSetting<string | null>('upwardHead', z.string().nullable(), null);

/** Whoever is the commission's own head, as long as the account is there. */
export async function headAccount(): Promise<AccountRecord | null> {
  const { value } = await readSetting(headKey, null);
  return value ? native(AccountModel).findOne({ _id: new ObjectId(value), state: 'active' }) : null;
}

/**
 * For custodians: who it is, and who it can be. It is not for those who administer accounts to say: whoever is named
 * here opens what must be passed on.
 */
export async function showHead(ctx: Context): Promise<UpwardHead> {
  authorize(ctx.actor, 'upward.head');
  const [{ version }, head, leaders] = [await readSetting(headKey, null), await headAccount(), await findAccountsWithRole('commissionLeader', [(await clueDistrict()).id])];
  const certified = head ? (await certifiedRecipients([idOf(head)])).length > 0 : false;
  return { head: head && { id: idOf(head), name: head.name, certified }, version, choices: leaders.map((one) => ({ id: idOf(one), name: one.name })) };
}

/** @throws Fault forbidden, badRequest (no leader of the commission), conflict */
export async function saveHead(ctx: Context, { accountId, version }: z.output<typeof saveUpwardHeadRequest>): Promise<UpwardHead> {
  authorize(ctx.actor, 'upward.head');
  const leaders = await findAccountsWithRole('commissionLeader', [(await clueDistrict()).id]);
  if (!leaders.some((one) => idOf(one) === accountId)) fail('badRequest', { fields: [{ path: 'accountId', message: '请选一位委领导' }] });
  await saveSetting(ctx, headKey, null, accountId, { version });
  return showHead(ctx);
}

const idOf = ({ _id }: AccountRecord): string => _id.toHexString();

defineSetupItem(async () => {
  const head = await headAccount();
  const sealed = head ? (await certifiedRecipients([idOf(head)])).length > 0 : false;
  const above = await native(PersonModel).countDocuments({ managedBy: 'above' });
  // Whoever sets the platform up holds no key and has no such page.
  const missing = [
    ...(head ? [] : ['还没有指明本委主要负责人，由身份保管人在“上送件”里指']),
    ...(head && !sealed ? ['本委主要负责人的密钥还没有核对，上送件先封给身份保管人'] : []),
    ...(above === 0 ? ['人员里还没有人标为“上级管理”'] : []),
  ];
  const state = missing.length === 0 ? 'done' : (await findClueDistrict()) ? 'warning' : 'todo';
  return { key: 'upward', state, detail: missing.length === 0 ? `本委主要负责人已指明，${above} 人标为上级管理` : missing.join('；'), link: above === 0 ? '/people' : null };
});
