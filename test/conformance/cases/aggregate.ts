import { Decimal128, ObjectId, type Document } from 'bson';
import type { Db } from 'mongodb';
import { failureOf, planOf, type Case } from '../harness';

interface Row extends Document { _id: number }

const ID = new ObjectId('65f000000000000000000001');
const RATINGS: Row[] = [
  { _id: 1, org: 'a', score: 5, fee: Decimal128.fromString('0.10'), at: new Date('2026-03-01T16:30:00Z'), tags: ['x', 'y'], who: ID },
  { _id: 2, org: 'a', score: 3, fee: Decimal128.fromString('0.20'), at: new Date('2026-03-02T01:00:00Z'), tags: ['x'], who: ID },
  { _id: 3, org: 'b', score: 1, fee: Decimal128.fromString('1.50'), at: new Date('2026-04-02T01:00:00Z'), tags: [], who: null },
  { _id: 4, org: 'c', score: 4, at: new Date('2026-04-03T01:00:00Z') },
];
const ORGS: Document[] = [{ _id: 'a', name: '甲', up: 'root' }, { _id: 'b', name: '乙', up: 'a' }, { _id: 'c', name: '丙', up: 'b' }, { _id: 'root', name: '区', up: null }];

async function load(db: Db): Promise<(pipeline: Document[], from?: string) => Promise<Document[]>> {
  await db.collection<Row>('ratings').insertMany(RATINGS);
  await db.collection('orgs').insertMany(ORGS);
  return (pipeline, from = 'ratings') => db.collection(from).aggregate(pipeline).toArray();
}

function pipelines(name: string, steps: [Document[], unknown, string?][]): Case {
  return {
    name,
    run: async (db) => {
      const aggregate = await load(db);
      const answers = [];
      for (const [pipeline, , from] of steps) answers.push(await aggregate(pipeline, from));
      return answers;
    },
    expected: steps.map(([, answer]) => answer),
  };
}

export const aggregateCases: Case[] = [
  pipelines('$group', [
    [[{ $group: { _id: '$org', n: { $sum: 1 }, total: { $sum: '$score' }, mean: { $avg: '$score' }, lo: { $min: '$score' }, hi: { $max: '$score' } } }, { $sort: { _id: 1 } }],
      [{ _id: 'a', n: 2, total: 8, mean: 4, lo: 3, hi: 5 }, { _id: 'b', n: 1, total: 1, mean: 1, lo: 1, hi: 1 }, { _id: 'c', n: 1, total: 4, mean: 4, lo: 4, hi: 4 }]],
    [[{ $group: { _id: null, fee: { $sum: '$fee' }, mean: { $avg: '$fee' }, most: { $max: '$fee' } } }], [{ _id: null, fee: Decimal128.fromString('1.80'), mean: Decimal128.fromString('0.6'), most: Decimal128.fromString('1.50') }]],
    [[{ $sort: { _id: 1 } }, { $group: { _id: null, first: { $first: '$org' }, last: { $last: '$org' }, all: { $push: '$score' }, n: { $count: {} } } }], [{ _id: null, first: 'a', last: 'c', all: [5, 3, 1, 4], n: 4 }]],
    [[{ $group: { _id: { who: '$who', org: '$org' }, n: { $sum: 1 } } }, { $sort: { n: -1, '_id.org': 1 } }], [{ _id: { who: ID, org: 'a' }, n: 2 }, { _id: { who: null, org: 'b' }, n: 1 }, { _id: { org: 'c' }, n: 1 }]],
    [[{ $group: { _id: '$who', orgs: { $addToSet: '$org' } } }, { $match: { _id: ID } }], [{ _id: ID, orgs: ['a'] }]],
    [[{ $group: { _id: { $gte: ['$score', 4] }, n: { $sum: { $cond: [{ $eq: ['$org', 'a'] }, 1, 0] } } } }, { $sort: { _id: 1 } }], [{ _id: false, n: 1 }, { _id: true, n: 1 }]],
    [[{ $group: { _id: null, best: { $top: { output: '$_id', sortBy: { score: -1 } } }, two: { $firstN: { input: '$_id', n: 2 } } } }], [{ _id: null, best: 1, two: [1, 2] }]],
    [[{ $match: { _id: 99 } }, { $group: { _id: null, n: { $sum: 1 } } }], []],
    [[{ $sortByCount: '$org' }, { $limit: 1 }], [{ _id: 'a', count: 2 }]], [[{ $match: { score: { $gte: 3 } } }, { $count: 'n' }], [{ n: 3 }]],
  ]),
  pipelines('$project, $addFields, $unset, $replaceRoot, $unwind', [
    [[{ $match: { _id: 1 } }, { $project: { _id: 0, org: 1, double: { $multiply: ['$score', 2] }, none: '$missing' } }], [{ org: 'a', double: 10 }]],
    [[{ $match: { _id: 4 } }, { $addFields: { 'x.y': '$score', n: { $size: { $ifNull: ['$tags', []] } } } }, { $unset: ['at', 'score'] }], [{ _id: 4, org: 'c', x: { y: 4 }, n: 0 }]],
    [[{ $match: { _id: 1 } }, { $replaceRoot: { newRoot: { o: '$org' } } }], [{ o: 'a' }]], [[{ $match: { _id: 1 } }, { $replaceWith: { $mergeObjects: [{ a: 1 }, { b: '$score' }] } }], [{ a: 1, b: 5 }]],
    [[{ $unwind: '$tags' }, { $project: { tags: 1 } }], [{ _id: 1, tags: 'x' }, { _id: 1, tags: 'y' }, { _id: 2, tags: 'x' }]],
    [[{ $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } }, { $project: { tags: 1, i: 1 } }, { $skip: 2 }],
      [{ _id: 2, tags: 'x', i: 0 }, { _id: 3, i: null }, { _id: 4, i: null }]],
    [[{ $project: { org: 1 } }, { $match: { org: { $in: ['b', 'c'] } } }, { $sort: { _id: -1 } }], [{ _id: 4, org: 'c' }, { _id: 3, org: 'b' }]],
  ]),
  pipelines('expressions compare and convert as BSON', [
    [[{ $match: { _id: { $in: [1, 3] } } }, { $project: { same: { $eq: ['$who', ID] }, has: { $gt: ['$who', null] }, type: { $type: '$fee' }, missing: { $type: '$nothing' }, isNull: { $eq: ['$nothing', null] } } }],
      [{ _id: 1, same: true, has: true, type: 'decimal', missing: 'missing', isNull: false }, { _id: 3, same: false, has: false, type: 'decimal', missing: 'missing', isNull: false }]],
    [[{ $match: { _id: 1 } }, { $project: { sum: { $add: ['$fee', '$score'] }, rest: { $subtract: ['$fee', Decimal128.fromString('0.05')] }, in: { $in: ['$who', [ID]] }, text: { $toString: '$who' }, late: { $add: ['$at', 1000] } } }],
      [{ _id: 1, sum: Decimal128.fromString('5.10'), rest: Decimal128.fromString('0.05'), in: true, text: ID.toHexString(), late: new Date('2026-03-01T16:30:01Z') }]],
    [[{ $match: { _id: 1 } }, { $project: { day: { $dateToString: { date: '$at', format: '%Y-%m-%d', timezone: '+08:00' } }, hour: { $hour: { date: '$at', timezone: 'Asia/Shanghai' } }, cut: { $dateTrunc: { date: '$at', unit: 'month' } } } }],
      [{ _id: 1, day: '2026-03-02', hour: 0, cut: new Date('2026-03-01T00:00:00Z') }]],
    [[{ $match: { _id: 1 } }, { $project: { kept: { $filter: { input: '$tags', as: 't', cond: { $ne: ['$$t', 'x'] } } }, mapped: { $map: { input: '$tags', in: { $concat: ['$$this', '!'] } } }, n: { $reduce: { input: [1, 2, 3], initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, pick: { $switch: { branches: [{ case: { $gt: ['$score', 4] }, then: 'top' }], default: 'low' } } } }],
      [{ _id: 1, kept: ['y'], mapped: ['x!', 'y!'], n: 6, pick: 'top' }]],
    [[{ $match: { _id: { $in: [1, 2] } } }, { $project: { cut: { $dateTrunc: { date: '$at', unit: 'day', timezone: 'Asia/Shanghai' } }, days: { $dateDiff: { startDate: '$at', endDate: new Date('2026-03-03T15:00:00Z'), unit: 'day', timezone: '+08:00' } } } }],
      [{ _id: 1, cut: new Date('2026-03-01T16:00:00Z'), days: 1 }, { _id: 2, cut: new Date('2026-03-01T16:00:00Z'), days: 1 }]],
    [[{ $redact: { $cond: [{ $eq: ['$org', 'b'] }, '$$KEEP', '$$PRUNE'] } }, { $project: { at: { $indexOfCP: ['清鉴平台', '平'] }, o: { $arrayToObject: [[{ k: 'x', v: '$score' }]] } } }], [{ _id: 3, at: 2, o: { x: 1 } }]],
    [[{ $limit: 1 }, { $project: { _id: 0, v: { $convert: { input: 'x', to: 'int', onError: -1 } }, w: { $toInt: '12' }, d: { $divide: [1, 4] }, s: { $sum: [1, 2, 'x'] }, o: { $objectToArray: { a: 1 } } } }], [{ v: -1, w: 12, d: 0.25, s: 3, o: [{ k: 'a', v: 1 }] }]],
  ]),
  pipelines('$lookup, $graphLookup, $unionWith, $facet, $bucket, $setWindowFields', [
    [[{ $match: { _id: 3 } }, { $lookup: { from: 'orgs', localField: 'org', foreignField: '_id', as: 'org' } }, { $project: { 'org.name': 1 } }], [{ _id: 3, org: [{ name: '乙' }] }]],
    [[{ $match: { _id: 'a' } }, { $lookup: { from: 'ratings', let: { o: '$_id' }, pipeline: [{ $match: { $expr: { $eq: ['$org', '$$o'] } } }, { $sort: { score: 1 } }, { $project: { score: 1 } }], as: 'r' } }, { $project: { r: 1 } }],
      [{ _id: 'a', r: [{ _id: 2, score: 3 }, { _id: 1, score: 5 }] }], 'orgs'],
    [[{ $match: { _id: 'a' } }, { $lookup: { from: 'ratings', localField: '_id', foreignField: 'org', pipeline: [{ $count: 'n' }], as: 'r' } }, { $project: { r: 1 } }], [{ _id: 'a', r: [{ n: 2 }] }], 'orgs'],
    [[{ $match: { _id: 'c' } }, { $graphLookup: { from: 'orgs', startWith: '$up', connectFromField: 'up', connectToField: '_id', as: 'above', depthField: 'd' } }, { $unwind: '$above' }, { $sort: { 'above.d': 1 } }, { $project: { _id: 0, o: '$above._id', d: '$above.d' } }],
      [{ o: 'b', d: 0 }, { o: 'a', d: 1 }, { o: 'root', d: 2 }], 'orgs'],
    [[{ $project: { _id: 1 } }, { $unionWith: { coll: 'orgs', pipeline: [{ $match: { up: null } }, { $project: { _id: 1 } }] } }], [{ _id: 1 }, { _id: 2 }, { _id: 3 }, { _id: 4 }, { _id: 'root' }]],
    [[{ $facet: { n: [{ $count: 'n' }], top: [{ $sort: { score: -1 } }, { $limit: 1 }, { $project: { score: 1 } }] } }], [{ n: [{ n: 4 }], top: [{ _id: 1, score: 5 }] }]],
    [[{ $bucket: { groupBy: '$score', boundaries: [0, 3, 6], default: 'other', output: { n: { $sum: 1 } } } }], [{ _id: 0, n: 1 }, { _id: 3, n: 3 }]],
    [[{ $setWindowFields: { partitionBy: '$org', sortBy: { _id: 1 }, output: { run: { $sum: '$score', window: { documents: ['unbounded', 'current'] } } } } }, { $project: { run: 1 } }, { $sort: { _id: 1 } }], [{ _id: 1, run: 5 }, { _id: 2, run: 8 }, { _id: 3, run: 1 }, { _id: 4, run: 4 }]],
  ]),
  {
    name: '$merge and $out',
    run: async (db) => {
      const aggregate = await load(db);
      await db.collection<Document>('totals').insertOne({ _id: 'a', kept: true, n: 0 } as Document);
      await db.collection('out').createIndex({ org: 1 });
      await db.collection('out').insertOne({ old: true });
      const group = { $group: { _id: '$org', n: { $sum: 1 } } };
      const merged = await aggregate([group, { $merge: 'totals' }]);
      await aggregate([{ $match: { org: 'a' } }, group, { $merge: { into: 'totals', whenMatched: [{ $set: { n: { $add: ['$n', '$$new.n'] } } }] } }]);
      await aggregate([{ $project: { org: 1 } }, { $out: 'out' }]);
      return [
        merged, await db.collection('totals').find().sort({ _id: 1 }).toArray(), await db.collection('out').find().sort({ _id: 1 }).toArray(), (await db.collection('out').indexes()).map(({ name }) => name),
        await failureOf(aggregate([{ $merge: { into: 'totals', on: 'x' } }])), (await failureOf(aggregate([{ $match: { org: 'a' } }, group, { $merge: { into: 'totals', whenMatched: 'fail' } }]))).code,
      ];
    },
    expected: [
      [], [{ _id: 'a', kept: true, n: 4 }, { _id: 'b', n: 1 }, { _id: 'c', n: 1 }], [{ _id: 1, org: 'a' }, { _id: 2, org: 'a' }, { _id: 3, org: 'b' }, { _id: 4, org: 'c' }], ['_id_', 'org_1'],
      { code: 51183, codeName: 'Location51183' }, 11000,
    ],
  },
  {
    name: 'leading stages use indexes',
    embeddedOnly: true,
    run: async (db) => {
      const aggregate = await load(db);
      await db.collection('ratings').createIndex({ org: 1, score: -1 });
      const explain = await db.collection('ratings').aggregate([{ $match: { org: 'a' } }, { $sort: { score: -1 } }, { $limit: 1 }, { $project: { score: 1 } }]).explain('executionStats');
      return [planOf(explain), await aggregate([{ $match: { org: 'a' } }, { $sort: { score: -1 } }, { $skip: 1 }, { $limit: 1 }])];
    },
    expected: [{ stages: ['LIMIT', 'FETCH', 'IXSCAN'], index: 'org_1_score_-1', keys: 1, docs: 1, returned: 1 }, [RATINGS[1]]],
  },
  {
    name: 'what a pipeline cannot be',
    run: async (db) => {
      const aggregate = await load(db);
      const failed = async (pipeline: Document[]): Promise<unknown> => (await failureOf(aggregate(pipeline))).code;
      return [
        await failed([{ $nonsense: 1 }]), await failed([{ $match: { $nonsense: 1 } }]), await failed([{ $limit: 0 }]), await failed([{ $group: { n: { $sum: 1 } } }]), await failed([{ $group: { _id: 1, n: { $nonsense: 1 } } }]),
        await failed([{ $out: 'x' }, { $match: {} }]), await failed([{ $match: {}, $sort: { a: 1 } }]), await failed([{ $project: { a: { $nonsense: 1 } } }]), await failed([{ $count: '' }]), await failed([{ $unwind: 'tags' }]), await failed([{ $project: { s: { $switch: { branches: [{ case: false, then: 1 }] } } } }]), await failed([{ $project: { a: 1, b: 0 } }]),
      ];
    },
    expected: [40324, 2, 15958, 15955, 15952, 40601, 40323, 31325, 40156, 28818, 40066, 31254],
  },
  {
    name: '$project gives _id first and then the fields of the document',
    run: async (db) => {
      const aggregate = await load(db);
      return Object.keys((await aggregate([{ $match: { _id: 1 } }, { $project: { score: 1, org: 1, extra: { $literal: 1 } } }]))[0] ?? {});
    },
    expected: ['_id', 'org', 'score', 'extra'],
  },
  {
    name: 'variables, $$NOW and an empty collection',
    run: async (db) => {
      const aggregate = await load(db);
      const [row] = await db.collection('ratings').aggregate([{ $match: { $expr: { $eq: ['$org', '$$wanted'] } } }, { $project: { w: '$$wanted', now: { $type: '$$NOW' } } }], { let: { wanted: 'b' } }).toArray();
      return [row, await aggregate([{ $match: {} }, { $group: { _id: null, n: { $sum: 1 } } }], 'empty'), await aggregate([{ $count: 'n' }], 'empty')];
    },
    expected: [{ _id: 3, w: 'b', now: 'date' }, [], []],
  },
];
