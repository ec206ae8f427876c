#include "kiosk/records/precheck.h"

#include <set>

#include "kiosk/records/fields.h"

namespace kiosk::records {
namespace {

using namespace domain;

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
  ordered_json entry{{"item", item.id}, {"state", records::name_of(result.state, item)}};
  // What was answered before it ceased to apply is nobody's business any more.
  if (result.state == ItemState::NotApplicable || !result.needs.empty()) return entry;
  const auto* answer = answer_to(answers, answer_key(requirements, item));
  if (answer == nullptr) return entry;
  if (!item.options.empty() || !item.parts.empty()) entry["sub"] = answer->chosen;
  const bool has_it = answer->reply != Reply::NotYet && answer->reply != Reply::Unknown;
  if (item.has_expiry && has_it && answer->expires) entry["expiry"] = to_iso(*answer->expires);
  return entry;
}

bool read_items(const json& items, ParsedPreCheck& kept) {
  if (!items.is_array()) return false;
  for (const auto& one : items) {
    ParsedAnswer answer{.item = text_or_empty(one, "item"), .state = text_or_empty(one, "state")};
    if (answer.item.empty() || answer.state.empty()) return false;
    answer.sub = texts_at(one, "sub").value_or(std::vector<std::string>{});
    answer.expiry = parse_date(text_or_empty(one, "expiry"));
    kept.items.push_back(std::move(answer));
  }
  return true;
}

bool read_question(const std::string& id, const json& choice, ParsedPreCheck& kept) {
  auto& chosen = kept.questions[id];
  if (choice.is_null()) return true;
  if (choice.is_string()) {
    chosen.push_back(choice.get<std::string>());
    return true;
  }
  if (!choice.is_array()) return false;
  for (const auto& one : choice) {
    if (!one.is_string()) return false;
    chosen.push_back(one.get<std::string>());
  }
  return true;
}

bool read_questions(const json& questions, ParsedPreCheck& kept) {
  if (!questions.is_object()) return false;
  for (const auto& [id, choice] : questions.items()) {
    if (!read_question(id, choice, kept)) return false;
  }
  return true;
}

bool read_old_questions(const json& object, ParsedPreCheck& kept) {
  static const std::set<std::string> others{"schema",  "id",         "service_code", "service_rev",
                                            "answers", "outcome",    "missing",      "started_at",
                                            "kiosk",   "finished_at"};
  for (const auto& [id, choice] : object.items()) {
    if (!others.contains(id) && !read_question(id, choice, kept)) return false;
  }
  return true;
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

Fact fact_of(const PreCheck& check, const Service& service, UtcOffset offset) {
  auto questions = ordered_json::object();
  for (const auto& question : service.requirements.questions) {
    questions[question.id] = choice_of(question, check.answers);
  }
  auto items = ordered_json::array();
  for (const auto& result : check.assessment.items) {
    const auto* item = find_item(service.requirements, result.item);
    if (item == nullptr || result.state == ItemState::Open) continue;
    items.push_back(answer_of(result, *item, service.requirements, check.answers));
  }
  const ordered_json record{{"schema", 2},
                            {"id", to_string(check.id)},
                            {"service_code", service.code},
                            {"service_rev", service.digest},
                            {"answers", {{"questions", questions}, {"items", items}}},
                            {"outcome", domain::name_of(check.assessment.outcome)},
                            {"missing", check.assessment.missing},
                            {"started_at", to_iso(check.started_at, offset)},
                            {"finished_at", to_iso(check.finished_at, offset)},
                            {"kiosk", check.kiosk}};
  return {.kind = std::string{kinds::precheck}, .payload = text_of(record)};
}

std::optional<ParsedPreCheck> parse_precheck(std::string_view payload) {
  const auto object = parse_object(payload);
  const auto id = parse_uuid(text_or_empty(object, "id"));
  const auto started = parse_instant(text_or_empty(object, "started_at"));
  const auto finished = parse_instant(text_or_empty(object, "finished_at"));
  auto missing = texts_at(object, "missing");
  const auto answers = object.find("answers");
  const auto schema = schema_of(object);
  if (!id || !started || !finished || !missing || answers == object.end()) return std::nullopt;
  ParsedPreCheck kept{.id = *id,
                      .service_code = text_or_empty(object, "service_code"),
                      .service_rev = text_or_empty(object, "service_rev"),
                      .questions = {},
                      .items = {},
                      .outcome = text_or_empty(object, "outcome"),
                      .missing = std::move(*missing),
                      .kiosk = text_or_empty(object, "kiosk"),
                      .started_at = *started,
                      .finished_at = *finished};
  if (kept.service_code.empty() || kept.outcome.empty()) return std::nullopt;
  const bool is_read =
      schema == 1 ? read_items(*answers, kept) && read_old_questions(object, kept)
                  : schema == 2 && answers->is_object() && answers->contains("items") &&
                        answers->contains("questions") && read_items(answers->at("items"), kept) &&
                        read_questions(answers->at("questions"), kept);
  if (!is_read) return std::nullopt;
  return kept;
}

}  // namespace kiosk::records
