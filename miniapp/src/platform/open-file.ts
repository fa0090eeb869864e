import { askKiosk } from './kiosk';

const openBeside = (address: string): void => void window.open(address, '_blank', 'noopener');

/** Pictures open by themselves, to be enlarged as the browser does; documents are saved, as the server says. A screen in the hall shows the first itself, and leaves the second to one's phone. */
export const showPicture = (address: string): void => {
  if (!askKiosk({ kind: 'picture', address })) openBeside(address);
};
export const openDocument = async (address: string): Promise<void> => {
  if (!askKiosk({ kind: 'carry', what: 'file', path: address })) openBeside(address);
};
