import { Form, Input } from 'antd';
import { checkPublicationRequest, correctPublicationRequest, publicationCommand, returnPublicationRequest, type PublicationDetail } from '../../../contracts/publication';
import { publicationCommandOf, publicationRefresh } from '../../api/publications';
import { ActDialog } from '../../parts/act-dialog';
import { ReasonField } from '../../parts/fields';

interface DialogProps {
  publication: Pick<PublicationDetail, 'id' | 'version'>;
  onClose: () => void;
  then?: (publication: PublicationDetail) => void;
}

export function Recall({ publication, onClose }: DialogProps) {
  return <ActDialog title="撤回来改" about="村务监督委员会还没有核对，可以撤回来改，改好再交。" schema={publicationCommand} toBody={() => ({ version: publication.version })} act={publicationCommandOf(publication.id, 'recall')} refresh={publicationRefresh} done="撤回了" submit="撤回" backLabel="不撤回" onClose={onClose} />;
}

export function CheckDialog({ publication, onClose, then }: DialogProps) {
  return (
    <ActDialog title="核对过，同意" about="同意以后交乡镇审核。您核对过的，不能再由您审核。" schema={checkPublicationRequest} toBody={(values) => ({ opinion: '', ...values, version: publication.version })} act={publicationCommandOf(publication.id, 'check')} refresh={publicationRefresh} done="同意了，交乡镇审核" submit="同意" backLabel="再看一眼" onClose={onClose} then={then}>
      <Form.Item name="opinion" label="意见（选填）">
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={300} />
      </Form.Item>
    </ActDialog>
  );
}

export function Approve({ publication, onClose, then }: DialogProps) {
  return <ActDialog title="审核通过，马上公开" about="群众马上看得到。公开的内容不再改，有错要更正，旧的也留着。" schema={publicationCommand} toBody={() => ({ version: publication.version })} act={publicationCommandOf(publication.id, 'approval')} refresh={publicationRefresh} done="公开了" submit="通过，公开" backLabel="再看一眼" onClose={onClose} then={then} />;
}

export function Return({ publication, onClose, then }: DialogProps) {
  return (
    <ActDialog title="退回修改" about="起草的人看到您写的理由，改好再交。" schema={returnPublicationRequest} toBody={(values) => ({ ...values, version: publication.version })} act={publicationCommandOf(publication.id, 'return')} refresh={publicationRefresh} done="退回了" submit="退回" backLabel="不退回" onClose={onClose} then={then}>
      <ReasonField label="哪里要改" />
    </ActDialog>
  );
}

export function Correct({ publication, onClose, then }: DialogProps) {
  return (
    <ActDialog title="起草更正的新版" about="内容照现在的，改好再交核对、审核。通过以前，群众看到的还是现在这版；通过以后，旧版也看得到，改了什么列在旁边。" schema={correctPublicationRequest} toBody={(values) => ({ ...values, version: publication.version })} act={publicationCommandOf(publication.id, 'correction')} refresh={publicationRefresh} submit="起草更正" backLabel="不更正" onClose={onClose} then={then}>
      <ReasonField label="改什么、为什么改（群众看得到）" />
    </ActDialog>
  );
}
