import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { ReportTopic } from '../../../../contracts/clue-report';
import { useElder } from '../../store/elder';
import { Area } from '../../ui/Area';
import { Button } from '../../ui/Button';
import { Box } from '../../ui/elements';
import { Notice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { Section } from '../../ui/Section';
import { most, problemsOf, type ReportDraft } from '../logic/draft';
import { changeDraft } from '../store/memory';
import { Field } from '../ui/Field';
import { Files } from '../ui/Files';
import { Identity } from '../ui/Identity';
import { ReportPage } from '../ui/ReportPage';
import { Keep } from './Keep';
import { People } from './People';
import { Place } from './Place';
import { Tell } from './Tell';
import { Topics } from './Topics';

interface Props {
  draft: ReportDraft;
  topics: readonly ReportTopic[];
  onReady: () => void;
}

const placeOf = (path: string) => `#at-${path.replace(/\./g, '-')}`;

/** What happened, when, where, who; the rest may be left out. What is wrong is said at the field, once one wants to go on. */
export function Form({ draft, topics, onReady }: Props) {
  const { elder } = useElder();
  const [checked, setChecked] = useState(false);
  const [more, setMore] = useState(!elder || Boolean(draft.howKnown || draft.evidence || draft.money || draft.elsewhere));
  const found = problemsOf(draft);
  const problems = checked ? found : {};
  const first = Object.keys(found)[0];
  const change = (changes: Partial<ReportDraft>) => changeDraft((before) => ({ ...before, ...changes }));
  const goOn = () => {
    if (first === undefined) return onReady();
    setChecked(true);
    void Taro.pageScrollTo({ selector: placeOf(first), offsetTop: -72, duration: 0 });
  };
  return (
    <ReportPage
      bar={
        <>
          {checked && first !== undefined ? <Notice kind="wrong" icon="alert" title={`还有 ${Object.keys(found).length} 处要改`} /> : null}
          <Button kind="fill" onTap={goOn}>
            写好了，看一遍
          </Button>
        </>
      }
    >
      <PageHead place={draft.named ? '实名反映' : '匿名反映'} title="发生了什么">
        一件事写一份。写“必填”的要写，别的知道就写，不知道就空着。
      </PageHead>
      <Topics topics={topics} draft={draft} problem={problems.topic} change={change} />
      <Box id="at-what">
        <Section title="说说这件事" hint="必填">
          <Area id="what" label="说说这件事" placeholder="谁，做了什么，怎么做的，造成了什么后果" most={most.what} value={draft.what} problem={problems.what} onInput={(what) => change({ what })} />
        </Section>
      </Box>
      <Section title="什么时候" hint="选填">
        <Field id="when" label="哪天，或者哪段时间" placeholder="比如：去年秋天，11月20日" most={most.when} value={draft.when} problem={problems.when} onInput={(when) => change({ when })} />
      </Section>
      <Place draft={draft} change={change} />
      <People people={draft.people} problems={problems} change={(people) => change({ people })} />
      <Section title="证据" hint="选填">
        <Files files={draft.files} named={draft.named} problem={problems.files} change={(apply) => changeDraft((before) => ({ ...before, files: apply(before.files) }))} />
      </Section>
      {more ? (
        <Section title="再说细一点" hint="选填">
          <Field id="howKnown" label="您怎么知道的" placeholder="亲眼看见、听人说、看到单据" most={most.howKnown} value={draft.howKnown} onInput={(howKnown) => change({ howKnown })} />
          <Field id="evidence" label="还有什么能证明" placeholder="谁能作证，单据在哪里" most={most.evidence} value={draft.evidence} onInput={(evidence) => change({ evidence })} />
          <Field id="money" label="涉及多少钱" placeholder="大概多少元，怎么算的" most={most.money} value={draft.money} onInput={(money) => change({ money })} />
          <Field id="elsewhere" label="向别处反映过吗" placeholder="哪里，什么时候，怎么答复的" most={most.elsewhere} value={draft.elsewhere} onInput={(elsewhere) => change({ elsewhere })} />
        </Section>
      ) : (
        <Box className="section">
          <Button kind="plain" onTap={() => setMore(true)}>
            再说细一点
          </Button>
        </Box>
      )}
      {draft.named ? (
        <Section title="您是谁">
          <Identity identity={draft.identity} problems={problems} change={(changes) => changeDraft((before) => ({ ...before, identity: { ...before.identity, ...changes } }))} />
          <Tell on={draft.tellByPhone} onChange={(tellByPhone) => change({ tellByPhone })} />
        </Section>
      ) : null}
      <Keep draft={draft} />
    </ReportPage>
  );
}
