import { Decimal128, Double, Long, type Int32 } from 'bson';
import { bsonType, isInt32, toNumber, type Value } from './values';

/** A finite number without loss: `coefficient * 10 ** exponent`. */
export interface ExactDecimal { coefficient: bigint; exponent: number }

type Numeric = number | bigint | Double | Int32 | Long | Decimal128;

const DECIMAL_DIGITS = 34;

/** Whether the value is a Decimal128. */
export function isDecimal(value: unknown): value is Decimal128 {
  return typeof value === 'object' && value !== null && bsonType(value) === 'Decimal128';
}

function isLong(value: unknown): value is Long {
  return typeof value === 'object' && value !== null && bsonType(value) === 'Long';
}

function isDoubleTyped(value: Numeric): boolean {
  return typeof value === 'number' ? !isInt32(value) : typeof value === 'object' && bsonType(value) === 'Double';
}

function exactOfDouble(value: number): ExactDecimal {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  const signed = value < 0 ? -mantissa : mantissa;
  const power = (biased === 0 ? 1 : biased) - 1075;
  // 2**-n is 5**n * 10**-n, so every double is a finite decimal
  return power >= 0
    ? { coefficient: signed << BigInt(power), exponent: 0 }
    : { coefficient: signed * 5n ** BigInt(-power), exponent: power };
}

/** The exact value, or undefined for NaN and the infinities. */
export function exactOf(value: Numeric): ExactDecimal | undefined {
  if (typeof value === 'bigint') return { coefficient: value, exponent: 0 };
  if (isLong(value)) return { coefficient: value.toBigInt(), exponent: 0 };
  if (isDecimal(value)) {
    const match = /^(-?)(\d+)(?:\.(\d*))?(?:E([+-]?\d+))?$/.exec(value.toString());
    if (!match) return undefined;
    const fraction = match[3] ?? '';
    const coefficient = BigInt(match[2]! + fraction);
    return { coefficient: match[1] ? -coefficient : coefficient, exponent: Number(match[4] ?? 0) - fraction.length };
  }
  const number = toNumber(value);
  if (!Number.isFinite(number)) return undefined;
  return Number.isInteger(number) ? { coefficient: BigInt(number), exponent: 0 } : exactOfDouble(number);
}

/** Compares two finite exact values: negative, 0 or positive. */
export function compareExact(a: ExactDecimal, b: ExactDecimal): number {
  const shift = Math.min(a.exponent, b.exponent);
  const left = a.coefficient * 10n ** BigInt(a.exponent - shift);
  const right = b.coefficient * 10n ** BigInt(b.exponent - shift);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Compares numbers of any type by value, without rounding; NaN is below every number and equals itself. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  const x = toNumber(a);
  const y = toNumber(b);
  if (x < y) return -1;
  if (x > y) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) ? (Number.isNaN(y) ? 0 : -1) : 1;
  if (typeof a === 'number' && typeof b === 'number') return 0;
  // rounding keeps order, so only equal roundings need the exact values
  const left = exactOf(a);
  const right = exactOf(b);
  if (left && right) return compareExact(left, right);
  if (!left && !right) return 0;
  // one of them overflowed a double without being infinite
  return (left ? -1 : 1) * (x > 0 ? 1 : -1);
}

/** A Decimal128 of an exact value, rounded half-even to 34 digits. */
export function decimalOf(exact: ExactDecimal): Decimal128 {
  let { coefficient, exponent } = exact;
  const negative = coefficient < 0n;
  if (negative) coefficient = -coefficient;
  const excess = coefficient.toString().length - DECIMAL_DIGITS;
  if (excess > 0) {
    const unit = 10n ** BigInt(excess);
    const rest = coefficient % unit;
    coefficient /= unit;
    if (rest * 2n > unit || (rest * 2n === unit && coefficient % 2n === 1n)) coefficient += 1n;
    exponent += excess;
  }
  return Decimal128.fromString(`${negative ? '-' : ''}${coefficient}E${exponent}`);
}

function decimalExact(value: Numeric): ExactDecimal | undefined {
  // MongoDB takes a double into decimal arithmetic with 15 significant digits
  if (isDoubleTyped(value) && typeof value !== 'bigint') {
    const number = toNumber(value);
    return Number.isFinite(number) ? exactOf(Decimal128.fromString(String(Number(number.toPrecision(15))))) : undefined;
  }
  return exactOf(value);
}

function integral(result: bigint, wantLong: boolean): Numeric {
  const number = Number(result);
  if (!wantLong && isInt32(number) && BigInt(number) === result) return number;
  if (result >= -(2n ** 63n) && result < 2n ** 63n) return Long.fromBigInt(result);
  return number;
}

function doubleResult(value: number): Numeric {
  return isInt32(value) ? new Double(value) : value;
}

function arithmetic(
  a: Numeric, b: Numeric,
  onNumber: (x: number, y: number) => number,
  onBigint: (x: bigint, y: bigint) => bigint,
  onExact: (x: ExactDecimal, y: ExactDecimal) => ExactDecimal,
): Numeric {
  if (isDecimal(a) || isDecimal(b)) {
    const x = decimalExact(a);
    const y = decimalExact(b);
    if (x && y) return decimalOf(onExact(x, y));
    return Decimal128.fromString(String(onNumber(toNumber(a), toNumber(b))));
  }
  if (isDoubleTyped(a) || isDoubleTyped(b)) return doubleResult(onNumber(toNumber(a), toNumber(b)));
  const anyLong = isLong(a) || isLong(b) || typeof a === 'bigint' || typeof b === 'bigint';
  if (!anyLong) {
    const result = onNumber(toNumber(a), toNumber(b));
    if (isInt32(result)) return result;
  }
  return integral(onBigint(exactOf(a)!.coefficient, exactOf(b)!.coefficient), anyLong);
}

/** Sum with MongoDB's type promotion: int32 to int64 on overflow, then double, then Decimal128. */
export function addNumbers(a: Numeric, b: Numeric): Numeric {
  return arithmetic(a, b, (x, y) => x + y, (x, y) => x + y, (x, y) => {
    const exponent = Math.min(x.exponent, y.exponent);
    return {
      coefficient: x.coefficient * 10n ** BigInt(x.exponent - exponent) + y.coefficient * 10n ** BigInt(y.exponent - exponent),
      exponent,
    };
  });
}

/** Product with MongoDB's type promotion. */
export function multiplyNumbers(a: Numeric, b: Numeric): Numeric {
  return arithmetic(a, b, (x, y) => x * y, (x, y) => x * y, (x, y) => (
    { coefficient: x.coefficient * y.coefficient, exponent: x.exponent + y.exponent }
  ));
}

/** Quotient of a Decimal128 division to 34 digits; the divisor must not be zero. */
export function divideDecimal(a: Numeric, b: Numeric): Decimal128 {
  const x = decimalExact(a);
  const y = decimalExact(b);
  if (!x || !y) return Decimal128.fromString(String(toNumber(a) / toNumber(b)));
  const scale = DECIMAL_DIGITS + 2 + Math.max(0, y.coefficient.toString().length - x.coefficient.toString().length);
  const quotient = (x.coefficient * 10n ** BigInt(scale)) / y.coefficient;
  return trimDecimal(decimalOf({ coefficient: quotient, exponent: x.exponent - y.exponent - scale }));
}

/** Drops the zeros a division leaves behind: 2.500000 becomes 2.5. */
function trimDecimal(value: Decimal128): Decimal128 {
  const exact = exactOf(value);
  if (!exact || exact.coefficient === 0n) return value;
  let { coefficient, exponent } = exact;
  while (exponent < 0 && coefficient % 10n === 0n) {
    coefficient /= 10n;
    exponent += 1;
  }
  return decimalOf({ coefficient, exponent });
}

/** A value as the expression library wants it: wrappers that a JavaScript number can hold become numbers. */
export function plainNumber(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  const type = bsonType(value);
  if (type === 'Double' || type === 'Int32') return (value as Double).value;
  if (type === 'Long') {
    const number = (value as Long).toNumber();
    return Number.isSafeInteger(number) ? number : value;
  }
  return value;
}
