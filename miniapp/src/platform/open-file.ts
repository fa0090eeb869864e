/** Pictures open by themselves, to be enlarged as the browser does; documents are saved, as the server says. */
export const showPicture = (address: string): void => void window.open(address, '_blank', 'noopener');
export const openDocument = async (address: string): Promise<void> => void window.open(address, '_blank', 'noopener');
