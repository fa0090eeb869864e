import { App, Button, Form, Input } from 'antd';
import { confirmShareRequest, finishCeremonyRequest, type CeremonyView } from '../../../../contracts/keys';
import { cancelCeremony, confirmShare, finishCeremony, keysRefresh } from '../../../api/keys';
import { ActForm } from '../../../parts/act-form';
import { LightTag } from '../../../parts/light';
import { FormFault } from '../../../parts/notice';
import { Card } from '../../../parts/page';
import { useAct } from '../../../parts/use-act';
import { FingerprintField } from '../fingerprint';

type Preparing = NonNullable<CeremonyView['preparing']>;
type Keeper = Preparing['keepers'][number];

interface TypeBackProps {
  view: CeremonyView;
  preparing: Preparing;
  /** Known while the page is the one that began it; after a reload it is typed from a sheet. */
  fingerprint: string | null;
  onEnd: () => void;
}

/** Each keeper types a group back from his own paper; then it is put in force. */
export function TypeBack({ view, preparing, fingerprint, onEnd }: TypeBackProps) {
  const { modal } = App.useApp();
  const cancel = useAct({ act: () => cancelCeremony(preparing.id), refresh: keysRefresh, done: '作废了，请把打印的三张都碎掉', then: onEnd });
  const all = preparing.keepers.every(({ confirmed }) => confirmed);
  if (!preparing.mine) {
    return (
      <Card title="正在做" className="key-card">
        <p>{preparing.byName}发起的密钥仪式还没有做完。由他从份额上核对、完成。</p>
        {view.abilities['hold'] ? <CancelButton busy={cancel.busy} onClick={() => ask()} /> : null}
        <FormFault error={cancel.error} />
      </Card>
    );
  }
  function ask() {
    void modal.confirm({ title: '作废以后，打印的三份份额都没有用了', content: '要从头再来。', okText: '作废', cancelText: '接着做', icon: null, onOk: () => cancel.run(undefined) });
  }
  return (
    <Card title={all ? '第 4 步，完成' : '第 3 步，从纸上念回一组'} className="key-card">
      <ol className="keepers">
        {preparing.keepers.map((keeper) => (
          <li key={keeper.number}>
            <Back id={preparing.id} keeper={keeper} />
          </li>
        ))}
      </ol>
      {all ? (
        <ActForm
          schema={finishCeremonyRequest}
          toBody={(values) => (fingerprint ? { fingerprint } : values)}
          act={finishCeremony(preparing.id)}
          refresh={keysRefresh}
          done="密钥仪式完成了"
          then={onEnd}
          submit={preparing.replaces ? '完成，代替旧的' : '完成，开始生效'}
          back={{ label: '作废', onClick: ask }}
        >
          {fingerprint ? <p className="muted">完成以后，三个人各自收好自己的那份，离开前不要放在一起。</p> : <FingerprintField name="fingerprint" label="份额纸上的“仪式指纹”" />}
        </ActForm>
      ) : (
        <CancelButton busy={cancel.busy} onClick={ask} />
      )}
      <FormFault error={cancel.error} />
    </Card>
  );
}

function CancelButton({ busy, onClick }: { busy: boolean; onClick: () => void }) {
  return (
    <div className="key-acts end">
      <Button loading={busy} onClick={onClick}>
        作废，从头再来
      </Button>
    </div>
  );
}

function Back({ id, keeper }: { id: string; keeper: Keeper }) {
  const { number, name, confirmed, askGroup } = keeper;
  return (
    <>
      <span className="keeper-name">
        第 {number} 份　<b>{name}</b>
      </span>
      {confirmed ? (
        <LightTag light="done" word="对上了" />
      ) : (
        <ActForm schema={confirmShareRequest} act={confirmShare(id, number)} refresh={['keys']} submit="核对" tone="plain">
          <Form.Item name="group" label={`第 ${askGroup + 1} 组`}>
            <Input className="share-group" maxLength={7} autoComplete="off" spellCheck={false} />
          </Form.Item>
        </ActForm>
      )}
    </>
  );
}
