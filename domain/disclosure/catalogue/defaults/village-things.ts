import { entries, landLaw, money, number, onDay, person, text, villageLaw, villageLists } from './shape';

/** 资产、资源、工程、合同. */
export const villageThings = entries({ class: 'project', group: '资产和项目', places: ['village'], source: villageLists, certainty: 'proposal', provider: '村委会', reviewer: '村务监督委员会' }, [
  { code: 'V13', name: '土地承包、流转、发包', frequency: 'atOnce', source: villageLaw('24、30'), certainty: 'official', columns: [text('parcel', '地块'), number('area', '面积（亩）'), text('use', '用途'), text('term', '期限'), money('price', '价款'), text('party', '承包方单位', 'optional'), person('name', '承包人', 'optional')] },
  { code: 'V14', name: '征地补偿收入、分配、使用', frequency: 'atOnce', source: landLaw, certainty: 'official', columns: [text('project', '用地项目'), number('area', '面积（亩）'), money('amount', '金额'), text('plan', '分配使用办法'), person('name', '分到的人', 'optional'), money('share', '分到的金额', 'optional')] },
  { code: 'V15', name: '工程项目：立项、招标、合同、变更、验收、付款', frequency: 'atOnce', source: villageLaw('24、30'), certainty: 'official', columns: [text('project', '工程'), text('stage', '到哪一步'), onDay('day', '日期'), text('unit', '施工单位', 'optional'), money('amount', '金额', 'optional'), text('note', '说明', 'optional')], help: '每到一步公开一次。' },
  { code: 'V16', name: '物资和服务采购', frequency: 'atOnce', columns: [text('item', '采购什么'), number('quantity', '数量'), money('price', '单价'), money('amount', '总价'), text('supplier', '供应商'), text('way', '采购方式')] },
  { code: 'V17', name: '合同订立、变更、到期', frequency: 'atOnce', columns: [text('no', '合同号'), text('object', '标的'), text('party', '对方'), text('term', '期限'), money('price', '价款'), money('paid', '已付或已收')] },
  { code: 'V18', name: '一事一议筹资筹劳', frequency: 'atOnce', source: villageLaw('24、30'), certainty: 'official', columns: [text('plan', '方案'), money('perHead', '每人标准'), money('collected', '已筹'), money('used', '已用')], help: '不列没有交的人名。' },
]);
