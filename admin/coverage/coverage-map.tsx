import { useEffect, useId, useState } from "react";
import type { Coverage } from "../../contribution/territory/coverage.ts";
import { AROUND_PARIS, MAINLAND, OVERSEAS } from "../../contribution/territory/france-map.ts";
import type { Territory } from "../../contribution/territory/territory.ts";
import { loadFranceMap } from "./france-map-file.ts";

/** The departments around Paris, too small to be seen among the others. */
const PARIS = { codes: AROUND_PARIS, viewBox: "303 133 22 22" };

const OVERSEAS_CODES = ["971", "972", "973", "974", "976"];
const CELL = { width: 92, height: 84 } as const;
const HEIGHT = MAINLAND.height + CELL.height + 16;

/**
 * A map of France by department: covered in full (plain), in part (striped), or not (empty). The words that say the
 * same stand beside it, so that it is hidden from who listens.
 */
export function CoverageMap({ coverage, territory }: { coverage: Coverage; territory: Territory }) {
  const [outlines, setOutlines] = useState<ReadonlyMap<string, string>>();
  const stripes = useId();
  useEffect(() => {
    let isShown = true;
    loadFranceMap().then(
      (loaded) => isShown && setOutlines(loaded),
      // Without its outlines the map is left out: the words stay.
      () => undefined,
    );
    return () => {
      isShown = false;
    };
  }, []);
  if (!outlines) return null;
  const department = (code: string) => (
    <path
      key={code}
      d={outlines.get(code) ?? ""}
      fill={fillOf(coverage, code, stripes)}
      stroke="#4c5561"
      strokeWidth="1"
      vectorEffect="non-scaling-stroke"
    >
      <title>{titleOf(coverage, code, territory)}</title>
    </path>
  );
  const isMainland = (code: string) => !OVERSEAS_CODES.includes(code);
  return (
    <div className="ct-map">
      <svg viewBox={`0 0 ${MAINLAND.width} ${HEIGHT}`} aria-hidden="true" focusable="false">
        <Stripes id={stripes} />
        {[...outlines.keys()].filter(isMainland).map(department)}
        <Inset x={MAINLAND.width - 120} y={0} width={120} height={108} viewBox={PARIS.viewBox} name="Paris">
          {PARIS.codes.map(department)}
        </Inset>
        {OVERSEAS_CODES.map((code, index) => (
          <Inset
            key={code}
            x={index * (MAINLAND.width / OVERSEAS_CODES.length) + 14}
            y={MAINLAND.height + 4}
            width={CELL.width}
            height={CELL.height - 22}
            viewBox={`-2 -2 ${OVERSEAS.width + 4} ${OVERSEAS.height + 4}`}
            name={territory.department(code)?.name ?? code}
          >
            {department(code)}
          </Inset>
        ))}
      </svg>
      <Legend stripes={stripes} />
      <p className="ct-map-credits">
        Fond de carte : MapSVG par @svg-maps (CC BY 4.0) ; outre-mer : Natural Earth (domaine public).
      </p>
    </div>
  );
}

function Stripes({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="7" height="7" fill="#fff" />
        <rect width="3.5" height="7" fill="#1a4f9c" />
      </pattern>
    </defs>
  );
}

function Inset({
  x,
  y,
  width,
  height,
  viewBox,
  name,
  children,
}: {
  x: number;
  y: number;
  width: number;
  height: number;
  viewBox: string;
  name: string;
  children: React.ReactNode;
}) {
  return (
    <g>
      <svg x={x} y={y} width={width} height={height} viewBox={viewBox} aria-hidden="true">
        {children}
      </svg>
      <text x={x + width / 2} y={y + height + 16} textAnchor="middle" fontSize="17" fill="#1b1f24">
        {name}
      </text>
    </g>
  );
}

function Legend({ stripes }: { stripes: string }) {
  const entries = [
    ["#1a4f9c", "en entier"],
    [`url(#${stripes})`, "en partie"],
    ["#fff", "non couvert"],
  ] as const;
  return (
    <ul className="ct-map-legend" aria-hidden="true">
      {entries.map(([fill, label]) => (
        <li key={label}>
          <svg width="22" height="14" focusable="false" aria-hidden="true">
            <rect width="21" height="13" x=".5" y=".5" fill={fill} stroke="#4c5561" />
          </svg>{" "}
          {label}
        </li>
      ))}
    </ul>
  );
}

function fillOf({ departments }: Coverage, code: string, stripes: string): string {
  const covered = departments.get(code);
  if (!covered) return "#fff";
  return covered.isWhole ? "#1a4f9c" : `url(#${stripes})`;
}

function titleOf({ departments }: Coverage, code: string, territory: Territory): string {
  const name = `${territory.department(code)?.name ?? ""} (${code})`;
  const covered = departments.get(code);
  if (!covered) return `${name} : non couvert`;
  if (covered.isWhole) return `${name} : en entier`;
  return `${name} : ${covered.communes.length} communes sur ${territory.communesOf("department", code).size}`;
}
