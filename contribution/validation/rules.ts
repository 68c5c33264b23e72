import type { BenefitRule, ImageRule, InstitutionRule } from "./rule.ts";
import { ageContradiction } from "./rules/age-contradiction.ts";
import { ageInTextDiffers } from "./rules/age-in-text-differs.ts";
import { ageSameSide } from "./rules/age-same-side.ts";
import { ageSingleYear } from "./rules/age-single-year.ts";
import { amountMissing } from "./rules/amount-missing.ts";
import { amountRoundsToLoss } from "./rules/amount-rounds-to-loss.ts";
import { amountUnexpected } from "./rules/amount-unexpected.ts";
import { apostrophe } from "./rules/apostrophe.ts";
import { articleForm } from "./rules/article-form.ts";
import { attachedMeaningless } from "./rules/attached-meaningless.ts";
import { benefitDuplicate } from "./rules/benefit-duplicate.ts";
import { benefitSimilar } from "./rules/benefit-similar.ts";
import { callToActionHidden } from "./rules/call-to-action-hidden.ts";
import { callToActionRepeatsLink } from "./rules/call-to-action-repeats-link.ts";
import { capitalAccent } from "./rules/capital-accent.ts";
import { codeFormer } from "./rules/code-former.ts";
import { codeNameMismatch } from "./rules/code-name-mismatch.ts";
import { codeUnknown, institutionCodeUnknown } from "./rules/code-unknown.ts";
import { communeFar } from "./rules/commune-far.ts";
import { communeFormer } from "./rules/commune-former.ts";
import { communeIsPostalCode } from "./rules/commune-is-postal-code.ts";
import { conditionForm } from "./rules/condition-form.ts";
import { conditionPerson } from "./rules/condition-person.ts";
import { criterionDuplicate } from "./rules/criterion-duplicate.ts";
import { descriptionLength } from "./rules/description-length.ts";
import { exampleFails } from "./rules/example-fails.ts";
import { fileName, institutionFileName } from "./rules/file-name.ts";
import { geographyContradiction } from "./rules/geography-contradiction.ts";
import { geographyIsWholeEpci } from "./rules/geography-is-whole-epci.ts";
import { geographyMissing } from "./rules/geography-missing.ts";
import { geographyOutsideInstitution } from "./rules/geography-outside-institution.ts";
import { htmlNotAllowed } from "./rules/html-not-allowed.ts";
import { imageKindRule } from "./rules/image-kind.ts";
import { imageMissing } from "./rules/image-missing.ts";
import { imageOrphan } from "./rules/image-orphan.ts";
import { imagePlace } from "./rules/image-place.ts";
import { imageTooHeavy } from "./rules/image-too-heavy.ts";
import { imageTwin } from "./rules/image-twin.ts";
import { inseeDuplicate } from "./rules/insee-duplicate.ts";
import { institutionCodeMissing } from "./rules/institution-code-missing.ts";
import { institutionUnknown } from "./rules/institution-unknown.ts";
import { interestFlagMissing } from "./rules/interest-flag-missing.ts";
import { labelForm } from "./rules/label-form.ts";
import { legendHidesPeriod } from "./rules/legend-hides-period.ts";
import { linkNewWindowUntitled } from "./rules/link-new-window-untitled.ts";
import { medianDot } from "./rules/median-dot.ts";
import { noCallToAction } from "./rules/no-call-to-action.ts";
import { noCriterion } from "./rules/no-criterion.ts";
import { profileDuplicate } from "./rules/profile-duplicate.ts";
import { profileRepeatsGeneral } from "./rules/profile-repeats-general.ts";
import { quotientCaf } from "./rules/quotient-caf.ts";
import { quotientSuspicious } from "./rules/quotient-suspicious.ts";
import { registerWithoutTeleservice } from "./rules/register-without-teleservice.ts";
import { sirenDuplicate } from "./rules/siren-duplicate.ts";
import { sirenInvalid } from "./rules/siren-invalid.ts";
import { sirenKind } from "./rules/siren-kind.ts";
import { strayCharacter } from "./rules/stray-character.ts";
import { untrimmed } from "./rules/untrimmed.ts";
import { urlInvalid } from "./rules/url-invalid.ts";
import { urlNotHttps } from "./rules/url-not-https.ts";
import { urlSession } from "./rules/url-session.ts";
import { urlTextFragment } from "./rules/url-text-fragment.ts";
import { urlTracking } from "./rules/url-tracking.ts";
import { urlWrapped } from "./rules/url-wrapped.ts";
import { valueOutOfRange } from "./rules/value-out-of-range.ts";
import { valuesDuplicate } from "./rules/values-duplicate.ts";
import { valuesEmpty } from "./rules/values-empty.ts";
import { variableEntity } from "./rules/variable-entity.ts";
import { variablePeriod } from "./rules/variable-period.ts";
import { variableUnknown } from "./rules/variable-unknown.ts";

/** The checks of a benefit, in the order in which their findings are listed. */
export const BENEFIT_RULES: readonly BenefitRule[] = [
  fileName,
  untrimmed,
  strayCharacter,
  labelForm,
  articleForm,
  institutionUnknown,
  benefitDuplicate,
  benefitSimilar,
  descriptionLength,
  htmlNotAllowed,
  valueOutOfRange,
  valuesEmpty,
  valuesDuplicate,
  codeUnknown,
  ageContradiction,
  ageSameSide,
  ageSingleYear,
  ageInTextDiffers,
  criterionDuplicate,
  profileDuplicate,
  profileRepeatsGeneral,
  exampleFails,
  quotientSuspicious,
  quotientCaf,
  noCriterion,
  attachedMeaningless,
  communeFormer,
  communeIsPostalCode,
  communeFar,
  geographyMissing,
  geographyOutsideInstitution,
  geographyContradiction,
  geographyIsWholeEpci,
  conditionForm,
  conditionPerson,
  amountMissing,
  amountUnexpected,
  amountRoundsToLoss,
  legendHidesPeriod,
  linkNewWindowUntitled,
  medianDot,
  apostrophe,
  capitalAccent,
  urlInvalid,
  urlSession,
  urlTracking,
  urlWrapped,
  urlTextFragment,
  urlNotHttps,
  noCallToAction,
  callToActionRepeatsLink,
  callToActionHidden,
  registerWithoutTeleservice,
  interestFlagMissing,
  imageMissing,
  variableUnknown,
  variableEntity,
  variablePeriod,
];

/** The checks of an institution, in the order in which their findings are listed. */
export const INSTITUTION_RULES: readonly InstitutionRule[] = [
  institutionFileName,
  untrimmed,
  strayCharacter,
  htmlNotAllowed,
  institutionCodeMissing,
  sirenInvalid,
  sirenKind,
  sirenDuplicate,
  inseeDuplicate,
  imageMissing,
  institutionCodeUnknown,
  codeFormer,
  codeNameMismatch,
  linkNewWindowUntitled,
  medianDot,
  apostrophe,
  capitalAccent,
  urlInvalid,
  urlSession,
  urlTracking,
  urlWrapped,
  urlTextFragment,
  urlNotHttps,
];

/** The checks of an image, in the order in which their findings are listed. */
export const IMAGE_RULES: readonly ImageRule[] = [
  imageKindRule,
  imageTwin,
  imageTooHeavy,
  imagePlace,
  imageOrphan,
];
