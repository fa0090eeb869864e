/** To staff: which kind of document, and the clue's code or the unit; nothing of what it says. */
export const paperInboxTexts = {
  'cluePaper.toSign': { title: '待签发 {kind}', body: '{about} 的{kind}送签，请看过后签发或退回。' },
  'cluePaper.givenBack': { title: '退回修改 {kind}', body: '{about} 的{kind}被退回，理由在文书里。' },
  'cluePaper.signed': { title: '已签发 {kind}', body: '{about} 的{kind}已签发编号，可以下载。' },
} as const satisfies Record<string, { title: string; body: string }>;
