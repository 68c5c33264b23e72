import { ageContradiction } from "./entries/age-contradiction.ts";
import { ageInTextDiffers } from "./entries/age-in-text-differs.ts";
import { ageSameSide } from "./entries/age-same-side.ts";
import { ageSingleYear } from "./entries/age-single-year.ts";
import { amountMissing } from "./entries/amount-missing.ts";
import { amountRoundsToLoss } from "./entries/amount-rounds-to-loss.ts";
import { amountUnexpected } from "./entries/amount-unexpected.ts";
import { apostrophe } from "./entries/apostrophe.ts";
import { articleForm } from "./entries/article-form.ts";
import { attachedMeaningless } from "./entries/attached-meaningless.ts";
import { badPattern } from "./entries/bad-pattern.ts";
import { benefitDuplicate } from "./entries/benefit-duplicate.ts";
import { benefitSimilar } from "./entries/benefit-similar.ts";
import { callToActionHidden } from "./entries/call-to-action-hidden.ts";
import { callToActionRepeatsLink } from "./entries/call-to-action-repeats-link.ts";
import { capitalAccent } from "./entries/capital-accent.ts";
import { codeFormer } from "./entries/code-former.ts";
import { codeNameMismatch } from "./entries/code-name-mismatch.ts";
import { codeUnknown } from "./entries/code-unknown.ts";
import { communeFar } from "./entries/commune-far.ts";
import { communeFormer } from "./entries/commune-former.ts";
import { communeIsPostalCode } from "./entries/commune-is-postal-code.ts";
import { conditionForm } from "./entries/condition-form.ts";
import { conditionPerson } from "./entries/condition-person.ts";
import { criterionDuplicate } from "./entries/criterion-duplicate.ts";
import { criterionNotAllowedHere } from "./entries/criterion-not-allowed-here.ts";
import { criterionUnknown } from "./entries/criterion-unknown.ts";
import { descriptionLength } from "./entries/description-length.ts";
import { emptyValue } from "./entries/empty-value.ts";
import { exampleFails } from "./entries/example-fails.ts";
import { fileName } from "./entries/file-name.ts";
import { geographyContradiction } from "./entries/geography-contradiction.ts";
import { geographyIsWholeEpci } from "./entries/geography-is-whole-epci.ts";
import { geographyMissing } from "./entries/geography-missing.ts";
import { geographyOutsideInstitution } from "./entries/geography-outside-institution.ts";
import { htmlNotAllowed } from "./entries/html-not-allowed.ts";
import { imageKind } from "./entries/image-kind.ts";
import { imageMissing } from "./entries/image-missing.ts";
import { imageOrphan } from "./entries/image-orphan.ts";
import { imagePlace } from "./entries/image-place.ts";
import { imageTooHeavy } from "./entries/image-too-heavy.ts";
import { imageTwin } from "./entries/image-twin.ts";
import { inseeDuplicate } from "./entries/insee-duplicate.ts";
import { institutionCodeMissing } from "./entries/institution-code-missing.ts";
import { institutionUnknown } from "./entries/institution-unknown.ts";
import { interestFlagMissing } from "./entries/interest-flag-missing.ts";
import { labelForm } from "./entries/label-form.ts";
import { legendHidesPeriod } from "./entries/legend-hides-period.ts";
import { linkNewWindowUntitled } from "./entries/link-new-window-untitled.ts";
import { medianDot } from "./entries/median-dot.ts";
import { missingKey } from "./entries/missing-key.ts";
import { noCallToAction } from "./entries/no-call-to-action.ts";
import { noCriterion } from "./entries/no-criterion.ts";
import { notAMapping } from "./entries/not-a-mapping.ts";
import { operatorUnknown } from "./entries/operator-unknown.ts";
import { profileDuplicate } from "./entries/profile-duplicate.ts";
import { profileRepeatsGeneral } from "./entries/profile-repeats-general.ts";
import { quotientCaf } from "./entries/quotient-caf.ts";
import { quotientSuspicious } from "./entries/quotient-suspicious.ts";
import { registerWithoutTeleservice } from "./entries/register-without-teleservice.ts";
import { sirenDuplicate } from "./entries/siren-duplicate.ts";
import { sirenInvalid } from "./entries/siren-invalid.ts";
import { sirenKind } from "./entries/siren-kind.ts";
import { strayCharacter } from "./entries/stray-character.ts";
import { unknownKey } from "./entries/unknown-key.ts";
import { unreadable } from "./entries/unreadable.ts";
import { untrimmed } from "./entries/untrimmed.ts";
import { urlInvalid } from "./entries/url-invalid.ts";
import { urlNotHttps } from "./entries/url-not-https.ts";
import { urlSession } from "./entries/url-session.ts";
import { urlTextFragment } from "./entries/url-text-fragment.ts";
import { urlTracking } from "./entries/url-tracking.ts";
import { urlWrapped } from "./entries/url-wrapped.ts";
import { valueOutOfRange } from "./entries/value-out-of-range.ts";
import { valuesDuplicate } from "./entries/values-duplicate.ts";
import { valuesEmpty } from "./entries/values-empty.ts";
import { variableEntity } from "./entries/variable-entity.ts";
import { variablePeriod } from "./entries/variable-period.ts";
import { variableUnknown } from "./entries/variable-unknown.ts";
import { wrongType } from "./entries/wrong-type.ts";
import { wrongValue } from "./entries/wrong-value.ts";
import { yamlSyntax } from "./entries/yaml-syntax.ts";
import type { Entry } from "./entry.ts";

/** What is said of every code, in the order of the documentation; the list is closed. */
export const ENTRIES = {
  unreadable: unreadable,
  "yaml-syntax": yamlSyntax,
  "not-a-mapping": notAMapping,
  "file-name": fileName,
  "unknown-key": unknownKey,
  "missing-key": missingKey,
  "wrong-type": wrongType,
  "wrong-value": wrongValue,
  "bad-pattern": badPattern,
  "empty-value": emptyValue,
  untrimmed: untrimmed,
  "stray-character": strayCharacter,
  "amount-missing": amountMissing,
  "amount-unexpected": amountUnexpected,
  "amount-rounds-to-loss": amountRoundsToLoss,
  "legend-hides-period": legendHidesPeriod,
  "description-length": descriptionLength,
  "html-not-allowed": htmlNotAllowed,
  "link-new-window-untitled": linkNewWindowUntitled,
  "condition-form": conditionForm,
  "condition-person": conditionPerson,
  "label-form": labelForm,
  "article-form": articleForm,
  "median-dot": medianDot,
  apostrophe: apostrophe,
  "capital-accent": capitalAccent,
  "url-invalid": urlInvalid,
  "url-session": urlSession,
  "url-tracking": urlTracking,
  "url-wrapped": urlWrapped,
  "url-text-fragment": urlTextFragment,
  "url-not-https": urlNotHttps,
  "no-call-to-action": noCallToAction,
  "call-to-action-repeats-link": callToActionRepeatsLink,
  "call-to-action-hidden": callToActionHidden,
  "register-without-teleservice": registerWithoutTeleservice,
  "interest-flag-missing": interestFlagMissing,
  "criterion-unknown": criterionUnknown,
  "criterion-not-allowed-here": criterionNotAllowedHere,
  "operator-unknown": operatorUnknown,
  "value-out-of-range": valueOutOfRange,
  "values-empty": valuesEmpty,
  "values-duplicate": valuesDuplicate,
  "age-contradiction": ageContradiction,
  "age-same-side": ageSameSide,
  "age-single-year": ageSingleYear,
  "age-in-text-differs": ageInTextDiffers,
  "criterion-duplicate": criterionDuplicate,
  "profile-duplicate": profileDuplicate,
  "example-fails": exampleFails,
  "profile-repeats-general": profileRepeatsGeneral,
  "quotient-suspicious": quotientSuspicious,
  "quotient-caf": quotientCaf,
  "no-criterion": noCriterion,
  "code-unknown": codeUnknown,
  "commune-former": communeFormer,
  "commune-is-postal-code": communeIsPostalCode,
  "commune-far": communeFar,
  "geography-missing": geographyMissing,
  "geography-outside-institution": geographyOutsideInstitution,
  "geography-contradiction": geographyContradiction,
  "geography-is-whole-epci": geographyIsWholeEpci,
  "attached-meaningless": attachedMeaningless,
  "institution-unknown": institutionUnknown,
  "benefit-duplicate": benefitDuplicate,
  "benefit-similar": benefitSimilar,
  "institution-code-missing": institutionCodeMissing,
  "siren-invalid": sirenInvalid,
  "siren-kind": sirenKind,
  "siren-duplicate": sirenDuplicate,
  "insee-duplicate": inseeDuplicate,
  "code-name-mismatch": codeNameMismatch,
  "code-former": codeFormer,
  "image-missing": imageMissing,
  "image-kind": imageKind,
  "image-twin": imageTwin,
  "image-orphan": imageOrphan,
  "image-too-heavy": imageTooHeavy,
  "image-place": imagePlace,
  "variable-unknown": variableUnknown,
  "variable-entity": variableEntity,
  "variable-period": variablePeriod,
} as const satisfies Record<string, Entry>;
