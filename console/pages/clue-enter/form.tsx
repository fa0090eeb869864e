import { Form, Input, Radio, Select, Switch } from 'antd';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { clueChannelLabels } from '../../../contracts/clue';
import { enterClueRequest, enteredChannel, type clueEntryForm } from '../../../contracts/clue-registry';
import type { ReportSubmitted } from '../../../contracts/clue-report';
import { clueRefresh, enterClue } from '../../api/clues';
import { readDraft, writeDraft } from '../../api/drafts';
import { useSession } from '../../api/session';
import { ActForm, type Values } from '../../parts/act-form';
import { Card } from '../../parts/page';
import { IdentityFields } from './identity-fields';
import { PeopleFields } from './people-fields';
import { ProofField } from './proof-field';
import { useProof, type Proof } from './use-proof';

type Offer = z.output<typeof clueEntryForm>;
interface Draft {
  submissionKey: string;
  values: Values;
}
const place = 'clue-enter';
const blank: Values = { channel: 'letter', people: [], named: false, topic: '', what: '' };

/** 32 random bytes: pressing twice is one report, also after the page was left and entered again. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
}

/** The reporter's own fields. What is typed stays in this tab's memory until it is handed in: a failed request, another page or a session that ran out loses nothing. */
export function EntryForm({ offer, onEntered, onCleared }: { offer: Offer; onEntered: (receipt: ReportSubmitted) => void; onCleared: () => void }) {
  const [form] = Form.useForm();
  const { account } = useSession();
  const [draft] = useState<Draft>(() => readDraft<Draft>(account.id, place) ?? { submissionKey: newKey(), values: blank });
  const [typed, setTyped] = useState(draft.values !== blank);
  const named = (Form.useWatch('named', form) as boolean | undefined) ?? Boolean(draft.values.named);
  const topicKey = Form.useWatch('topic', form) as string | undefined;
  const topic = offer.topics.find(({ key }) => key === topicKey);
  const proof = useProof(named);
  const begun = typed || proof.items.length > 0;
  useWarning(begun);

  const clear = () => {
    writeDraft(account.id, place, undefined);
    proof.forget();
  };
  const toBody = ({ named: byName, identity, extra, proof: _proof, ...values }: Values) => ({
    ...values,
    extra: answered(extra),
    placeId: values.placeId ?? null,
    submissionKey: draft.submissionKey,
    identity: byName ? identity : null,
    attachments: proof.items.flatMap(({ stored }) => stored?.token ?? []),
  });
  return (
    <Card className="padded">
      <ActForm
        form={form}
        schema={enterClueRequest}
        initial={draft.values}
        onValues={(values) => {
          setTyped(true);
          writeDraft(account.id, place, { ...draft, values } satisfies Draft);
        }}
        toBody={toBody}
        act={enterClue}
        refresh={clueRefresh}
        then={(receipt) => {
          clear();
          onEntered(receipt);
        }}
        submit="录好，出回执"
        back={
          begun
            ? {
                label: '全部清掉',
                onClick: () => {
                  clear();
                  onCleared();
                },
              }
            : undefined
        }
      >
        <Form.Item name="channel" label="怎么来的">
          <Radio.Group options={enteredChannel.options.map((value) => ({ value, label: clueChannelLabels[value].name }))} />
        </Form.Item>
        <Form.Item name="topic" label="哪一类">
          <Select options={[{ value: '', label: '选最接近的一类' }, ...offer.topics.map(({ key, label, examples }) => ({ value: key, label: examples ? `${label}：${examples}` : label }))]} />
        </Form.Item>
        <Form.Item name="what" label="什么事" extra="照反映人的话写，不删改、不评论。">
          <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} maxLength={5000} showCount />
        </Form.Item>
        {topic?.fields.map(({ key, label, hint }) => (
          <Form.Item key={key} name={['extra', key]} label={label}>
            <Input maxLength={200} placeholder={hint} />
          </Form.Item>
        ))}
        <Form.Item name="placeId" label="在哪里">
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={offer.places.map(({ id, name }) => ({ value: id, label: name }))} placeholder="找村、镇街、部门" />
        </Form.Item>
        <Form.Item name="placeText" label="上面找不到的地方">
          <Input maxLength={100} placeholder="照反映人的说法写" />
        </Form.Item>
        <Form.Item name="when" label="什么时候">
          <Input maxLength={100} placeholder="照反映人的说法写，如：去年秋天" />
        </Form.Item>
        <PeopleFields />
        <Form.Item name="money" label="涉及金额">
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="howKnown" label="怎么知道的">
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="elsewhere" label="别处反映过没有">
          <Input maxLength={300} />
        </Form.Item>
        <Form.Item name="evidence" label="有什么证据" extra="纸件、物证写清楚放在哪里，由谁保管。">
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
        </Form.Item>
        <Form.Item name="named" label="反映人留名吗" valuePropName="checked">
          <Switch checkedChildren="留" unCheckedChildren="不留" />
        </Form.Item>
        {named ? <IdentityFields /> : null}
        <Form.Item name="proof" label="材料" rules={[{ validator: () => settled(proof.items) }]}>
          <ProofField proof={proof} named={named} />
        </Form.Item>
      </ActForm>
    </Card>
  );
}

/** Of the topic's own questions those that have an answer. */
const answered = (extra: unknown): object => Object.fromEntries(Object.entries((extra ?? {}) as Record<string, string | undefined>).filter(([, answer]) => answer));

/** Nothing is handed in while a file is on its way, or failed and nobody saw it. */
function settled(items: readonly Proof[]): Promise<void> {
  if (items.some(({ fault }) => fault)) return Promise.reject(new Error('有材料没有传成，请重传或去掉'));
  return items.every(({ stored }) => stored) ? Promise.resolve() : Promise.reject(new Error('还有材料在传，传完再交'));
}

/** Closing the tab would lose what is typed: the browser asks first. */
function useWarning(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [active]);
}
