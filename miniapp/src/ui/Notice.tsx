import type { ReactNode } from 'react';
import { Box } from './elements';
import { Icon, type IconName } from './Icon';

/** Said when it happens: what happened, what is kept, what to do. */
export function Notice({ kind, icon, title, children }: { kind: 'wait' | 'wrong'; icon: IconName; title: string; children?: ReactNode }) {
  return (
    <Box className={`notice notice--${kind}`} role={kind === 'wrong' ? 'alert' : 'status'}>
      <Icon name={icon} />
      <Box className="grow">
        <Box className="strong">{title}</Box>
        {children ? <Box className="notice__more">{children}</Box> : null}
      </Box>
    </Box>
  );
}

/** At the field: what is wrong and what is right. */
export function FieldError({ id, children }: { id: string; children: string | null | undefined }) {
  return children ? (
    <Box className="field-error" role="alert" id={id}>
      <Icon name="alert" size="small" />
      <Box className="grow">{children}</Box>
    </Box>
  ) : null;
}
