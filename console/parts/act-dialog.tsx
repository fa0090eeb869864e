import { Modal } from 'antd';
import type { ComponentProps, ReactNode } from 'react';
import type { z } from 'zod';
import { ActForm } from './act-form';

type FormProps<S extends z.ZodType, O> = Omit<ComponentProps<typeof ActForm<S, O>>, 'back' | 'tone' | 'children'>;

interface ActDialogProps<S extends z.ZodType, O> extends FormProps<S, O> {
  /** The consequence, in words. */
  title: string;
  /** What it means, one or two sentences. */
  about?: ReactNode;
  /** The act of not doing it, in words. */
  backLabel?: string;
  /** Something that came up since, over the fields. */
  above?: ReactNode;
  onClose: () => void;
  width?: number;
  children?: ReactNode;
}

/** A question that cannot be skipped: its title is the consequence, its buttons are the two acts. */
export function ActDialog<S extends z.ZodType, O>({ title, about, above, backLabel = '再想想', onClose, width = 480, children, then, ...form }: ActDialogProps<S, O>) {
  return (
    <Modal open title={title} onCancel={onClose} footer={null} width={width} mask={{ closable: false }} destroyOnHidden>
      {about ? <p className="about">{about}</p> : null}
      {above}
      <ActForm<S, O>
        {...form}
        back={{ label: backLabel, onClick: onClose }}
        then={(output) => {
          onClose();
          then?.(output);
        }}
      >
        {children}
      </ActForm>
    </Modal>
  );
}
