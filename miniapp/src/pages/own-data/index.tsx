import { ownData } from '../../api/own-data';
import { ByReceipt } from '../../ui/ByReceipt';
import { DataView } from './DataView';

/** 我的信息: what is stored of one rating, and what its giver may do with it. */
export default function Data() {
  return (
    <ByReceipt title="我的信息" hint="凭 12 位回执号看存了您的什么，改电话、撤回也在这里。" act="看我的信息" acting="正在查" ask={ownData}>
      {({ receiptCode, value, put }) => <DataView receiptCode={receiptCode} data={value} onAnswer={put} />}
    </ByReceipt>
  );
}
