import { goHome } from '../platform/places';
import { Button } from './Button';
import { Empty } from './Empty';
import { Page } from './Page';

interface Props {
  title: string;
  /** 这部手机没有绑定… */
  missing: string;
  again: () => void;
  children: string;
}

/** A phone that belongs to nobody of whom this page is: how it comes to, and to look again. */
export function NotBound({ title, missing, again, children }: Props) {
  return (
    <Page
      title={title}
      bar={
        <Button kind="plain" onTap={goHome}>
          回首页
        </Button>
      }
    >
      <Empty
        alone
        title={missing}
        action={
          <Button kind="plain" onTap={again}>
            绑好了，再看一次
          </Button>
        }
      >
        {children}
      </Empty>
    </Page>
  );
}
