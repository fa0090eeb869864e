// Reads /openapi.json and shows it grouped by resource; every text goes in as text, never as markup.
const methodsInOrder = ['get', 'post', 'put', 'patch', 'delete'];
const about = document.getElementById('about');
const search = document.getElementById('search');
const groups = document.getElementById('groups');
const main = document.getElementById('routes');
const count = document.getElementById('count');

const element = (name, text, className) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
};

function resolve(schema, document_) {
  if (!schema?.$ref) return schema ?? {};
  return schema.$ref.slice(2).split('/').reduce((place, key) => place?.[key], document_) ?? {};
}

function typeOf(schema) {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const several = schema.anyOf ?? schema.oneOf;
  if (several) return several.map(typeOf).join(' | ');
  if (schema.type === 'array') return `${typeOf(schema.items ?? {})}[]`;
  return [schema.type].flat().filter(Boolean).join(' | ') || '任意';
}

function limitsOf(schema) {
  const parts = [];
  if (schema.format) parts.push(schema.format);
  if (schema.pattern) parts.push(schema.pattern);
  if (schema.minLength !== undefined) parts.push(`至少 ${schema.minLength} 个字`);
  if (schema.maxLength !== undefined) parts.push(`最多 ${schema.maxLength} 个字`);
  if (schema.minimum !== undefined && schema.minimum > Number.MIN_SAFE_INTEGER) parts.push(`不小于 ${schema.minimum}`);
  if (schema.maximum !== undefined && schema.maximum < Number.MAX_SAFE_INTEGER) parts.push(`不大于 ${schema.maximum}`);
  if (schema.maxItems !== undefined) parts.push(`最多 ${schema.maxItems} 项`);
  if (schema.default !== undefined) parts.push(`不写是 ${JSON.stringify(schema.default)}`);
  if (schema.description) parts.push(schema.description);
  return parts.join('；');
}

/** Rows of a schema, nested objects under their dotted path. */
function rowsOf(schema, document_, prefix = '', depth = 0) {
  const whole = resolve(schema, document_);
  if (whole.allOf) return whole.allOf.flatMap((part) => rowsOf(part, document_, prefix, depth));
  return Object.entries(whole.properties ?? {}).flatMap(([name, value]) => {
    const field = resolve(value, document_);
    const path = prefix ? `${prefix}.${name}` : name;
    const inner = field.type === 'array' ? resolve(field.items, document_) : field;
    const own = { path, type: typeOf(field), required: whole.required?.includes(name), limits: limitsOf(field) };
    const deeper = depth < 3 && (inner.properties || inner.allOf) ? rowsOf(inner, document_, field.type === 'array' ? `${path}[]` : path, depth + 1) : [];
    return [own, ...deeper];
  });
}

function table(rows) {
  const made = element('table');
  const head = made.createTHead().insertRow();
  for (const title of ['名称', '类型', '必填', '说明']) head.append(element('th', title));
  const body = made.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    line.insertCell().append(element('code', row.path));
    line.insertCell().append(element('code', row.type));
    line.insertCell().textContent = row.required ? '必填' : '选填';
    line.insertCell().textContent = row.limits;
  }
  return made;
}

function block(title, content) {
  return [element('h3', title), content];
}

function details(path, method, operation, document_) {
  const made = element('details');
  made.id = operation.operationId;
  const summary = element('summary');
  summary.append(element('span', method.toUpperCase(), 'method'), element('code', path), element('span', operation.summary, 'what'));
  made.append(summary);
  const body = element('div', undefined, 'body');
  made.append(body);
  made.addEventListener('toggle', () => {
    if (!made.open || body.childElementCount > 0) return;
    body.append(element('p', operation.description));
    const parameters = (operation.parameters ?? []).map((parameter) => ({ path: parameter.name, type: typeOf(resolve(parameter.schema, document_)), required: parameter.required, limits: `${parameter.in === 'path' ? '在路径里。' : ''}${limitsOf(resolve(parameter.schema, document_))}` }));
    if (parameters.length > 0) body.append(...block('参数', table(parameters)));
    for (const [type, content] of Object.entries(operation.requestBody?.content ?? {})) body.append(...block(`提交 ${type}`, table(rowsOf(content.schema, document_))));
    for (const [status, response] of Object.entries(operation.responses)) {
      const schema = response.content?.['application/json']?.schema;
      const rows = status < '300' && schema ? rowsOf(schema, document_) : [];
      body.append(...block(`应答 ${status}`, rows.length > 0 ? table(rows) : element('p', response.description)));
    }
  });
  return made;
}

function show(document_) {
  about.textContent = '';
  about.append('机读说明（OpenAPI 3.1）：', Object.assign(element('a', '/openapi.json'), { href: '/openapi.json' }), '。所有失败都是同一种形状，error.message 可以直接给人看，error.fields 写明哪一项填得不对。');
  const entries = [];
  for (const [index, tag] of (document_.tags ?? []).entries()) {
    const section = element('section');
    section.id = `group-${index}`;
    section.append(element('h2', tag.name));
    for (const [path, item] of Object.entries(document_.paths)) {
      for (const method of methodsInOrder) {
        const operation = item[method];
        if (!operation?.tags?.includes(tag.name)) continue;
        const node = details(path, method, operation, document_);
        section.append(node);
        entries.push({ node, section, text: `${method} ${path} ${operation.summary} ${operation.description} ${tag.name}`.toLowerCase() });
      }
    }
    const link = element('a');
    link.href = `#${section.id}`;
    link.append(element('span', tag.name), element('span', String(section.querySelectorAll('details').length)));
    groups.append(link);
    main.append(section);
  }
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const entry of entries) {
      entry.node.hidden = !words.every((word) => entry.text.includes(word));
      if (!entry.node.hidden) shown += 1;
    }
    for (const section of main.children) section.hidden = [...section.querySelectorAll('details')].every((node) => node.hidden);
    count.textContent = shown === 0 ? '没有找到这样的接口，换个词试试。' : `共 ${shown} 个接口`;
  };
  search.addEventListener('input', filter);
  filter();
  const asked = location.hash && document.getElementById(location.hash.slice(1));
  if (asked) {
    if (asked instanceof HTMLDetailsElement) asked.open = true;
    asked.scrollIntoView();
  }
}

try {
  const response = await fetch('/openapi.json');
  if (!response.ok) throw new Error(String(response.status));
  show(await response.json());
} catch {
  about.textContent = '没有读到接口说明，请刷新页面再试。';
}
