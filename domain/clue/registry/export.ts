import { clueChannelLabels, clueKindLabels, clueStateLabels, dispositionLabels } from '../../../contracts/clue';
import type { ClueSummary } from '../../../contracts/clue-registry';
import { lightLabels } from '../../../contracts/common';
import type { ExportColumn } from '../../kernel';

/** The list as a sheet: what stands in clear, nothing of what was written. */
export const clueColumns: ExportColumn<ClueSummary>[] = [
  { header: '编号', value: (row) => row.code, width: 28 },
  { header: '亮灯', value: (row) => lightLabels[row.light], width: 8 },
  { header: '到期', value: (row) => row.due ?? '', width: 12 },
  { header: '进展', value: (row) => clueStateLabels[row.state], width: 18 },
  { header: '下一步', value: (row) => row.step, width: 18 },
  { header: '收到', value: (row) => row.receivedOn, width: 12 },
  { header: '来源', value: (row) => clueChannelLabels[row.channel].name, width: 12 },
  { header: '类别', value: (row) => clueKindLabels[row.kind], width: 12 },
  { header: '镇街', value: (row) => row.town?.name ?? '', width: 16 },
  { header: '承办人', value: (row) => row.handler?.name ?? '', width: 12 },
  { header: '处置方式', value: (row) => (row.disposition ? dispositionLabels[row.disposition] : ''), width: 12 },
];
