import { z } from 'zod';

/** What a page hands to WeChat; only in a trial does it come back to the server, which shows it on the sandbox's phone. */
const payParams = z.object({ appId: z.string(), timeStamp: z.string(), nonceStr: z.string(), package: z.string(), signType: z.literal('RSA'), paySign: z.string() });
const transferParams = z.object({ mchId: z.string(), appId: z.string(), package: z.string() });

/** POST /api/public/demo-pay/card — a web page in a trial has no WeChat around it: the card comes up on the sandbox's phone. */
export const demoPayCard = z.discriminatedUnion('what', [z.object({ what: z.literal('payment'), params: payParams }), z.object({ what: z.literal('transfer'), params: transferParams })]);
export type DemoPayCard = z.infer<typeof demoPayCard>;
/** On whose phone. */
export const demoPayShown = z.object({ name: z.string() });

/** POST /api/public/demo-pay/end — whether the card was confirmed. */
export const demoPayEndRequest = z.object({ what: z.enum(['payment', 'transfer']), package: z.string().max(200) });
export const demoPayEnd = z.object({ done: z.boolean() });

/** POST /api/public/demo-pay/login — what wx.login would give one of the sandbox's citizens. */
export const demoPayLogin = z.object({ code: z.string() });
