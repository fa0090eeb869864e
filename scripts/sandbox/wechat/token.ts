import { z } from 'zod';
import { define } from './interface';
import { Refusal } from './refusal';
import { accounts, keysOf, type AccountName } from './tokens';

const forcedADay = 20;
const callsAMinute = 10_000;

/** The account that these keys open. */
export function accountOf(appid: string, secret: string): AccountName {
  const account = accounts.find((each) => keysOf[each].appid === appid);
  if (!account) throw new Refusal(40013);
  if (keysOf[account].secret !== secret) throw new Refusal(40125);
  return account;
}

const body = z.object({ grant_type: z.string(), appid: z.string(), secret: z.string(), force_refresh: z.boolean().default(false) });

export const tokenInterfaces = [
  define('POST /cgi-bin/stable_token', '取令牌', { accounts: null, body }, ({ world }, { grant_type, appid, secret, force_refresh }) => {
    if (grant_type !== 'client_credential') throw new Refusal(40002);
    const account = accountOf(appid, secret);
    if (!world.quotas.takeOfMinute(`token:${account}`, callsAMinute)) throw new Refusal(45011);
    if (force_refresh && !world.quotas.takeOfDay(`forced:${account}`, forcedADay)) throw new Refusal(45009);
    const { value, expiresIn } = force_refresh ? world.tokens.force(account) : world.tokens.get(account);
    world.onChange();
    return { access_token: value, expires_in: expiresIn };
  }),
];
