import { Button, Modal } from 'antd';
import { CopyButton } from '../../parts/copy-button';

/** Shown once; closing it is leaving it. */
export function KeyShown({ name, secret, onClose }: { name: string; secret: string; onClose: () => void }) {
  const address = `${window.location.origin}/api/integration/service-events`;
  return (
    <Modal open title="关上后，密钥不再显示" footer={null} closable={false} mask={{ closable: false }} keyboard={false} width={640}>
      <p className="about">{name}的密钥：</p>
      <p className="key-shown">
        <b className="secret">{secret}</b>
      </p>
      <p className="about">接下来请排队系统的厂家：</p>
      <ol className="next-steps">
        <li>把密钥填进排队系统，请求头写 Authorization: Bearer 密钥。</li>
        <li>
          办完一位，报到 <span className="hash">{address}</span>
        </li>
        <li>把答回来的 url 打成二维码，印在小票上。</li>
      </ol>
      <div className="act-buttons">
        <CopyButton text={secret} label="复制密钥" said="密钥已复制" />
        <Button type="primary" onClick={onClose}>
          记好了，关上
        </Button>
      </div>
    </Modal>
  );
}
