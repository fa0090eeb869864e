import { bulletinCommand, quarterLabel, withdrawBulletinRequest, type BulletinDetail } from '../../../contracts/bulletin';
import { bulletinCommandOf, bulletinRefresh } from '../../api/bulletins';
import { ActDialog } from '../../parts/act-dialog';
import { ReasonField } from '../../parts/fields';

interface DialogProps {
  bulletin: BulletinDetail;
  onClose: () => void;
}

const versionOf = (bulletin: BulletinDetail) => () => ({ version: bulletin.version });

export function TakeFigures({ bulletin, onClose }: DialogProps) {
  return (
    <ActDialog
      title="用现在的统计换掉稿子里的数"
      about="文字不变。导语里写着旧的数，换好以后请对一遍。没有保存的文字会丢，请先保存。"
      schema={bulletinCommand}
      toBody={versionOf(bulletin)}
      act={bulletinCommandOf(bulletin.id, 'figures')}
      refresh={bulletinRefresh}
      done="换好了"
      submit="重新取数"
      backLabel="先不换"
      onClose={onClose}
    />
  );
}

export function Submit({ bulletin, onClose }: DialogProps) {
  return (
    <ActDialog
      title="送委领导审"
      about="送的是已经保存的稿子。审的时候不能再改；批准以后，群众马上看得到。自己送的自己不能批。"
      schema={bulletinCommand}
      toBody={versionOf(bulletin)}
      act={bulletinCommandOf(bulletin.id, 'submission')}
      refresh={bulletinRefresh}
      done="送审了"
      submit="送审"
      backLabel="再看一眼"
      onClose={onClose}
    />
  );
}

export function Withdraw({ bulletin, onClose }: DialogProps) {
  return (
    <ActDialog
      title={`撤回${quarterLabel(bulletin.quarter)}的结果`}
      about="撤回以后群众看不到内容，只看到标题、“已撤回”和下面这段理由。撤回的不能再恢复，可以重新起草。"
      schema={withdrawBulletinRequest}
      toBody={(values) => ({ ...values, version: bulletin.version })}
      act={bulletinCommandOf(bulletin.id, 'withdrawal')}
      refresh={bulletinRefresh}
      done="已撤回"
      submit="撤回"
      backLabel="不撤回"
      onClose={onClose}
    >
      <ReasonField label="为什么撤回（群众看得到）" />
    </ActDialog>
  );
}

export function Correct({ bulletin, onClose, onOpen }: DialogProps & { onOpen: (id: string) => void }) {
  return (
    <ActDialog
      title="起草更正的新版"
      about="文字照现在的，数按现在的统计重新取。写明改了什么，送委领导批准；批准以前，群众看到的还是现在这版。"
      schema={bulletinCommand}
      toBody={versionOf(bulletin)}
      act={bulletinCommandOf(bulletin.id, 'correction')}
      then={({ id }) => onOpen(id)}
      refresh={bulletinRefresh}
      submit="起草更正"
      backLabel="不更正"
      onClose={onClose}
    />
  );
}
