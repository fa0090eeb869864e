import { Form, Input, Radio, TreeSelect } from 'antd';
import type { CampaignAudience } from '../../../../contracts/reminder';
import { useOrganisationTree } from '../../../api/organisations';
import { useAudienceCount } from '../../../api/reminders';
import { countWords } from '../../../parts/numbers';
import { useSettled } from '../preview/use-settled';

const party = [
  { value: 'any', label: '都发' },
  { value: 'yes', label: '只发党员' },
  { value: 'no', label: '只发非党员' },
];

/** By organisations with all below them, a word of the post, and Party membership; how many that makes now. */
export function AudienceFields({ audience }: { audience: CampaignAudience }) {
  const nodes = useOrganisationTree().data?.items ?? [];
  const treeData = nodes.filter(({ kind }) => kind !== 'window' && kind !== 'hall').map(({ id, parentId, name }) => ({ id, pId: parentId ?? 0, value: id, title: name }));
  return (
    <>
      <Form.Item name={['audience', 'organisationIds']} label="哪些单位" extra="连下属的一起。不选就是全部。">
        <TreeSelect
          multiple
          treeDataSimpleMode
          treeData={treeData}
          treeNodeFilterProp="title"
          treeDefaultExpandedKeys={treeData.filter(({ pId }) => pId === 0).map(({ id }) => id)}
          placeholder="全区"
          allowClear
          showSearch
          maxTagCount="responsive"
        />
      </Form.Item>
      <div className="two-columns">
        <Form.Item name={['audience', 'postTitle']} label="职务里有（选填）">
          <Input placeholder="比如 书记" maxLength={20} />
        </Form.Item>
        <Form.Item name={['audience', 'joinedParty']} label="党员">
          <Radio.Group options={party} />
        </Form.Item>
      </div>
      <Count audience={audience} />
    </>
  );
}

function Count({ audience }: { audience: CampaignAudience }) {
  const { data, error } = useAudienceCount(useSettled(audience));
  return (
    <p className="audience-count" role="status">
      {error ? '这些条件数不出来，请改一改。' : data ? data.people > 0 ? <>现在选出 <b className="number">{countWords(data.people)}</b> 人，实际收得到多少，存下以后看试算。</> : '这些条件选不出人，请改一改。' : '正在数'}
    </p>
  );
}

/** 演示部门、青禾镇，职务有“书记”，只发党员 */
export function AudienceWords({ audience }: { audience: CampaignAudience }) {
  const nodes = useOrganisationTree().data?.items ?? [];
  const names = audience.organisationIds.map((id) => nodes.find((node) => node.id === id)?.name ?? '看不到的单位');
  const words = [names.length > 0 ? names.join('、') : '全区', audience.postTitle ? `职务里有“${audience.postTitle}”` : '', audience.joinedParty === 'yes' ? '只发党员' : audience.joinedParty === 'no' ? '只发非党员' : ''];
  return <>{words.filter(Boolean).join('，')}</>;
}
