import { Button, Checkbox, Form } from 'antd';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { sourceCertaintyLabels } from '../../../../contracts/disclosure';
import { fundChannelLabels, fundKindLabels, fundSourceLabels, programmeOriginLabels, resetProgrammeRequest, saveProgrammeRequest, type FundProgrammeDetail } from '../../../../contracts/fund';
import { yuanWords } from '../../../../contracts/fund-words';
import { programmeRefresh, resetProgramme, saveProgramme, useProgramme } from '../../../api/funds';
import { ActDialog } from '../../../parts/act-dialog';
import { dayWords, instantWords } from '../../../parts/dates';
import { ReasonField } from '../../../parts/fields';
import { Failure, Skeleton } from '../../../parts/notice';
import { useNow } from '../../../parts/now';
import { Card, Facts, Page, Tag } from '../../../parts/page';
import { fromProgramme, ProgrammeFields, toProgramme } from './fields';

/** One programme: what is told of it, its rates over time, and who changed what. */
export function ProgrammePage({ code, onBack }: { code: string; onBack: () => void }) {
  const { data: programme, error, refetch } = useProgramme(code);
  const [dialog, setDialog] = useState<'edit' | 'reset' | null>(null);
  const back = (
    <Button icon={<ArrowLeft size={15} aria-hidden="true" />} onClick={onBack}>
      全部项目
    </Button>
  );
  if (!programme) {
    return (
      <Page title="资金项目" acts={back}>
        {error ? <Failure error={error} again={() => void refetch()} /> : <Skeleton />}
      </Page>
    );
  }
  const mayWrite = programme.abilities.write === true;
  return (
    <Page
      title={`${programme.code} ${programme.name}`}
      about={fundKindLabels[programme.kind]}
      acts={
        <>
          {back}
          {mayWrite && programme.origin === 'edited' ? <Button onClick={() => setDialog('reset')}>换回默认</Button> : null}
          {mayWrite ? (
            <Button type="primary" onClick={() => setDialog('edit')}>
              {programme.hasRate ? '改这个项目' : '录标准'}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="programme-columns">
        <Told programme={programme} />
        <Versions programme={programme} />
      </div>
      {dialog === 'edit' ? (
        <ActDialog
          title={`改 ${programme.name}`}
          about="保存以后是新的一版，群众马上看到新的内容；前一版留着。"
          schema={saveProgrammeRequest}
          initial={fromProgramme(programme)}
          toBody={(values) => ({ ...toProgramme(values), version: programme.version })}
          act={saveProgramme(code)}
          refresh={programmeRefresh}
          done="保存了"
          submit="保存成新的一版"
          backLabel="先不改"
          width={820}
          onClose={() => setDialog(null)}
        >
          <Form.Item name="active" valuePropName="checked">
            <Checkbox>在用（停用的不再公开，以前发的照样查得到）</Checkbox>
          </Form.Item>
          <ProgrammeFields reasonLabel="为什么改" />
        </ActDialog>
      ) : null}
      {dialog === 'reset' ? (
        <ActDialog
          title="换回平台默认的内容"
          about="本地录的标准、材料、电话都会去掉，成为新的一版；以前各版留着。"
          schema={resetProgrammeRequest}
          toBody={(values) => ({ ...values, version: programme.version })}
          act={resetProgramme(code)}
          refresh={programmeRefresh}
          done="换回了"
          submit="换回默认"
          backLabel="先不换"
          onClose={() => setDialog(null)}
        >
          <ReasonField label="为什么换回" />
        </ActDialog>
      ) : null}
    </Page>
  );
}

function Told({ programme }: { programme: FundProgrammeDetail }) {
  const now = useNow();
  const { department, sources, bases, audience, unit, rates, cycle, channel, publicityDays, materials, phone, sensitive, active, origin, certainty } = programme;
  const none = <span className="muted">还没有录</span>;
  const span = ({ from, to }: { from: string | null; to: string | null }): string => `${from ? `${dayWords(from, now)} 起` : ''}${to ? `，到 ${dayWords(to, now)}` : ''}`;
  return (
    <Card title="内容" acts={<span className="tags">{[active ? '在用' : '停用', programmeOriginLabels[origin], ...(origin === 'default' ? [sourceCertaintyLabels[certainty]] : []), ...(sensitive ? ['涉及隐私'] : [])].map((word) => <Tag key={word}>{word}</Tag>)}</span>}>
      <div className="card-words programme-told">
        <Facts
          rows={[
            ['主管部门', department || none],
            ['补贴对象', audience || none],
            ['标准', rates.length === 0 ? none : rates.map((rate) => <p key={`${rate.whom}${rate.from}${rate.per}`}>{`${rate.whom ? `${rate.whom}：` : ''}${rate.per} ${yuanWords(rate.amount)} 元（${span(rate)}，${rate.document}）`}</p>)],
            ['资金来源', sources.length === 0 ? none : sources.map(({ level, share }) => `${fundSourceLabels[level]}${share === null ? '' : ` ${share}%`}`).join('、')],
            ['政策依据', bases.length === 0 ? none : bases.map((basis) => <p key={basis.title}>{[basis.title, basis.number, span(basis)].filter(Boolean).join(' ')}</p>)],
            ['计量单位', unit || none],
            ['发放周期', cycle || none],
            ['渠道', channel ? fundChannelLabels[channel] : none],
            ['公示天数', publicityDays === null ? none : `${publicityDays} 天`],
            ['申报材料', materials.length === 0 ? none : materials.join('、')],
            ['咨询电话', phone || none],
          ]}
        />
      </div>
    </Card>
  );
}

function Versions({ programme }: { programme: FundProgrammeDetail }) {
  const now = useNow();
  return (
    <Card title="各版" note="新的在前">
      <ul className="finding-list">
        {programme.versions.map(({ version, at, by, reason, changed }) => (
          <li key={version}>
            <div className="row between">
              <b>第 {version} 版</b>
              <span className="muted">
                {at ? `${by}　${instantWords(at, now)}` : by}
              </span>
            </div>
            <p>{reason}</p>
            {changed.length > 0 ? <p className="muted">改了：{changed.join('、')}</p> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
