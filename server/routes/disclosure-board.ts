import { pageQuery } from '../../contracts/common';
import { boardMap, boardMapQuery, boardStateLabels, disclosureBoard, disclosureBoardQuery } from '../../contracts/disclosure-board';
import * as board from '../../domain/disclosure-board';
import { exportRoute } from '../export-route';
import { route } from '../route';

export const disclosureBoardRoutes = [
  route({ method: 'get', path: '/api/disclosure-board', surface: 'staff', policy: 'disclosureBoard.view', summary: '公开总览：到期的按时、晚了、没公开、更正各几件，按月、类别、乡镇、村', query: disclosureBoardQuery, response: disclosureBoard, handle: ({ query, ctx }) => board.showBoard(ctx, query) }),
  route({ method: 'get', path: '/api/disclosure-board/map', surface: 'staff', policy: 'disclosureBoard.view', summary: '各村边界画成一张图，不连地图服务', query: boardMapQuery, response: boardMap, handle: ({ query, ctx }) => board.showBoardMap(ctx, query.placeId) }),
  exportRoute({
    list: '/api/disclosure-board',
    policy: 'disclosureBoard.export',
    title: '公开总览 各村',
    query: disclosureBoardQuery.extend(pageQuery.shape),
    rows: board.eachBoardVillage,
    columns: [
      { header: '名次', value: (one) => one.rank ?? '不排', width: 8 },
      { header: '乡镇', value: (one) => one.town.name },
      { header: '村（社区）', value: (one) => one.name },
      { header: '状态', value: (one) => boardStateLabels[one.state], width: 12 },
      { header: '到期', value: (one) => one.due },
      { header: '按时', value: (one) => one.inTime },
      { header: '按时（%）', value: (one) => (one.due === 0 ? null : Math.round((one.inTime / one.due) * 1000) / 10) },
      { header: '晚了', value: (one) => one.late },
      { header: '没公开', value: (one) => one.missing },
      { header: '晚了几个工作日（合计）', value: (one) => one.lateDays, width: 20 },
      { header: '公开后更正', value: (one) => one.corrected },
      { header: '群众提问逾期未答', value: (one) => one.lateQuestions, width: 18 },
      { header: '数据质量的迹象', value: (one) => one.signs, width: 16 },
      { header: '抽查有问题', value: (one) => one.problems, width: 12 },
    ],
  }),
];
