import { goHome } from '../platform/places';
import { Button } from './Button';
import { Empty } from './Empty';
import { Page } from './Page';

/** In a browser, of a page that must know who one is: whom it is for, and where it is. */
export function OnlyInMiniProgram({ title, children }: { title: string; children: string }) {
  return (
    <Page title={title}>
      <Empty
        alone
        title="请在小程序里打开"
        action={
          <Button kind="plain" onTap={goHome}>
            回首页
          </Button>
        }
      >
        {children}
      </Empty>
    </Page>
  );
}
