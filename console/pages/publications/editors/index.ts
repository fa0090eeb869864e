import type { ComponentType } from 'react';
import type { DisclosureColumn, DisclosureForm } from '../../../../contracts/disclosure';
import type { ContentProblem, DraftContent, PublicationDetail } from '../../../../contracts/publication';
import { AccountsEditor } from './accounts';
import { TableEditor } from './table';
import { TextEditor } from './text';

export interface EditorProps<C extends DraftContent = DraftContent> {
  /** What it belongs to: village, item, period. */
  publication: PublicationDetail;
  content: C;
  columns: readonly DisclosureColumn[];
  /** Shown at their places, once somebody wanted to hand it in. */
  problems: readonly ContentProblem[];
  onChange: (content: C) => void;
}

/** How content of each form is written; the draft's page asks here and nowhere else. */
export const editors: Record<DisclosureForm, ComponentType<EditorProps>> = {
  table: TableEditor as ComponentType<EditorProps>,
  text: TextEditor as ComponentType<EditorProps>,
  accounts: AccountsEditor as ComponentType<EditorProps>,
};
