import { Button, Modal } from 'antd';
import { Download } from 'lucide-react';
import { useState } from 'react';
import type { UpwardDetail } from '../../../contracts/clue-upward';
import { downloadOpener, downloadPackage, newPassphrase, upwardRefresh } from '../../api/upward';
import { FormFault } from '../../parts/notice';
import { useAct } from '../../parts/use-act';

/** The file and its passphrase, which is made here and shown this once; another file has another one. */
export function PackageDialog({ detail, onClose }: { detail: UpwardDetail; onClose: () => void }) {
  const [passphrase] = useState(newPassphrase);
  const fetchFile = useAct({ act: () => downloadPackage(detail.id, detail.code, passphrase), refresh: upwardRefresh, done: '文件取好了' });
  const fetchOpener = useAct({ act: downloadOpener });
  return (
    <Modal open title="加密文件和口令" onCancel={onClose} footer={null} width={640} mask={{ closable: false }} destroyOnHidden>
      <p className="about">口令只显示这一次，平台里不存。抄下来当面交，或用另一条路送，不和文件放在一起。关上再取，是另一个文件、另一个口令。</p>
      <ol className="receipt-code passphrase" aria-label="口令，五组">
        {passphrase.split('-').map((group, index) => (
          <li key={index}>
            <small>{index + 1}</small>
            {group}
          </li>
        ))}
      </ol>
      <FormFault error={fetchFile.error ?? fetchOpener.error} />
      <div className="act-buttons">
        <Button onClick={onClose}>抄好了，关上</Button>
        <Button loading={fetchOpener.busy} onClick={() => fetchOpener.run(undefined)}>
          取打开用的网页
        </Button>
        <Button type="primary" icon={<Download size={16} aria-hidden="true" />} loading={fetchFile.busy} onClick={() => fetchFile.run(undefined)}>
          取加密文件
        </Button>
      </div>
    </Modal>
  );
}
