/** Messages about what a village builds: the project and the stage. Why something came back stands on it, never in a message. */
export const projectInboxTexts = {
  'project.waiting': { title: '请审核：{project}', body: '{place}把“{stage}”送审了。通过以后群众马上看得到，有错的写明理由退回。' },
  'project.returned': { title: '退回修改：{project}', body: '“{stage}”退回给您了，理由写在那一条上面，改好再送审。' },
  'project.published': { title: '已公开：{project}', body: '“{stage}”审核通过，群众现在看得到。' },
  'project.yellow': { title: '工期快到：{project}', body: '约定的工期到 {due}。验收了请公开验收，推迟的请公开变更。' },
  'project.red': { title: '工期过了：{project}', body: '约定的工期到 {due}，还没有公开验收。推迟的请公开变更，写明原因。' },
} as const satisfies Record<string, { title: string; body: string }>;
export type ProjectInboxText = keyof typeof projectInboxTexts;
