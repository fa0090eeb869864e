import { Button } from 'antd';
import { Eye, PhoneCall } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { callSlotLabels, contactOutcomeLabels, type ContactOutcome, type FollowUpDetail } from '../../../contracts/follow-up';
import { followUpRefresh, revealPhone } from '../../api/follow-ups';
import { CopyButton } from '../../parts/copy-button';
import { instantWords, shanghaiTime } from '../../parts/dates';
import { FormFault } from '../../parts/notice';
import { phoneWords } from '../../parts/numbers';
import { useNow } from '../../parts/now';
import { useAct } from '../../parts/use-act';
import { NoteField } from './note-field';
import { OutcomeForm } from './outcome-form';

const outcomes: readonly ContactOutcome[] = ['confirmed', 'mistaken', 'refused', 'unreachable', 'callAgain'];

/** Calling: number, what to say, what came of it. Without a phone it says how the citizen is reached instead. */
export function CallBox({ detail, callNow }: { detail: FollowUpDetail; callNow: boolean }) {
  const [outcome, setOutcome] = useState<ContactOutcome | null>(null);
  const [note, setNote] = useState(detail.note);
  const { abilities: may } = detail;
  if (!may.recordContact && !may.saveNote) return null;
  return (
    <section className={may.recordContact ? 'act-box' : 'act-box quiet'} aria-label="联系群众">
      <div className="act-box-head">
        <h2>{heading(detail)}</h2>
        {may.recordContact ? <span className="muted small">{tryWords(detail)}</span> : null}
      </div>
      {may.revealPhone ? <PhoneLine detail={detail} callNow={callNow} /> : null}
      {detail.callAgainAt ? <Appointment at={detail.callAgainAt} /> : null}
      {detail.script && (may.recordContact || !detail.hasPhone) ? (
        <div className="script">
          <b>{detail.hasPhone ? '照着说' : '怎么联系'}</b>
          <p>{detail.script}</p>
        </div>
      ) : null}
      {may.recordContact ? (
        <div className="outcomes" role="group" aria-label="打电话的结果">
          {outcomes.map((value) => (
            <Button key={value} className={value === 'callAgain' ? 'wide' : undefined} aria-pressed={outcome === value} onClick={() => setOutcome(outcome === value ? null : value)}>
              {value === 'confirmed' && detail.state === 'awaitingSecondRating' ? '打通了，请群众再评' : contactOutcomeLabels[value]}
            </Button>
          ))}
        </div>
      ) : null}
      {may.saveNote ? <NoteField detail={detail} onText={setNote} /> : null}
      {outcome ? <OutcomeForm key={outcome} detail={detail} outcome={outcome} note={note} /> : null}
    </section>
  );
}

function heading(detail: FollowUpDetail): string {
  if (!detail.abilities.recordContact) return '记录';
  return detail.state === 'awaitingSecondRating' ? '再打电话，请群众再评' : '打电话';
}

function tryWords(detail: FollowUpDetail): string {
  const used = detail.usedSlots.map((slot) => callSlotLabels[slot]).join('、');
  return `第 ${detail.usedSlots.length + 1} 次，共可 3 次，须换时段${used ? `（${used}打过）` : ''}`;
}

function Appointment({ at }: { at: string }) {
  const now = useNow();
  return <p className="audited">约好 {instantWords(at, now)} 再打</p>;
}

/** The number comes by one click, which is written into the audit trail; it is kept nowhere but on the open page. */
function PhoneLine({ detail, callNow }: { detail: FollowUpDetail; callNow: boolean }) {
  const dial = useRef<HTMLAnchorElement>(null);
  const [shown, setShown] = useState<{ phone: string; revealedAt: string } | null>(null);
  const reveal = useAct({ act: () => revealPhone(detail.id), refresh: followUpRefresh.slice(0, 1), then: setShown });
  const { run } = reveal;
  const asked = useRef(false);

  useEffect(() => {
    if (!callNow || asked.current) return;
    asked.current = true;
    run(undefined);
  }, [callNow, run]);
  useEffect(() => {
    if (shown) dial.current?.focus();
  }, [shown]);

  if (!shown) {
    return (
      <>
        <div className="phone-line">
          <span>群众留了电话</span>
          <Button type={detail.abilities.recordContact ? 'primary' : 'default'} icon={<Eye size={16} aria-hidden="true" />} loading={reveal.busy} onClick={() => reveal.run(undefined)}>
            看号码
          </Button>
        </div>
        <FormFault error={reveal.error} />
        <p className="audited">
          <Eye size={15} aria-hidden="true" />
          {detail.phoneRevealedAt ? `上次 ${shanghaiTime(detail.phoneRevealedAt)} 看过；` : null}每看一次都记入审计
        </p>
      </>
    );
  }
  return (
    <>
      <div className="phone-line">
        <span className="digits">{phoneWords(shown.phone)}</span>
        <span className="row">
          <CopyButton text={shown.phone} said="号码已复制" />
          <Button type={detail.abilities.recordContact ? 'primary' : 'default'} href={`tel:${shown.phone}`} ref={dial} icon={<PhoneCall size={16} aria-hidden="true" />}>
            拨打
          </Button>
        </span>
      </div>
      <p className="audited">
        <Eye size={15} aria-hidden="true" />
        您在 {shanghaiTime(shown.revealedAt)} 看了号码，已记入审计
      </p>
    </>
  );
}
