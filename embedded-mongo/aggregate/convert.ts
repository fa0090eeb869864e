import { Decimal128, ObjectId } from 'bson';
import { failure, type MongoFailure } from '../errors';
import { isDecimal } from '../bson/numbers';
import { isNumeric, toNumber, typeAlias, type Value } from '../bson/values';

function conversionFailed(value: Value, target: string, why: string): MongoFailure {
  return failure('ConversionFailure', `Failed to convert ${typeof value === 'string' ? `'${value}'` : typeAlias(value)} to ${target} in $convert with no onError value: ${why}`);
}

/** `$convert` and its short forms. Throws ConversionFailure. */
export function convertTo(value: Value, target: string): Value {
  if (value === null || value === undefined) return null;
  switch (target) {
    case 'objectId':
      if (typeof value === 'string' && ObjectId.isValid(value) && value.length === 24) return new ObjectId(value);
      if (value instanceof ObjectId) return value;
      throw conversionFailed(value, target, 'Invalid string length for parsing to OID');
    case 'decimal':
      if (value instanceof Date) return Decimal128.fromString(String(value.getTime()));
      if (typeof value === 'boolean') return Decimal128.fromString(value ? '1' : '0');
      if (isNumeric(value) || typeof value === 'string') {
        try {
          return isDecimal(value) ? value : Decimal128.fromString(String(value));
        } catch {
          throw conversionFailed(value, target, 'Failed to parse string to decimal');
        }
      }
      break;
    case 'bool': return isNumeric(value) ? toNumber(value) !== 0 : value !== false;
    case 'double': case 'int': case 'long': {
      let number: number;
      if (typeof value === 'boolean') number = Number(value);
      else if (value instanceof Date) number = value.getTime();
      else if (value instanceof ObjectId) break;
      else if (isNumeric(value)) number = toNumber(value);
      else if (typeof value === 'string' && value.trim() === value && value !== '' && !Number.isNaN(Number(value))) number = Number(value);
      else throw conversionFailed(value, target, 'Did not consume whole string.');
      if (target === 'double') return number;
      if (typeof value === 'string' && !Number.isInteger(number)) throw conversionFailed(value, target, 'Did not consume whole string.');
      const whole = Math.trunc(number);
      if (!Number.isFinite(whole) || (target === 'int' && (whole | 0) !== whole)) throw conversionFailed(value, target, 'Conversion would overflow target type');
      return whole;
    }
    case 'date': {
      const time = value instanceof Date ? value.getTime()
        : value instanceof ObjectId ? value.getTimestamp().getTime()
          : isNumeric(value) ? toNumber(value)
            : typeof value === 'string' ? Date.parse(value) : Number.NaN;
      if (Number.isNaN(time)) throw conversionFailed(value, target, 'Error parsing date string');
      return new Date(time);
    }
    case 'string':
      if (value instanceof Date) return value.toISOString();
      if (typeof value === 'string' || typeof value === 'boolean' || isNumeric(value) || value instanceof ObjectId) return String(value);
      break;
    default: throw failure('BadValue', `Unknown type name: ${target}`);
  }
  throw failure('ConversionFailure', `Unsupported conversion from ${typeAlias(value)} to ${target} in $convert with no onError value`);
}
