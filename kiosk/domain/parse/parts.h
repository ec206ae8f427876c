#pragma once
// From JSON to the components of a service standard: one reader each. They report what is wrong and
// always give a value; the caller asks the findings whether it may be used. Pure.

#include "kiosk/domain/parse/fields.h"
#include "kiosk/domain/service.h"

namespace kiosk::domain::parse {

inline constexpr IntegerRange schema_range{1, 1};  // the one version of our files there is

Requirements read_requirements(const JsonNode& node, Findings& findings);
Procedure read_procedure(const JsonNode& node, Findings& findings);  // without flows and summary
ProcedureFlow read_flow(const JsonNode& node, Findings& findings);
ProcedureSummary read_summary(const JsonNode& node, Findings& findings);
CompletionTime read_time(const JsonNode& node, Findings& findings);
Fee read_fee(const JsonNode& node, Findings& findings);
Products read_products(const JsonNode& node, Findings& findings);
Complaints read_complaints(const JsonNode& node, Findings& findings);
PrivacyNotice read_privacy_notice(const JsonNode& node, Findings& findings);  // without its digest
LegalBasis read_legal_basis(const JsonNode& node, Findings& findings);
Facilities read_facilities(const JsonNode& node, Findings& findings);
TextList read_text_list(const JsonNode& node, Findings& findings);
Guarantees read_guarantees(const JsonNode& node, Findings& findings);
Evaluation read_evaluation(const JsonNode& node, Findings& findings);
/// 14 components in order, 6 of them in part A and 8 in B.
ComponentTitles read_titles(const JsonNode& node, Findings& findings);
std::vector<NamedNote> read_notes(const JsonNode& node, Findings& findings);

}  // namespace kiosk::domain::parse
