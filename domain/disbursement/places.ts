import { native, OrganisationModel, type ObjectId, type OrganisationRecord } from '../kernel';

const bare = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').replace(/(村民委员会|村委会|居民委员会|居委会|村村民委员会)$/, '');

/** Every village and community of a district by the words that a sheet may use for it. */
export class Villages {
  private constructor(private readonly byWords: Map<string, OrganisationRecord[]>) {}

  static async of(senderId: ObjectId): Promise<Villages> {
    const sender = await native(OrganisationModel).findOne({ _id: senderId });
    const found = await native(OrganisationModel).find({ kind: { $in: ['town', 'village', 'community'] }, path: sender?.path[0] ?? senderId, active: true }).toArray();
    const towns = new Map(found.filter(({ kind }) => kind === 'town').map((town) => [town._id.toHexString(), town]));
    const byWords = new Map<string, OrganisationRecord[]>();
    for (const village of found) {
      if (village.kind === 'town') continue;
      const town = towns.get(String(village.parentId));
      const names = [village.name, village.shortName].filter((name): name is string => Boolean(name)).flatMap((name) => [bare(name), bare(name).replace(/[村社区]+$/, '')]);
      const townNames = town ? [town.name, town.shortName].filter((name): name is string => Boolean(name)).map(bare) : [];
      const words = new Set([village.code, ...names, ...townNames.flatMap((townName) => names.map((name) => `${townName}${name}`))]);
      for (const word of words) byWords.set(word, [...(byWords.get(word) ?? []), village]);
    }
    return new Villages(byWords);
  }

  /** The village meant, or what is wrong with the words. */
  find(name: string, town: string | undefined): OrganisationRecord | string {
    const found = this.byWords.get(town ? bare(town) + bare(name) : bare(name)) ?? this.byWords.get(name.trim()) ?? [];
    if (found.length === 1) return found[0]!;
    if (found.length > 1) return `有 ${found.length} 个村叫“${name}”，请补上乡镇一列`;
    return town ? `“${town}”没有叫“${name}”的村或社区` : `没有叫“${name}”的村或社区`;
  }
}
