import { Button, Modal } from 'antd';
import { CopyButton } from '../../parts/copy-button';

/** Shown once; closing it is leaving it. */
export function FirstPassword({ name, username, password, onClose }: { name: string; username: string; password: string; onClose: () => void }) {
  return (
    <Modal open title="关上后，初始密码不再显示" footer={null} closable={false} mask={{ closable: false }} keyboard={false}>
      <p className="about">
        请当面告诉{name}。第一次登录要绑定验证器、改密码。
      </p>
      <p>
        用户名　<b className="secret">{username}</b>
      </p>
      <p>
        初始密码　<b className="secret">{password}</b>
      </p>
      <div className="act-buttons">
        <CopyButton text={password} label="复制密码" said="密码已复制" />
        <Button type="primary" onClick={onClose}>
          记好了，关上
        </Button>
      </div>
    </Modal>
  );
}
