import type { IncomingMessage } from 'node:http';
import type { Settings } from '../../settings';
import type { Surface } from '../route';

/** Which faces this host shows: decided by what the process serves and, where console and public hosts differ, by `Host`. */
export function surfacesOf(settings: Pick<Settings, 'surfaces' | 'publicOrigin' | 'consoleOrigin'>): (request: IncomingMessage) => readonly Surface[] {
  const served = settings.surfaces;
  const consoleHost = new URL(settings.consoleOrigin).host;
  if (consoleHost === new URL(settings.publicOrigin).host) return () => served;
  const staff = served.filter((surface) => surface === 'staff');
  const open = served.filter((surface) => surface === 'public');
  return (request) => (request.headers.host?.toLowerCase() === consoleHost ? staff : open);
}
