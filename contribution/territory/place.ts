/** What stands before a name in a sentence, as INSEE says it; none for « Occitanie », « Paris ». */
export type Article = "" | "le" | "la" | "les" | "l’";

/** A region; overseas collectivities are their own region, with the same code as their department (975, 977, 978, 984, 986 to 989). */
export interface Region {
  /** INSEE code: two digits, three for an overseas collectivity. */
  readonly code: string;
  readonly name: string;
  readonly article: Article;
}

/** A department, or an overseas collectivity. */
export interface Department {
  /** INSEE code: `01` to `95`, `2A`, `2B`, `971` to `989`. */
  readonly code: string;
  readonly name: string;
  readonly article: Article;
  /** INSEE code of its region. */
  readonly region: string;
}

/** CC: communauté de communes, CA: d'agglomération, CU: urbaine, METRO: métropole, that of Lyon included. */
export type EpciKind = "CC" | "CA" | "CU" | "METRO";

/** An intercommunality that levies its own taxes (the only ones that the simulator knows: not the EPTs of Greater Paris). */
export interface Epci {
  /** SIREN, nine digits. */
  readonly code: string;
  /** As the DGCL writes it, kind abbreviated: `CC Pays d'Uzès`. */
  readonly name: string;
  readonly kind: EpciKind;
  /** Codes of its communes, sorted. */
  readonly communes: readonly string[];
  /** Codes of the departments where it has communes, sorted: 89 EPCIs have several. */
  readonly departments: readonly string[];
}

/** A commune that exists today. */
export interface Commune {
  /** INSEE code, five characters. */
  readonly code: string;
  readonly name: string;
  readonly department: string;
  readonly region: string;
  /** SIREN of its EPCI; none in the overseas collectivities, nor on four islands of Brittany and Vendée. */
  readonly epci: string | undefined;
  readonly postalCodes: readonly string[];
  /** None in the overseas collectivities. */
  readonly siren: string | undefined;
  /** Inhabitants, 0 where the source gives none (uninhabited islands). */
  readonly population: number;
}

/** What a code that is no commune's any more stands for. */
export type FormerCommuneKind = "deleguee" | "associee" | "arrondissement" | "ancienne";

/** A code that the simulator never meets: it gives every household its current commune. */
export interface FormerCommune {
  readonly code: string;
  /** Absent for an `ancienne`: the source keeps its code only. */
  readonly name?: string;
  readonly kind: FormerCommuneKind;
  /** Code of the current commune. */
  readonly successor: string;
}

/** A name that a current commune's code had before a merger: Bellegarde-sur-Valserine for Valserhône. */
export interface FormerName {
  readonly code: string;
  readonly name: string;
}

/** The kinds of place that a criterion may name. */
export type PlaceKind = "region" | "department" | "epci" | "commune" | "postal_code";
