import { outsideTemplates, type CardTemplates, type OutsideTemplates } from '../../../contracts/outside-templates';
import { ask } from '../../api/client';
import type { ChannelProps } from './channel-card';

/** The other ways of the kind stay as they were seen; who was quicker is told by the version. */
export function saveChannel({ all, kind, channel }: ChannelProps, mapping: CardTemplates[ChannelProps['channel']]): Promise<OutsideTemplates> {
  const templates: CardTemplates = { ...kind.templates, [channel]: mapping };
  return ask('/outside-templates', { method: 'PUT', body: { kind: kind.kind, version: all.version, templates }, answer: outsideTemplates });
}
