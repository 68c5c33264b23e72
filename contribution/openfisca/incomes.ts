import { during, type Entity } from "./test-case.ts";

/**
 * CSG and CRDS that stay taxable: 2.4 % (article L136-8 of the Code de la sécurité sociale) and 0.5 % (ordinance
 * 96-50, article 19), on 98.25 % of the gross salary (article L136-1-1).
 */
const TAXABLE_CHARGES = (0.024 + 0.005) * 0.9825;

/** Net over gross salary: what is left after some 22 % of contributions, in the private sector. */
const NET_SALARY = 0.78;

/** Net over gross unemployment benefit: CSG 6.2 % and CRDS 0.5 % on 98.25 %, and some 2.8 % for the pension. */
const NET_UNEMPLOYMENT = 1 - ((0.062 + 0.005) * 0.9825 + 0.028);

/** What a person earns each month, net, in euros. */
export interface Earnings {
  readonly salaire_net?: number | undefined;
  readonly chomage_net?: number | undefined;
}

/** The variables of earnings that stay the same for months: OpenFisca reads them gross, taxable or net. */
export function earnedDuring(months: readonly string[], { salaire_net, chomage_net }: Earnings): Entity {
  const variables: Record<string, number> = {};
  if (salaire_net !== undefined) {
    const gross = salaire_net / NET_SALARY;
    variables.salaire_de_base = cents(gross);
    variables.salaire_net = salaire_net;
    variables.salaire_imposable = cents(salaire_net + TAXABLE_CHARGES * gross);
  }
  if (chomage_net !== undefined) {
    variables.chomage_brut = cents(chomage_net / NET_UNEMPLOYMENT);
    variables.chomage_net = chomage_net;
  }
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, during(months, value)]));
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
