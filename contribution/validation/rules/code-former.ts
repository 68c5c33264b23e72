import type { InstitutionRule } from "../rule.ts";

/** The perimeter of a commune is that of a current one. */
export const codeFormer: InstitutionRule = {
  code: "code-former",
  check({ type, code_insee: found }, { catalogue: { territory } }) {
    if (type !== "commune" || found === undefined || territory.commune(found)) return [];
    const former = territory.formerCommune(found);
    const successor = former && territory.commune(former.successor);
    if (!former || !successor) return [];
    const values = {
      found,
      name: former.name ?? "une ancienne commune",
      successor: successor.name,
      successorCode: successor.code,
    };
    return [{ path: ["code_insee"], values, changes: [{ path: ["code_insee"], value: successor.code }] }];
  },
};
