import { Button, Checkbox, Form, Input, Radio } from 'antd';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { destroyUpwardRequest, handOverRequest, handOverWay, handOverWayLabels, returnUpwardRequest, upwardIdentityRequest, type OpenedUpward, type UpwardDetail } from '../../../contracts/clue-upward';
import { upwardCommand, upwardRefresh } from '../../api/upward';
import { ActDialog } from '../../parts/act-dialog';
import { ReasonField } from '../../parts/fields';
import { FormFault } from '../../parts/notice';
import { useAct } from '../../parts/use-act';
import { PackageDialog } from './package-dialog';

type Dialog = 'handOver' | 'giveBack' | 'destroy' | 'askIdentity' | 'releaseIdentity' | 'package';
interface ActsProps {
  detail: UpwardDetail;
  opened: OpenedUpward | null;
}

/** The next step is the filled button. */
export function UpwardActs({ detail, opened }: ActsProps) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const print = useAct({ act: () => upwardCommand(detail.id, '/print')({}), refresh: upwardRefresh, then: () => window.print() });
  const { abilities, handOver, destruction } = detail;
  return (
    <>
      <FormFault error={print.error} />
      {abilities.giveBack ? <Button onClick={() => setDialog('giveBack')}>退回登记</Button> : null}
      {abilities.askIdentity && opened?.named ? <Button onClick={() => setDialog('askIdentity')}>请放开身份</Button> : null}
      {abilities.fetch && handOver?.way === 'print' ? (
        <Button icon={<Printer size={16} aria-hidden="true" />} disabled={!opened} title={opened ? undefined : '先看内容，才能打印'} loading={print.busy} onClick={() => print.run(undefined)}>
          打印交接单
        </Button>
      ) : null}
      {abilities.fetch && handOver?.way === 'file' ? <Button onClick={() => setDialog('package')}>取加密文件</Button> : null}
      {destruction ? (
        <Button icon={<Printer size={16} aria-hidden="true" />} onClick={() => window.print()}>
          打印销毁记录
        </Button>
      ) : null}
      {abilities.releaseIdentity ? (
        <Button type="primary" onClick={() => setDialog('releaseIdentity')}>
          放开身份
        </Button>
      ) : null}
      {abilities.handOver ? (
        <Button type="primary" disabled={!opened} title={opened ? undefined : '先看内容，才能移交'} onClick={() => setDialog('handOver')}>
          移交上级
        </Button>
      ) : null}
      {abilities.destroy ? (
        <Button type="primary" onClick={() => setDialog('destroy')}>
          上级收到了，销毁
        </Button>
      ) : null}
      {dialog === 'package' ? <PackageDialog detail={detail} onClose={() => setDialog(null)} /> : null}
      {dialog !== null && dialog !== 'package' ? <Asked name={dialog} detail={detail} opened={opened} onClose={() => setDialog(null)} /> : null}
    </>
  );
}

function Asked({ name, detail, opened, onClose }: ActsProps & { name: Exclude<Dialog, 'package'>; onClose: () => void }) {
  const { id, version } = detail;
  const shared = { toBody: (values: Record<string, unknown>) => ({ ...values, version }), refresh: upwardRefresh, onClose };
  const nameLeft = opened?.named === true && detail.identity !== 'released';
  switch (name) {
    case 'handOver':
      return (
        <ActDialog {...shared} title="移交上级，只这一次" about="移交后反映人不能再补充，也不能换一种办法再交。交接单和加密文件在确认收到以前可以再取，每取一次都留痕。" schema={handOverRequest} initial={{ way: 'print' }} act={upwardCommand(id, '/hand-over')} done="移交记下了" submit="移交" backLabel="先不交" width={560}>
          <Form.Item name="way" label="怎么交">
            <Radio.Group options={handOverWay.options.map((value) => ({ value, label: handOverWayLabels[value] }))} />
          </Form.Item>
          <Form.Item name="office" label="交给哪个机关" extra="写机关和处室，如市纪委监委信访室。不写姓名。">
            <Input maxLength={60} />
          </Form.Item>
          {nameLeft ? (
            <Form.Item name="withoutIdentity" valuePropName="checked" extra="留了名，身份还没有放开。销毁以后再也找不回来。">
              <Checkbox>反映人身份不随附</Checkbox>
            </Form.Item>
          ) : null}
        </ActDialog>
      );
    case 'giveBack':
      return (
        <ActDialog {...shared} title="退回登记，成为一般线索" about="反映的显然是同名的另一个人，才退回。退回后由信访受理员登记，您不再经手；回执、对话、附件都还在。" schema={returnUpwardRequest} act={upwardCommand(id, '/return')} done="已退回登记" submit="退回登记" backLabel="不退">
          <ReasonField label="为什么不该上送" extra="加密存着，以后看得到这一件的人才能看。" />
        </ActDialog>
      );
    case 'destroy':
      return <ActDialog {...shared} title="销毁，再也打不开" about="上级确认收到了才销毁。内容、附件、对话和身份都销毁，哪一天的备份也打不开；留下编号、日子、回执和销毁记录。" schema={destroyUpwardRequest} act={upwardCommand(id, '/destruction')} done="已销毁" submit="上级收到了，销毁" backLabel="还没收到" />;
    case 'askIdentity':
      return <ActDialog {...shared} title="请身份保管人放开身份" about="保管人只看得到编号。放开以后，您看得到反映人是谁，并随件上送。" schema={upwardIdentityRequest} act={upwardCommand(id, '/identity-request')} done="已请身份保管人" submit="请他放开" backLabel="先不请" />;
    case 'releaseIdentity':
      return <ActDialog {...shared} title={`放开 ${detail.code} 的反映人身份`} about="放开后，上送的人看得到反映人是谁，随件移交上级。看过的收不回。" schema={upwardIdentityRequest} act={upwardCommand(id, '/identity')} done="放开了" submit="放开" backLabel="先不放" />;
  }
}
