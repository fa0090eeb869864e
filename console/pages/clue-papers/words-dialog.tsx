import { Form, Input, Modal } from 'antd';
import { paperKindLabels, saveNumberWordsRequest, type PaperKind } from '../../../contracts/clue-paper';
import { saveNumberWords, useNumberWords } from '../../api/clue-papers';
import { ActForm } from '../../parts/act-form';
import { Failure, Skeleton } from '../../parts/notice';

/** The word before the year, kind by kind; one word is one series. */
export function WordsDialog({ onClose }: { onClose: () => void }) {
  const { data, error, refetch } = useNumberWords();
  return (
    <Modal open title="文号用字" onCancel={onClose} footer={null} width={560} mask={{ closable: false }} destroyOnHidden>
      <p className="about">年号前面的字，如“青纪线〔2026〕12号”里的“青纪线”。用字一样的编在一个号里，每年从 1 起，不跳号。改了从下一次签发起算。</p>
      {error ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data ? (
        <ActForm schema={saveNumberWordsRequest} initial={{ items: data.items }} toBody={(values) => ({ items: (values.items as { word: string }[]).map(({ word }, index) => ({ kind: data.items[index]?.kind, word })), version: data.version })} act={saveNumberWords} refresh={['clue-papers']} done="改好了" then={onClose} submit="存下" back={{ label: '不改了', onClick: onClose }}>
          <div className="paper-series">
            {data.items.map(({ kind }: { kind: PaperKind }, index) => (
              <Form.Item key={kind} name={['items', index, 'word']} label={paperKindLabels[kind]}>
                <Input maxLength={12} />
              </Form.Item>
            ))}
          </div>
        </ActForm>
      ) : null}
    </Modal>
  );
}
