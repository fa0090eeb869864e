/** Messages about the library of policies. Why something came back stands on it, never in a message. */
export const policyInboxTexts = {
  'publicPolicy.waiting': { title: '请审核：{policy}', body: '政策写好了，等您审核。通过以后群众马上看得到，有错的写明理由退回。' },
  'publicPolicy.returned': { title: '退回修改：{policy}', body: '退回给您了，理由写在稿子上面，改好再送审。' },
  'publicPolicy.yellow': { title: '政策快到期：{policy}', body: '有效期到 {until}。继续执行的，请写新的一版；不再执行的不用管，到期后会标明已失效。' },
  'publicPolicy.red': { title: '政策到期了：{policy}', body: '有效期到 {until}，群众看到的已标明失效。继续执行的，请写新的一版。' },
} as const satisfies Record<string, { title: string; body: string }>;
export type PolicyInboxText = keyof typeof policyInboxTexts;
