import type mongoose from 'mongoose';
import type { z } from 'zod';
import type { OrganisationDetail, OrganisationListQuery, OrganisationNode, organisationTreeQuery } from '../../../contracts/organisation';
import type { Page } from '../../../contracts/common';
import type { Context } from '../context';
import { native, ObjectId, toObjectId } from '../database';
import { fail } from '../errors';
import { abilitiesOf, authorize, scopeFilter } from '../policy';
import { cursorAfter, cursorValue, textPattern } from '../page';
import { OrganisationModel, type OrganisationRecord } from './model';
import { organisationScope } from './policy';
import { windowWords } from './words';

type Filter = mongoose.mongo.Filter<OrganisationRecord>;
const organisations = () => native(OrganisationModel);

/** One organisation by id, or null. No authority is asked: for the kernel and the capabilities, not for doors. */
export function findOrganisation(id: ObjectId | string): Promise<OrganisationRecord | null> {
  return organisations().findOne({ _id: new ObjectId(id) });
}

/** What stands above everything: one district, as a rule. */
export function findRoots(): Promise<OrganisationRecord[]> {
  return organisations().find({ parentId: null }).toArray();
}

/** Everything below it at any depth, itself not included. */
export function descendants(id: ObjectId | string): Promise<OrganisationRecord[]> {
  const _id = new ObjectId(id);
  return organisations().find({ path: _id, _id: { $ne: _id } }).sort({ code: 1 }).toArray();
}

/** Names by id, for presenters; ids that do not exist are left out. */
export async function organisationNames(ids: Iterable<ObjectId | string>): Promise<Map<string, string>> {
  const wanted = [...new Set([...ids].map(String))].map((id) => new ObjectId(id));
  if (wanted.length === 0) return new Map();
  const found = await organisations().find({ _id: { $in: wanted } }, { projection: { name: 1 } }).toArray();
  return new Map(found.map((one) => [one._id.toHexString(), one.name]));
}

/** Every node within the viewer's scope, parents before children, siblings by code. */
export async function organisationTree(ctx: Context, query: z.infer<typeof organisationTreeQuery>): Promise<{ items: OrganisationNode[] }> {
  const found = await organisations().find({ ...visible(ctx), ...openOnly(query.closed) }).sort({ code: 1 }).toArray();
  found.sort((a, b) => a.path.length - b.path.length);
  return { items: await presentNodes(found) };
}

/** One page of organisations within the viewer's scope, by code. */
export async function listOrganisations(ctx: Context, query: OrganisationListQuery): Promise<Page<OrganisationNode>> {
  const filter = listFilter(ctx, query);
  const after = cursorValue(query.cursor);
  const found = await organisations()
    .find({ $and: [filter, after === undefined ? {} : { code: { $gt: after } }] } as Filter)
    .sort({ code: 1 })
    .limit(query.limit + 1)
    .toArray();
  const items = await presentNodes(found.slice(0, query.limit));
  const total = await organisations().countDocuments(filter);
  return { items, nextCursor: found.length > query.limit ? cursorAfter(items.at(-1)!.code) : null, total };
}

/** A row of an export: with the codes that an import asks for. */
export interface OrganisationRow extends OrganisationNode {
  parentCode: string;
  parentName: string;
  departmentCode: string | null;
}

/**
 * The whole list for an export that can be imported again: parents before children, without the district, which no
 * sheet makes. Windows have a sheet of their own. @throws Fault forbidden
 */
export async function* eachOrganisation(ctx: Context, query: Omit<OrganisationListQuery, 'cursor' | 'limit'>): AsyncGenerator<OrganisationRow> {
  authorize(ctx.actor, 'organisation.export');
  const windows = query.kind === 'window';
  const found = await organisations()
    .find({ $and: [listFilter(ctx, query), windows ? {} : { kind: { $nin: ['district', 'window'] } }] } as Filter)
    .sort({ code: 1 })
    .toArray();
  found.sort((a, b) => a.path.length - b.path.length);
  const around = await organisations().find({ _id: { $in: found.flatMap((one) => [...(one.parentId ? [one.parentId] : []), ...(one.window ? [one.window.departmentId] : [])]) } }, { projection: { code: 1, name: 1 } }).toArray();
  const byId = new Map(around.map((one) => [one._id.toHexString(), one]));
  for (const node of await presentNodes(found)) {
    const parent = node.parentId ? byId.get(node.parentId) : undefined;
    yield { ...node, parentCode: parent?.code ?? '', parentName: parent?.name ?? '', departmentCode: node.window?.department ? (byId.get(node.window.department.id)?.code ?? null) : null };
  }
}

/** One organisation with its history and what the viewer may do with it. */
export async function showOrganisation(ctx: Context, id: string): Promise<OrganisationDetail> {
  const found = (await organisations().findOne({ _id: toObjectId(id) })) ?? fail('notFound');
  authorize(ctx.actor, 'organisation.list', organisationScope(found));
  const [node] = await presentNodes([found]);
  const names = await organisationNames(found.path);
  return {
    ...node!,
    ancestors: found.path.slice(0, -1).map((one) => ({ id: one.toHexString(), name: names.get(one.toHexString()) ?? '' })),
    history: found.history.map((line) => ({ ...line, at: line.at.toISOString() })),
    openChildren: await organisations().countDocuments({ parentId: found._id, active: true }),
    version: found.trail.seq,
    abilities: abilitiesOf(ctx.actor, 'organisation', organisationScope(found)),
  };
}

function listFilter(ctx: Context, query: Omit<OrganisationListQuery, 'cursor' | 'limit'>): Filter {
  const wanted: Filter[] = [visible(ctx), openOnly(query.closed)];
  if (query.kind) wanted.push({ kind: query.kind });
  if (query.underId) wanted.push({ path: new ObjectId(query.underId), _id: { $ne: new ObjectId(query.underId) } });
  if (query.departmentId) wanted.push({ 'window.departmentId': new ObjectId(query.departmentId) });
  if (query.text) {
    const pattern = textPattern(query.text);
    wanted.push({ $or: [{ name: pattern }, { shortName: pattern }, { code: pattern }, { 'window.services': pattern }] });
  }
  return { $and: wanted };
}

function visible(ctx: Context): Filter {
  const { path } = scopeFilter(ctx.actor, 'organisation.list');
  return path ? { $or: [{ path }, { 'window.departmentId': path }] } : {};
}

const openOnly = (closed: 'with' | 'without'): Filter => (closed === 'with' ? {} : { active: true });

async function presentNodes(found: OrganisationRecord[]): Promise<OrganisationNode[]> {
  const departments = await organisationNames(found.flatMap((one) => (one.window ? [one.window.departmentId] : [])));
  const mergedInto = await mergeTargets(found);
  return found.map((one) => ({
    id: one._id.toHexString(),
    kind: one.kind,
    name: one.name,
    shortName: one.shortName ?? null,
    code: one.code,
    parentId: one.parentId?.toHexString() ?? null,
    path: one.path.map((ancestor) => ancestor.toHexString()),
    active: one.active,
    closing: presentClosing(one, mergedInto),
    window: one.window ? presentWindow(one.window, departments) : null,
  }));
}

function presentWindow(window: NonNullable<OrganisationRecord['window']>, departments: Map<string, string>): NonNullable<OrganisationNode['window']> {
  const id = window.departmentId.toHexString();
  const name = departments.get(id);
  return { code: window.code, number: window.number, services: window.services, department: name === undefined ? null : { id, name } };
}

/** What merged windows lead to, in words with the hall. */
async function mergeTargets(found: OrganisationRecord[]): Promise<Map<string, string>> {
  const ids = found.flatMap((one) => one.mergedIntoId ?? []);
  if (ids.length === 0) return new Map();
  const targets = await organisations().find({ _id: { $in: ids } }).toArray();
  return new Map(await Promise.all(targets.map(async (one) => [one._id.toHexString(), await windowWords(one)] as const)));
}

function presentClosing({ active, history, mergedIntoId }: OrganisationRecord, targets: Map<string, string>): OrganisationNode['closing'] {
  const line = active ? undefined : history.findLast(({ change }) => change === 'closed' || change === 'merged');
  if (!line) return null;
  const id = mergedIntoId?.toHexString();
  return { at: line.at.toISOString(), reason: line.reason ?? '', mergedInto: id ? { id, name: targets.get(id) ?? '' } : null };
}
