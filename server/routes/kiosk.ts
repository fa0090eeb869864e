import { z } from 'zod';
import { id } from '../../contracts/common';
import { kioskAddress } from '../../contracts/kiosk';
import { showPublished } from '../../domain/disclosure';
import { findVillage } from '../../domain/village';
import { route } from '../route';

export const kioskRoutes = [
  route({
    method: 'get',
    path: '/api/disclosure/outlets/:id/kiosk',
    surface: 'staff',
    policy: 'publication.list',
    summary: '村里触摸屏的网址，设一次就行',
    params: z.object({ id }),
    response: kioskAddress,
    handle: async ({ params, settings }) => {
      const { name, code } = await findVillage((await showPublished(params.id)).village.id);
      const { default: QRCode } = await import('qrcode');
      const url = `${settings.publicOrigin}/kiosk/${code}`;
      return { village: name, url, svg: await QRCode.toString(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }) };
    },
  }),
];
