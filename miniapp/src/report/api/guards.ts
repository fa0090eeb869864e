import type { z } from 'zod';
import type { AttachmentKind, AttachmentStored, reportPlaces, ReportOpening, ReportSubmitted, ReportTask, ReportTopic, ReportVisit, TalkEntry } from '../../../../contracts/clue-report';
import type { ClueSatisfaction, ReporterStage } from '../../../../contracts/clue';
import { count, day, flag, listOf, oneOf, orNull, text, thing, type Guard } from '../../api/guards';
import { satisfactionWords, stageWords } from '../logic/visit';
import { isReward } from './guards-reward';

export type ReportPlaces = z.infer<typeof reportPlaces>;
export type ReportPlace = ReportPlaces['items'][number];

const promise = thing<ReportOpening['acceptBy']>({ day, workingDays: count });
const code: Guard<string> = (value): value is string => text(value) && /^\d{16}$/.test(value);
const kind = oneOf<AttachmentKind>(['image', 'audio', 'video', 'document']);

export const isReportOpening = thing<ReportOpening>({
  open: flag,
  districtName: text,
  topics: listOf(thing<ReportTopic>({ key: text, label: text, examples: text, fields: listOf(thing<ReportTopic['fields'][number]>({ key: text, label: text, hint: text })) })),
  acceptBy: promise,
  webAddress: text,
});

export const isReportTask = thing<ReportTask>({ challenge: text, bits: count });

export const isReportPlaces = thing<ReportPlaces>({ items: listOf(thing<ReportPlace>({ id: text, name: text, within: text })) });

export const isAttachmentStored = thing<AttachmentStored>({ token: text, kind, size: count, cleaned: listOf(text), remains: text });

export const isReportSubmitted = thing<ReportSubmitted>({ receiptCode: code, acceptBy: promise });

export const isReportVisit = thing<ReportVisit>(
  {
    stage: oneOf<ReporterStage>(Object.keys(stageWords) as ReporterStage[]),
    receivedOn: day,
    next: orNull(thing<NonNullable<ReportVisit['next']>>({ label: text, day, workingDays: count })),
    talk: listOf(
      thing<TalkEntry>({
        id: text,
        from: oneOf<TalkEntry['from']>(['commission', 'reporter']),
        kind: oneOf<TalkEntry['kind']>(['question', 'answer', 'notice', 'addition', 'objection']),
        day,
        text,
        attachments: listOf(thing<TalkEntry['attachments'][number]>({ name: text, kind })),
      }),
    ),
    asked: flag,
    named: flag,
    satisfaction: orNull(oneOf<ClueSatisfaction>(Object.keys(satisfactionWords) as ClueSatisfaction[])),
    may: thing<ReportVisit['may']>({ answer: flag, add: flag, giveName: flag, object: flag, rate: flag }),
    passedUp: orNull(thing<NonNullable<ReportVisit['passedUp']>>({ code: text, on: orNull(day) })),
    reward: orNull(isReward),
  },
  ['reward'],
);
