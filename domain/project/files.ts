import { can, guardFiles, native, ObjectId } from '../kernel';
import { ProjectModel } from './model';

/** Staff of its place open everything of a project, everybody what was published with an entry; of corrected ones it stays. */
guardFiles('project', async (ctx, id, fileId) => {
  const project = await native(ProjectModel).findOne({ _id: new ObjectId(id) }, { projection: { path: 1, ofTown: 1, 'entries.photos': 1, 'entries.documents': 1, 'entries.published': 1 } });
  if (!project) return false;
  if (ctx.actor.kind === 'staff' && can(ctx.actor, 'project.list', project)) return true;
  return project.entries.some(({ published, photos, documents }) => published && [...photos, ...documents].some((file) => file.toHexString() === fileId));
});
