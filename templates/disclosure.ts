/** The way of a publication, for staff. */
export const publicationSteps = {
  drafted: '{name}起草',
  corrected: '{name}起草更正',
  toSubmit: '写好，交村里核对',
  submitted: '{name}交核对',
  recalled: '{name}撤回',
  toCheck: '村务监督委员会核对',
  checked: '{name}核对，同意',
  returned: '{name}退回',
  toApprove: '乡镇审核，公开',
  approved: '{name}审核通过，公开',
  replaced: '更正的新版已公开',
} as const;

/** Messages to whoever is next. What was written about a draft stands on it, never in a message. */
export const disclosureInboxTexts = {
  'disclosure.toCheck': { title: '请核对：{what}', body: '起草好了，等您核对。同意的交乡镇审核，有错的写明理由退回。' },
  'disclosure.toApprove': { title: '请审核：{what}', body: '村务监督委员会核对过了，等您审核。通过以后群众马上看得到。' },
  'disclosure.returned': { title: '退回修改：{what}', body: '退回给您了，理由写在稿子上面，改好再交。' },
  'disclosure.published': { title: '已公开：{what}', body: '乡镇审核通过，群众现在看得到。' },
} as const satisfies Record<string, { title: string; body: string }>;
export type DisclosureInboxText = keyof typeof disclosureInboxTexts;
