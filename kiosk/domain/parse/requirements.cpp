#include <fmt/format.h>

#include "kiosk/domain/parse/parts.h"

namespace kiosk::domain::parse {
namespace {

template <class Enum, std::size_t Count>
using Names = std::array<std::pair<std::string_view, Enum>, Count>;

constexpr Names<QuestionType, 2> question_types = {
    {{"single", QuestionType::Single}, {"multi", QuestionType::Multiple}}};
constexpr Names<RequirementPart, 2> requirement_parts = {
    {{"UMUM", RequirementPart::General}, {"KHUSUS", RequirementPart::Specific}}};
constexpr Names<Blocking, 4> blocking_names = {{{"ELIGIBILITY", Blocking::Eligibility},
                                                {"FILE", Blocking::File},
                                                {"DECLARE", Blocking::Declare},
                                                {"NONE", Blocking::None}}};
constexpr Names<RequirementKind, 7> requirement_kinds = {
    {{"eligibility", RequirementKind::Eligibility},
     {"fact", RequirementKind::Fact},
     {"document", RequirementKind::Document},
     {"document_or_fact", RequirementKind::DocumentOrFact},
     {"understanding", RequirementKind::Understanding},
     {"skill", RequirementKind::Skill},
     {"obligation_after", RequirementKind::ObligationAfter}}};

Option read_option(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  Option option{.id = fields.identifier("id", Need::Required),
                .text = fields.localized("text", Need::Required),
                .detail = fields.localized("detail", Need::Optional)};
  fields.finish();
  return option;
}

Question read_question(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  Question question;
  question.id = fields.identifier("id", Need::Required);
  question.text = fields.localized("text", Need::Required);
  question.help = fields.localized("help", Need::Optional);
  question.type = fields.choice("type", Need::Required, question_types, QuestionType::Single);
  question.at_least = fields.integer("min", Need::Optional, {1, 50}, 1);
  question.options = fields.list("options", Need::Required, read_option);
  fields.finish();
  return question;
}

RequirementHeading read_heading(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  RequirementHeading heading;
  heading.id = fields.identifier("id", Need::Required);
  heading.parent = fields.identifier("parent", Need::Optional);
  heading.text = fields.localized("text", Need::Required);
  fields.finish();
  return heading;
}

std::vector<std::string> read_option_ids(const JsonNode& node, Findings& findings) {
  std::vector<std::string> ids;
  if (node.kind != NodeKind::Array || node.children.empty()) {
    findings.error(node, "a list of option ids is expected here");
    return ids;
  }
  for (const JsonNode& child : node.children) ids.push_back(read_identifier(child, findings));
  return ids;
}

/// `{"scale": ["KECIL"], "branch": ["COMM"]}`: each member a condition.
std::vector<Condition> read_conditions(const JsonNode& node, Findings& findings) {
  std::vector<Condition> conditions;
  if (node.kind != NodeKind::Object || node.children.empty()) {
    findings.error(node, "a condition as {\"question\": [\"OPTION\"]} is expected here");
    return conditions;
  }
  for (const JsonNode& child : node.children) {
    conditions.push_back({.question = child.key, .options = read_option_ids(child, findings)});
  }
  return conditions;
}

/// As read_conditions with exactly one, or a bare list of the item's own options.
std::optional<Condition> read_own_condition(Fields& fields, std::string_view key,
                                            const std::string& item) {
  const JsonNode* node = fields.find(key, Need::Optional);
  if (node == nullptr) return std::nullopt;
  if (node->kind == NodeKind::Array) {
    return Condition{.question = item, .options = read_option_ids(*node, fields.findings())};
  }
  std::vector<Condition> conditions = read_conditions(*node, fields.findings());
  if (conditions.size() > 1) {
    fields.findings().error(*node, fmt::format("\"{}\" takes one question only", key));
  }
  return conditions.empty() ? std::nullopt : std::optional(std::move(conditions.front()));
}

RequirementItem read_item(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  RequirementItem item;
  item.id = fields.identifier("id", Need::Required);
  item.heading = fields.identifier("heading", Need::Required);
  item.part = fields.choice("part", Need::Required, requirement_parts, RequirementPart::General);
  item.kind = fields.choice("kind", Need::Required, requirement_kinds, RequirementKind::Fact);
  item.blocking = fields.choice("blocking", Need::Required, blocking_names, Blocking::File);
  item.text = fields.localized("text", Need::Required);
  item.label = fields.localized("label", Need::Optional);
  item.ask = fields.localized("ask", Need::Optional);
  item.help = fields.localized("help", Need::Optional);
  item.unmet = fields.localized("unmet", Need::Optional);
  item.evidence =
      fields.list("evidence", Need::Optional, [](const JsonNode& text, Findings& text_findings) {
        return read_localized(text, text_findings, Need::Required);
      });
  if (const JsonNode* applies = fields.find("applies_if", Need::Optional)) {
    item.applies_if = read_conditions(*applies, findings);
  }
  item.ok_if = read_own_condition(fields, "ok_if", item.id);
  item.unknown_if = read_own_condition(fields, "unknown_if", item.id);
  item.depends_on = fields.identifier("depends_on", Need::Optional);
  item.same_as = fields.identifier("same_as", Need::Optional);
  item.options = fields.list("options", Need::Optional, read_option);
  item.parts = fields.list("sub", Need::Optional, read_option);
  item.notes = fields.identifiers("notes");
  item.has_expiry = fields.boolean("has_expiry", false);
  item.ambiguous = fields.boolean("ambiguous", false);
  fields.finish();
  return item;
}

}  // namespace

Requirements read_requirements(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  Requirements requirements;
  requirements.headings = fields.list("headings", Need::Required, read_heading);
  requirements.questions = fields.list("questions", Need::Optional, read_question);
  requirements.items = fields.list("items", Need::Required, read_item);
  fields.finish();
  return requirements;
}

}  // namespace kiosk::domain::parse
