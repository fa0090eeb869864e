import type { OfficerDraft } from '../../../../contracts/officer-report';
import { instantWords } from '../../logic/days';
import { fromChat, whatMost, whenMost, whoMost, whyNotSubmit } from '../../logic/officer-report';
import { Area } from '../../ui/Area';
import { Button } from '../../ui/Button';
import { ElderToggle } from '../../ui/ElderToggle';
import { Box, Heading, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Line } from '../../ui/Line';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { Section } from '../../ui/Section';
import { Green } from './Green';
import { Own } from './Own';
import { Place } from './Place';
import { Receipt } from './Receipt';
import { useReport } from './useReport';
import { Village } from './Village';

/** All fields at once; photos, recordings and the place on the map come by chat and stay with the draft. */
export function Form({ officer, known }: { officer: NonNullable<OfficerDraft['officer']>; known: OfficerDraft }) {
  const { draft, change, saved, open, working, fault, said, receipt, unsure, save, submit } = useReport(known);
  if (receipt) return <Receipt receipt={receipt} />;
  const refused = (path: string) => fault?.fields.find((field) => field.path === path)?.message ?? null;
  const atFields = (fault?.fields.length ?? 0) > 0;
  const chat = fromChat(saved);
  return (
    <Page
      title="廉情报告"
      bar={
        <Box className="bar__pair">
          <Button kind="plain" working={working === 'saving' ? '正在存' : null} off={unsure ? '先等提交的结果' : null} onTap={save}>
            先存下
          </Button>
          <Button kind="fill" off={whyNotSubmit(draft, open)} working={working === 'submitting' ? '正在提交' : null} onTap={submit}>
            {unsure ? '再提交一次' : '提交报告'}
          </Button>
        </Box>
      }
    >
      <Box className="row row--between">
        <Box className="grow">
          <Box className="head__place">
            <Words className="whole">{officer.name}　</Words>
            <Words className="whole">{officer.organisationName}</Words>
          </Box>
          <Heading level={1} className="title">
            廉情报告
          </Heading>
        </Box>
        <ElderToggle />
      </Box>
      <Box className="head__more">{saved ? `草稿由服务器的密钥加密，留到 ${instantWords(saved.until, new Date())}，过了就删掉。` : '存下的草稿由服务器的密钥加密，只留 24 小时，在公众号里也能接着写。'}</Box>
      {open ? null : (
        <Notice kind="wait" icon="info" title="现在还交不上去">
          委里还没有开通接收。写的可以先存下；急事请打 12388。
        </Notice>
      )}
      <Box role="status" className="said">
        {said}
      </Box>
      {fault && !atFields ? (
        <Notice kind="wrong" icon="alert" title={fault.message}>
          {unsure ? '可能已经交到了。再提交一次不会重复，编号和回执码都一样。' : null}
        </Notice>
      ) : null}
      <Section title="什么事" hint="必填">
        <Area id="what" label="什么事" placeholder="看到了什么，在哪天、哪里，怎么知道的" most={whatMost} value={draft.what} problem={refused('what')} onInput={(what) => change({ what })} />
      </Section>
      <Place value={draft.organisation} near={known.organisations} problem={refused('organisationId')} onChange={(organisation) => change({ organisation })} />
      <Section title="什么时候" hint="选填">
        <Line id="when" label="什么时候" placeholder="比如：上个月，11月20日" most={whenMost} value={draft.when} problem={refused('when')} onInput={(when) => change({ when })} />
      </Section>
      <Section title="涉及谁" hint="选填">
        <Line id="who" label="涉及谁" placeholder="姓名或职务" most={whoMost} value={draft.who} problem={refused('who')} onInput={(who) => change({ who })} />
      </Section>
      <Section title="照片、语音、位置" hint="选填">
        <Box className="quiet">{chat ? `对话里已经收到：${chat}。提交时一起交。` : '在公众号对话里发来，就跟这份报告一起交。'}</Box>
      </Section>
      <Green on={draft.green} onChange={(green) => change({ green })} />
      <Box className="assurance">
        <Icon name="shield" />
        <Box className="grow">交上去就封给办这件事的人，别人打不开，机房也打不开；被反映的村和单位看不到。您的姓名电话另外封存。</Box>
      </Box>
      <Own own={known.own} />
      {known.village ? <Village notices={known.village} /> : null}
    </Page>
  );
}
