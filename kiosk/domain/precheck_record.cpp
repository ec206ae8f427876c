#include "kiosk/domain/precheck_record.h"

#include <nlohmann/json.hpp>

namespace kiosk::domain {
namespace {

using nlohmann::ordered_json;

const CheckAnswer* answer_to(const CheckAnswers& answers, const std::string& key) {
  const auto at = answers.find(key);
  return at == answers.end() ? nullptr : &at->second;
}

ordered_json choice_of(const Question& question, const CheckAnswers& answers) {
  const auto* answer = answer_to(answers, question.id);
  const bool none = answer == nullptr || answer->chosen.empty();
  if (question.type == QuestionType::Multiple) {
    return none ? ordered_json::array() : ordered_json(answer->chosen);
  }
  return none ? ordered_json(nullptr) : ordered_json(answer->chosen.front());
}

ordered_json answer_of(const ItemResult& result, const RequirementItem& item,
                       const Requirements& requirements, const CheckAnswers& answers) {
  ordered_json entry{{"item", item.id}, {"state", name_of(result.state, item)}};
  // What was answered before it ceased to apply is nobody's business any more.
  if (result.state == ItemState::NotApplicable || !result.needs.empty()) return entry;
  const auto* answer = answer_to(answers, answer_key(requirements, item));
  if (answer == nullptr) return entry;
  if (!item.options.empty() || !item.parts.empty()) entry["sub"] = answer->chosen;
  const bool has_it = answer->reply != Reply::NotYet && answer->reply != Reply::Unknown;
  if (item.has_expiry && has_it && answer->expires) entry["expiry"] = to_iso(*answer->expires);
  return entry;
}

}  // namespace

const char* name_of(ItemState state, const RequirementItem& item) {
  const bool acknowledged = is_declared(item) || item.kind == RequirementKind::ObligationAfter;
  switch (state) {
    case ItemState::Met:
      return acknowledged ? "PAHAM" : "YA";
    case ItemState::NotYet:
      return "BELUM";
    case ItemState::AskOfficer:
      return "TANYA_PETUGAS";
    case ItemState::NotApplicable:
      return "TIDAK_BERLAKU";
    case ItemState::Open:
      return "";
  }
  return "";
}

std::string precheck_payload(const PreCheck& check, const Service& service, UtcOffset offset) {
  ordered_json record{
      {"id", to_string(check.id)}, {"service_code", service.code}, {"service_rev", service.digest}};
  for (const auto& question : service.requirements.questions) {
    record[question.id] = choice_of(question, check.answers);
  }
  record["answers"] = ordered_json::array();
  for (const auto& result : check.assessment.items) {
    const auto* item = find_item(service.requirements, result.item);
    if (item == nullptr || result.state == ItemState::Open) continue;
    record["answers"].push_back(answer_of(result, *item, service.requirements, check.answers));
  }
  record["outcome"] = name_of(check.assessment.outcome);
  record["missing"] = check.assessment.missing;
  record["started_at"] = to_iso(check.started_at, offset);
  record["finished_at"] = to_iso(check.finished_at, offset);
  record["kiosk"] = check.kiosk;
  return record.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace kiosk::domain
