import type { ClueState } from '../../contracts/clue';
import type { PaperKind, secrecyLevels } from '../../contracts/clue-paper';
import type { Role } from '../../contracts/roles';

/** What a clue knows of itself, to fill in a form with: {code} in a text. What is not known is left empty. */
export const paperValues = [
  'organ',
  'today',
  'me',
  'code',
  'received',
  'channel',
  'kindName',
  'named',
  'town',
  'topic',
  'people',
  'units',
  'what',
  'when',
  'place',
  'money',
  'howKnown',
  'evidence',
  'elsewhere',
  'disposition',
  'opinion',
  'decision',
  'result',
  'finding',
  'step',
  'due',
  'handler',
  'coHandlers',
  'unit',
] as const;
export type PaperValue = (typeof paperValues)[number];

export interface PaperFieldTemplate {
  key: string;
  label: string;
  help?: string;
  /** On paper without a heading. */
  plain?: true;
  /** Several lines. */
  long?: true;
  required?: true;
  /** On paper an empty one keeps its place, to be written by hand. */
  blank?: true;
  /** Text with {values}; whoever drafts may change all of it. */
  prefill?: string;
}

/** One kind of document, as data: an office changes its words here and its look in templates/documents/paper. */
export interface PaperTemplate {
  kind: PaperKind;
  layout: 'letter' | 'form' | 'report';
  about: string;
  /** Letters have somebody they are written to. */
  to?: { label: string; prefill: string };
  /** After the first character of the district's name: 青 + 纪线. */
  word: string;
  secrecy: (typeof secrecyLevels)[number];
  copies: number;
  fields: readonly PaperFieldTemplate[];
  table?: { label: string; columns: readonly string[] };
  /** A slip below the letter that the receiver signs and sends back. */
  slip?: true;
  /** Where the clue stands when it is offered. */
  states: readonly ClueState[];
  /** `late`: its step is overdue; `untrue`: it was closed as untrue. */
  only?: 'late' | 'untrue';
  roles: readonly Role[];
  /** Also to a unit, without a clue: by whom, the policy says. */
  unit?: true;
}

export const afterRegistration: readonly ClueState[] = ['registered', 'assigned', 'deciding', 'approving', 'handling', 'parked', 'closing', 'closed'];
export const withHandler: readonly ClueState[] = ['assigned', 'deciding', 'approving', 'handling', 'parked', 'closing', 'closed'];
