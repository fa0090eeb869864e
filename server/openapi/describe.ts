import { OpenApiGeneratorV31, OpenAPIRegistry, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { errorBody } from '../../contracts/common';
import { errorCatalogue } from '../../contracts/errors';
import { isDownload, type Route, type Surface } from '../route';
import type { RouteGroup } from '../routes';

type Responses = RouteConfig['responses'];
type OpenApiDocument = ReturnType<OpenApiGeneratorV31['generateDocument']>;

const failureStatuses: Record<number, string> = {
  400: '内容填得不对，fields 里写明哪一项',
  401: '没有登录，或登录还没有完成',
  403: '没有权限，或请求来源不对',
  404: '没有找到，或不在您的范围内',
  409: '刚有别人改过，或现在不在这一步',
  413: '内容太大',
  415: '不支持这种内容',
  422: '现在不能这样办',
  429: '操作太快，见 Retry-After',
  503: '正在启动或停止',
};

function failuresOf(route: Route): number[] {
  const statuses = [404, 429, 503];
  if (route.params || route.query || route.body || route.upload) statuses.push(400);
  if (route.policy !== 'open' || route.path.startsWith('/api/session')) statuses.push(401);
  if (route.surface === 'staff') statuses.push(403);
  if (route.method !== 'get') statuses.push(409, 422);
  if (route.body || route.upload) statuses.push(413, 415);
  return statuses.sort((a, b) => a - b);
}

function responsesOf(route: Route): Responses {
  const responses: Responses = {};
  if (!route.response) responses[route.status] = { description: '已办' };
  else if (isDownload(route.response)) {
    responses[route.status] = { description: '文件', content: Object.fromEntries(route.response.download.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])) };
  } else responses[route.status] = { description: '成功', content: { 'application/json': { schema: route.response } } };
  for (const status of failuresOf(route)) {
    responses[status] = { description: failureStatuses[status] ?? '', content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } };
  }
  return responses;
}

function requestOf(route: Route): RouteConfig['request'] {
  const request: NonNullable<RouteConfig['request']> = {};
  if (route.params) request.params = route.params as z.ZodObject;
  if (route.query) request.query = route.query as z.ZodObject;
  if (route.upload) request.body = { required: true, content: { 'multipart/form-data': { schema: uploadSchema(route) } } };
  else if (route.body) request.body = { required: true, content: { 'application/json': { schema: route.body } } };
  return request;
}

type UploadSchema = { type: 'object'; properties: Record<string, object>; required: string[] };

function uploadSchema(route: Route): UploadSchema {
  const form = route.body ? (z.toJSONSchema(route.body, { io: 'input' }) as Partial<UploadSchema>) : {};
  const field = route.upload?.field ?? 'file';
  return {
    type: 'object',
    properties: { ...form.properties, [field]: { type: 'string', format: 'binary', description: route.upload?.description } },
    required: [...(form.required ?? []), field],
  };
}

function accessOf({ policy }: Route): Pick<RouteConfig, 'description' | 'security'> {
  if (policy === 'open') return { description: '不用登录。' };
  if (policy === 'apiKey') return { description: '给别的系统用，凭接入密钥。', security: [{ apiKey: [] }] };
  return { description: policy === 'session' ? '要先登录。' : `要有权限 ${policy}。`, security: [{ session: [] }] };
}

const named = (route: Route): string => `${route.method}_${route.path.slice('/api/'.length).replace(/[^A-Za-z0-9]+/g, '_')}`;

/** The API of these surfaces as OpenAPI 3.1, from the same schemas that check requests and answers. */
export function describeApi(groups: readonly RouteGroup[], surfaces: readonly Surface[], version: string): OpenApiDocument {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: '__Host-session', description: '登录后由服务器设置' });
  registry.registerComponent('securitySchemes', 'apiKey', { type: 'http', scheme: 'bearer', description: '系统管理员在“大厅设置”里给的接入密钥' });
  registry.registerComponent('schemas', 'Error', z.toJSONSchema(errorBody) as object);
  const shown = groups.map((group) => ({ title: group.title, routes: group.routes.filter((route) => surfaces.includes(route.surface)) })).filter((group) => group.routes.length > 0);
  for (const group of shown) {
    for (const route of group.routes) {
      registry.registerPath({
        method: route.method,
        path: route.path.replace(/:(\w+)/g, '{$1}'),
        operationId: named(route),
        tags: [group.title],
        summary: route.summary,
        ...accessOf(route),
        request: requestOf(route),
        responses: responsesOf(route),
      });
    }
  }
  const codes = Object.entries(errorCatalogue).map(([code, { status, message }]) => `| \`${code}\` | ${status} | ${message} |`);
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: '清鉴接口',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: `所有失败都是同一种形状：\`{ "error": { "code", "message", "fields", "faultId", "retryAfterSeconds" } }\`。\n\n| code | 状态 | 说明 |\n|---|---|---|\n${codes.join('\n')}`,
    },
    tags: shown.map((group) => ({ name: group.title })),
  });
}
