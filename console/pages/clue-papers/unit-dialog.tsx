import { Button, Form, Input, Modal, Select, TreeSelect } from 'antd';
import { useState } from 'react';
import type { OpenedPaper, PaperAbout, PaperKind } from '../../../contracts/clue-paper';
import { usePaperOffers } from '../../api/clue-papers';
import { useOrganisationTree } from '../../api/organisations';
import { DraftDialog } from './draft-dialog';

/** To a unit about an ordinary problem: which document, which unit; then its form. */
export function UnitDialog({ onClose, onDrafted }: { onClose: () => void; onDrafted: (paper: OpenedPaper) => void }) {
  const offers = usePaperOffers().data?.items ?? [];
  const nodes = useOrganisationTree().data?.items ?? [];
  const units = nodes.map(({ id, parentId, name }) => ({ id, pId: parentId ?? 0, value: id, title: name }));
  const [chosen, setChosen] = useState<{ kind: PaperKind; about: PaperAbout } | null>(null);
  if (chosen) return <DraftDialog kind={chosen.kind} about={chosen.about} onClose={onClose} onDrafted={onDrafted} />;
  return (
    <Modal open title="给单位拟一份文书" onCancel={onClose} footer={null} width={480} mask={{ closable: false }} destroyOnHidden>
      <p className="about">窗口、单位的一般问题用。涉及问题线索的，从那一件线索里拟。</p>
      <Form layout="vertical" requiredMark={false} onFinish={({ kind, organisationId, followUpNumber }: { kind: PaperKind; organisationId: string; followUpNumber?: string }) => setChosen({ kind, about: { type: 'unit', organisationId, followUpNumber: (followUpNumber ?? '').trim() } })}>
        <Form.Item name="kind" label="哪一种" rules={[{ required: true, message: '请选一种' }]}>
          <Select options={offers.map(({ kind, label }) => ({ value: kind, label }))} />
        </Form.Item>
        <Form.Item name="organisationId" label="给哪个单位" rules={[{ required: true, message: '请选单位' }]}>
          <TreeSelect treeDataSimpleMode treeData={units} treeNodeFilterProp="title" treeDefaultExpandedKeys={units.filter(({ pId }) => pId === 0).map(({ id }) => id)} showSearch placeholder="找单位" />
        </Form.Item>
        <Form.Item name="followUpNumber" label="关联的评议编号（可以不写）" extra="从一件评议的回访来的，写它的编号，如 PY-2026-0387。">
          <Input maxLength={30} />
        </Form.Item>
        <div className="act-buttons">
          <Button onClick={onClose}>不拟了</Button>
          <Button type="primary" htmlType="submit">
            往下写
          </Button>
        </div>
      </Form>
    </Modal>
  );
}
