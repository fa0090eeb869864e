import { randomBytes } from 'node:crypto';
import { toBuffer } from 'qrcode';
import { z } from 'zod';
import { define, FileAnswer } from './interface';
import { Refusal } from './refusal';

const body = z.object({
  expire_seconds: z.number().int().min(1).max(2_592_000).default(60),
  action_name: z.enum(['QR_SCENE', 'QR_STR_SCENE', 'QR_LIMIT_SCENE', 'QR_LIMIT_STR_SCENE']),
  action_info: z.object({ scene: z.object({ scene_id: z.number().int().min(1).max(4_294_967_295).optional(), scene_str: z.string().optional() }) }),
});

const ticketsMax = 10_000;
const addressOf = (ticket: string): string => `http://weixin.qq.com/q/${ticket.slice(0, 22)}`;

/** Codes that lead to the official account with a scene; the sandbox's page scans by the scene itself. */
export function qrcodeInterfaces(): ReturnType<typeof define>[] {
  const tickets = new Set<string>();
  return [
    define('POST /cgi-bin/qrcode/create', '带参数二维码', { body }, (_call, { action_name, action_info: { scene }, expire_seconds }) => {
      const text = action_name.includes('STR');
      const fits = text ? /^.{1,64}$/u.test(scene.scene_str ?? '') : scene.scene_id !== undefined;
      if (!fits) throw new Refusal(40129);
      const ticket = randomBytes(66).toString('base64url');
      tickets.add(ticket);
      if (tickets.size > ticketsMax) tickets.delete(tickets.values().next().value as string);
      const lasts = action_name.includes('LIMIT') ? {} : { expire_seconds };
      return { ticket, ...lasts, url: addressOf(ticket) };
    }),
    define('GET /cgi-bin/showqrcode', '二维码图片', { accounts: null }, async ({ query }) => {
      const ticket = query.get('ticket') ?? '';
      if (!tickets.has(ticket)) throw new Refusal(40097);
      return new FileAnswer('image/png', await toBuffer(addressOf(ticket), { width: 430 }));
    }),
  ];
}
