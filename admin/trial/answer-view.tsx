import type {
  Answer,
  JudgedAnswer,
  ProfileReason,
  Reason,
} from "../../contribution/eligibility/answers/answer.ts";
import type { Verdict } from "../../contribution/eligibility/judging/truth.ts";
import { unbreakable } from "../locale/typography.ts";
import { answerText, isJudged } from "./answer-text.ts";

/** What a benefit answers to a person, and why: each condition with its own answer. */
export function AnswerView({ answer }: { answer: Answer }) {
  return (
    <div className={`ct-answer ct-answer-${answer.status}`}>
      <p role="status" className="ct-answer-text">
        {unbreakable(answerText(answer))}
      </p>
      {answer.status === "error" && (
        <ul className="ct-reasons">
          {answer.findings.map(({ path, message }) => (
            <li key={`${path.join(".")} ${message}`}>{unbreakable(message)}</li>
          ))}
        </ul>
      )}
      {isJudged(answer) && <Reasons answer={answer} />}
    </div>
  );
}

function Reasons({ answer: { interest, general, profiles } }: { answer: JudgedAnswer }) {
  const asked = interest ? [interest, ...general] : general;
  return (
    <>
      {asked.length > 0 && <ReasonList reasons={asked} />}
      {profiles.length > 0 && (
        <>
          <p>{profiles.length > 1 ? "Et l’un de ces profils :" : "Et ce profil :"}</p>
          <ul className="ct-reasons">
            {profiles.map((profile, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: profiles have no identity but their place
              <ProfileItem key={index} profile={profile} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function ProfileItem({ profile: { verdict, own, conditions } }: { profile: ProfileReason }) {
  return (
    <li>
      <Mark verdict={verdict} /> {unbreakable(own.sentence)}
      {conditions.length > 0 && <ReasonList reasons={conditions} />}
    </li>
  );
}

function ReasonList({ reasons }: { reasons: readonly Reason[] }) {
  return (
    <ul className="ct-reasons">
      {reasons.map(({ verdict, sentence }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same condition may stand twice
        <li key={index}>
          <Mark verdict={verdict} /> {unbreakable(sentence)}
        </li>
      ))}
    </ul>
  );
}

const MARKS: Readonly<Record<Verdict, readonly [sign: string, word: string]>> = {
  yes: ["✓", "Rempli :"],
  no: ["✗", "Pas rempli :"],
  unknown: ["?", "On ne sait pas :"],
};

function Mark({ verdict }: { verdict: Verdict }) {
  const [sign, word] = MARKS[verdict];
  return (
    <span className={`ct-mark ct-mark-${verdict}`}>
      <span aria-hidden="true">{sign}</span>
      <span className="ct-hidden">{word}</span>
    </span>
  );
}
