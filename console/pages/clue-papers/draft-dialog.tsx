import { Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { draftPaperRequest, paperKindLabels, type FilledForm, type OpenedPaper, type PaperAbout, type PaperKind } from '../../../contracts/clue-paper';
import { draftPaper, fillPaperForm, paperRefresh } from '../../api/clue-papers';
import { ActForm } from '../../parts/act-form';
import { FormFault, Skeleton } from '../../parts/notice';
import { useAct } from '../../parts/use-act';
import { PaperFields } from './paper-fields';

interface DraftProps {
  kind: PaperKind;
  about: PaperAbout;
  onClose: () => void;
  onDrafted: (paper: OpenedPaper) => void;
}

/** A new document, filled in from what is known; nothing is kept before it is saved. */
export function DraftDialog({ kind, about, onClose, onDrafted }: DraftProps) {
  const [filled, setFilled] = useState<FilledForm | null>(null);
  const { run, error } = useAct({ act: () => fillPaperForm(kind, about), then: setFilled });
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    run(undefined);
  }, [run]);
  return (
    <Modal open title={`拟${paperKindLabels[kind]}`} onCancel={onClose} footer={null} width={820} mask={{ closable: false }} destroyOnHidden className="paper-dialog">
      {error ? <FormFault error={error} /> : null}
      {!filled && !error ? <Skeleton /> : null}
      {filled ? (
        <ActForm schema={draftPaperRequest} initial={{ body: filled.body }} toBody={(values) => ({ kind, about, ...values })} act={draftPaper} refresh={paperRefresh} done="存成草稿了" then={onDrafted} submit="存草稿" back={{ label: '不拟了', onClick: onClose }}>
          <PaperFields form={filled.form} />
        </ActForm>
      ) : null}
    </Modal>
  );
}
