import fc from 'fast-check';

/** The part of JSON Schema that the API description uses. */
export interface JsonSchema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

/** Values that the schema accepts, as far as a description can tell (cross-field rules are not in it). */
export function validValue(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const several = schema.anyOf ?? schema.oneOf;
  if (several) return fc.oneof(...several.map(validValue));
  if (schema.allOf) return fc.tuple(...schema.allOf.map(validValue)).map((parts) => Object.assign({}, ...parts) as unknown);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'string':
      return text(schema);
    case 'integer':
      return fc.integer({ min: Math.max(schema.minimum ?? 0, -1e9), max: Math.min(schema.maximum ?? 1e6, 1e9) });
    case 'number':
      return fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 1e6, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(validValue(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? Infinity, (schema.minItems ?? 0) + 3) });
    case 'object':
      return record(schema);
    default:
      return fc.jsonValue();
  }
}

function text(schema: JsonSchema): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return fc.uuid({ version: 4 });
  if (schema.format === 'date-time') return fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
  if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern));
  return fc.string({ unit: fc.constantFrom(...'清鉴回访办理已经abc019 '), minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 40, (schema.minLength ?? 0) + 20) }).map((value) => (schema.minLength ? value.replaceAll(' ', '办') : value));
}

function record(schema: JsonSchema): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {});
  if (properties.length === 0) return fc.constant({});
  return fc.record(Object.fromEntries(properties.map(([name, value]) => [name, validValue(value)])), { requiredKeys: schema.required ?? [] });
}

/** What nobody should send: anything JSON can say, with the words that break careless programs. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom('', '\u0000', '__proto__', '$where', '../../etc/passwd', '%00', '\ud800', 'x'.repeat(5000), -1, 1e309, Number.MAX_SAFE_INTEGER, null, true, [], {}, { $gt: '' }, { $ne: null }, [[[]]], { __proto__: null, constructor: 1 }),
  fc.jsonValue(),
);

/** Mostly right, one part replaced by something hostile. */
export function damagedValue(schema: JsonSchema): fc.Arbitrary<unknown> {
  const names = Object.keys(schema.properties ?? {});
  if (names.length === 0) return hostileValue;
  return fc.oneof(
    hostileValue,
    fc.tuple(validValue(schema), fc.constantFrom(...names), hostileValue).map(([value, name, damage]) => ({ ...(value as object), [name]: damage })),
  );
}
