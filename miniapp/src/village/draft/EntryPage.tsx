import type { ReactNode } from 'react';
import { Button } from '../../ui/Button';
import { Box } from '../../ui/elements';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';

interface Props {
  name: string;
  /** Whether anything of it is typed yet. */
  there: boolean;
  onRemove: () => void;
  onBack: () => void;
  children: ReactNode;
}

/** One line of a table or an account; what is typed is kept with every key. */
export function EntryPage({ name, there, onRemove, onBack, children }: Props) {
  return (
    <Page
      title="村里填报"
      onBack={onBack}
      bar={
        <Box className="bar__pair">
          {there ? (
            <Button kind="plain" onTap={onRemove}>
              去掉这一条
            </Button>
          ) : null}
          <Button kind="fill" onTap={onBack}>
            填好了
          </Button>
        </Box>
      }
    >
      <PageHead title={name} />
      {children}
    </Page>
  );
}
