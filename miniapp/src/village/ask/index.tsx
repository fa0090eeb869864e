import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Asked } from '../../../../contracts/question';
import { disclosureComplaints, questionMaxLength, questionMinLength, questionSubjectKinds, type DisclosureComplaint, type QuestionSubjectKind } from '../../../../contracts/question-options';
import { asFault } from '../../api/fault';
import { askQuestion } from '../../api/questions';
import { dayWords, shanghaiDay } from '../../logic/days';
import { receiptGroups } from '../../logic/entry';
import { uuidFrom } from '../../logic/submission';
import { goHome, goQuestions, goReport, goVillage } from '../../platform/places';
import { randomBytes } from '../../platform/random';
import { handMatter } from '../../store/matter';
import { keepQuestion } from '../../store/questions';
import { useVillage } from '../../store/village';
import { Area } from '../../ui/Area';
import { Button } from '../../ui/Button';
import { Box, Heading, Words } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { Icon } from '../../ui/Icon';
import { LinkRow } from '../../ui/LinkRow';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Section } from '../../ui/Section';

interface About {
  kind: QuestionSubjectKind;
  id: string;
  villageId: string;
  title: string;
  /** What the question begins with: which row it is about, masked as it stands there. */
  text: string;
}

/** What a page linked to; null where the address is not whole. */
function aboutOf({ kind, id, village, title, text }: Partial<Record<string, string>>): About | null {
  const known = questionSubjectKinds.find((one) => one === kind);
  return known && id && village ? { kind: known, id, villageId: village, title: title ? decodeURIComponent(title) : '村里的公开', text: text ? decodeURIComponent(text) : '' } : null;
}

export default function AskPage() {
  const about = aboutOf(useRouter().params);
  if (about) return <AskAbout about={about} />;
  return (
    <Page title="我有疑问">
      <Empty
        alone
        title="没有找到您问的这一项"
        action={
          <Button kind="plain" onTap={() => goVillage()}>
            看村里的公开
          </Button>
        }
      >
        请从村里公开的内容下面，再点一次“我有疑问”。
      </Empty>
    </Page>
  );
}

function AskAbout({ about }: { about: About }) {
  const village = useVillage();
  const villageName = village?.id === about.villageId ? village.name : '';
  const [text, setText] = useState(about.text);
  const [key, setKey] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState<Asked | null>(null);
  const write = (next: string) => {
    setText(next);
    setProblem(null);
  };
  const send = async () => {
    setWorking(true);
    setProblem(null);
    try {
      // Made once: sent again after a lost answer, it is the same question.
      const idempotencyKey = key ?? uuidFrom(await randomBytes());
      setKey(idempotencyKey);
      const asked = await askQuestion({ idempotencyKey, villageId: about.villageId, subject: { kind: about.kind, id: about.id }, text: text.trim() });
      keepQuestion({ receiptCode: asked.receiptCode, about: about.title, villageName, askedOn: shanghaiDay(new Date()) });
      setDone(asked);
    } catch (error) {
      const fault = asFault(error);
      setProblem(fault.kind === 'offline' ? '没有网。写的还在这里，连上网再点一次。' : (fault.fields[0]?.message ?? fault.message));
    } finally {
      setWorking(false);
    }
  };
  if (done) return <Done asked={done} />;
  const missing = questionMinLength - text.trim().length;
  return (
    <Page
      title="我有疑问"
      bar={
        <Button kind="fill" off={missing > 0 ? `至少写 ${questionMinLength} 个字` : null} working={working ? '正在提交' : null} onTap={() => void send()}>
          提问
        </Button>
      }
    >
      <PageHead place={villageName} title="我有疑问">
        问的是：{about.title}。不用登录，不记您是谁。
      </PageHead>
      <Section title="想问什么">
        <Area id="question" label="想问什么" placeholder="如：十月的排水沟工程款付给了谁？有没有验收？" most={questionMaxLength} value={text} onInput={write} problem={problem} />
        <Box className="quiet gap-top">先由村里答复，不满意可以请乡镇看。答复有用的，会把问题和答复一起公开；请不要写私人的姓名、电话。</Box>
      </Section>
      <Complaints about={about} villageName={villageName} />
    </Page>
  );
}

/** What is worse than a question: it becomes a report to the commission, with the item attached. */
function Complaints({ about, villageName }: { about: About; villageName: string }) {
  const complain = (kind: DisclosureComplaint) => {
    handMatter({ words: `${disclosureComplaints[kind]}：${villageName}${about.title}。\n`, place: { id: about.villageId, name: villageName, within: '' } });
    goReport();
  };
  const more: Record<DisclosureComplaint, string> = { withheld: '该公开的一直没有公开', false: '公开的和真的不一样', half: '只公开了一部分' };
  return (
    <Section title="觉得有问题，向纪委反映" hint="可以不留名字">
      <Box className="card card--rows">
        {(Object.keys(disclosureComplaints) as DisclosureComplaint[]).map((kind) => (
          <LinkRow key={kind} icon="message" name={disclosureComplaints[kind]} more={more[kind]} onTap={() => complain(kind)} />
        ))}
      </Box>
    </Section>
  );
}

function Done({ asked }: { asked: Asked }) {
  return (
    <Page
      title="我有疑问"
      readable
      bar={
        <Box className="bar__pair">
          <Button kind="plain" onTap={goHome}>
            回首页
          </Button>
          <Button kind="fill" onTap={goQuestions}>
            我的提问
          </Button>
        </Box>
      }
    >
      <Box className="received">
        <Box className="received__mark" hidden>
          <Icon name="tick" />
        </Box>
        <Heading level={1} className="title grow">
          收到了
        </Heading>
      </Box>
      <Box className="card gap-top">
        <Box className="strong">村里会在 {dayWords(asked.answerBy, new Date())} 前答复。</Box>
        <Box className="quiet">到期没有答复，或者您不满意，可以请乡镇看一次。</Box>
      </Box>
      <Box className="slip">
        <Box className="slip__top">
          <Box className="slip__names">
            <Words>提问回执号</Words>
            <Words className="note">已记在这部手机上</Words>
          </Box>
          <Box className="slip__code">
            {receiptGroups(asked.receiptCode).map((group) => (
              <Words className="slip__group" key={group}>
                {group}
              </Words>
            ))}
          </Box>
        </Box>
      </Box>
      <Box className="quiet gap-top">换了手机，凭这个号也能看答复。</Box>
    </Page>
  );
}
