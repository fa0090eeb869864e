import { Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { caseSummary } from '../../../contracts/power-case';
import { caseWarningLabels } from '../../../contracts/power-words';
import { caseRefresh, releaseCases } from '../../api/micro-powers';
import { useList } from '../../api/use-list';
import { Empty, FormFault, Skeleton } from '../../parts/notice';
import { useAct } from '../../parts/use-act';

const most = 100;

/** What the villages offered, to be made public together; what is not for everybody is unticked and returned in its own page. */
export function ReleaseDialog({ onClose }: { onClose: () => void }) {
  const list = useList('power-cases', '/power-cases', { publicity: 'offered' }, caseSummary, most);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = list.items.filter(({ id }) => !left.has(id)).map(({ id }) => id);
  const release = useAct({ act: releaseCases, refresh: caseRefresh, done: '已公开', then: onClose });
  const toggle = (id: string, on: boolean) => setLeft((before) => new Set(on ? [...before].filter((one) => one !== id) : [...before, id]));
  return (
    <Modal open title="放行以后，群众马上看得到" onCancel={onClose} footer={null} width={640} destroyOnHidden>
      <p className="about">公开的是：哪项权力、什么事、每一步哪天由哪个岗位办的、跳过和逾期、结果。人名、凭据和备注不公开。请看题目里有没有人名。</p>
      {list.loading ? <Skeleton /> : null}
      {!list.loading && list.items.length === 0 ? <Empty title="没有等放行的" why="村里申请公开的，会在这里。" /> : null}
      <ul>
        {list.items.map((one) => (
          <li key={one.id} className="pick-all">
            <Checkbox checked={!left.has(one.id)} onChange={({ target }) => toggle(one.id, target.checked)}>
              <b>{one.title}</b>　{one.village.name}，{one.power.name}
              {one.warnings.length > 0 ? <span className="warned-words">　{one.warnings.map((kind) => caseWarningLabels[kind]).join('、')}</span> : null}
            </Checkbox>
          </li>
        ))}
      </ul>
      <FormFault error={release.error} />
      <div className="act-buttons">
        <Button onClick={onClose}>先不放行</Button>
        <Button type="primary" disabled={chosen.length === 0} loading={release.busy} onClick={() => release.run(chosen)}>
          {release.busy ? '正在公开' : `公开这 ${chosen.length} 件`}
        </Button>
      </div>
    </Modal>
  );
}
