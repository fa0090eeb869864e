import { outsideTemplates, saveOutsideTemplatesRequest } from '../../contracts/outside-templates';
import { saveOutsideTemplates, showOutsideTemplates } from '../../domain/outside-templates';
import { route } from '../route';

export const outsideTemplateRoutes = [
  route({ method: 'get', path: '/api/outside-templates', surface: 'staff', policy: 'outsideTemplates.read', summary: '每种消息对应的微信、短信、语音模板，近来被平台拒收的', response: outsideTemplates, handle: ({ ctx }) => showOutsideTemplates(ctx) }),
  route({ method: 'put', path: '/api/outside-templates', surface: 'staff', policy: 'outsideTemplates.save', summary: '改一种消息的模板对照', body: saveOutsideTemplatesRequest, response: outsideTemplates, handle: ({ body, ctx }) => saveOutsideTemplates(ctx, body) }),
];
