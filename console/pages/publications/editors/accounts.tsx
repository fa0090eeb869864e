import type { DraftContent } from '../../../../contracts/publication';
import { VillageAccountsEditor } from '../../../parts/accounts-editor';
import type { EditorProps } from '.';

/** A month's receipts and payments line by line, with the check of its sum always in view. */
export function AccountsEditor({ publication, content, onChange }: EditorProps<Extract<DraftContent, { form: 'accounts' }>>) {
  return (
    <div className="padded-form">
      <VillageAccountsEditor villageId={publication.village.id} period={publication.period} value={content} onChange={onChange} />
    </div>
  );
}
