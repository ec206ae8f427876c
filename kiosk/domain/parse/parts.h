#pragma once
// From JSON to the components of a service standard: one reader each. They report what is wrong and
// always give a value; the caller asks the report whether it may be used. Pure.

#include "kiosk/domain/parse/fields.h"
#include "kiosk/domain/service.h"

namespace kiosk::domain::parse {

inline constexpr IntegerRange schema_range{1, 1};  // the one version of our files there is

Requirements read_requirements(const Node& node, Report& report);
Procedure read_procedure(const Node& node, Report& report);  // without flows and summary
ProcedureFlow read_flow(const Node& node, Report& report);
ProcedureSummary read_summary(const Node& node, Report& report);
CompletionTime read_time(const Node& node, Report& report);
Fee read_fee(const Node& node, Report& report);
Products read_products(const Node& node, Report& report);
Complaints read_complaints(const Node& node, Report& report);
PrivacyNotice read_privacy_notice(const Node& node, Report& report);  // without its digest
LegalBasis read_legal_basis(const Node& node, Report& report);
Facilities read_facilities(const Node& node, Report& report);
TextList read_text_list(const Node& node, Report& report);
Guarantees read_guarantees(const Node& node, Report& report);
Evaluation read_evaluation(const Node& node, Report& report);
/// 14 components in order, 6 of them in part A and 8 in B.
ComponentTitles read_titles(const Node& node, Report& report);
std::vector<NamedNote> read_notes(const Node& node, Report& report);

}  // namespace kiosk::domain::parse
