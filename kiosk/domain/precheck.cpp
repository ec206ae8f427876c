#include "kiosk/domain/precheck.h"

#include <algorithm>
#include <utility>

namespace kiosk::domain {
namespace {

enum class Truth : std::uint8_t { No, Unknown, Yes };

bool contains(const std::vector<std::string>& ids, const std::string& id) {
  return std::ranges::find(ids, id) != ids.end();
}

/// Met by what was answered elsewhere: never asked.
bool is_derived(const RequirementItem& item) {
  return item.ok_if && item.ok_if->question != item.id;
}

bool is_tick(const RequirementItem& item) {
  return is_declared(item) && item.options.empty() && item.parts.empty();
}

StepKind kind_of(const RequirementItem& item) {
  if (!item.options.empty()) return StepKind::Options;
  if (!item.parts.empty()) return StepKind::Parts;
  if (item.kind == RequirementKind::ObligationAfter) return StepKind::Acknowledgement;
  return is_declared(item) ? StepKind::Declarations : StepKind::Replies;
}

/// Works each item out once. Content files have no cycles; were there one, the item met again on
/// the way to itself would simply not apply.
class Appraisal {
 public:
  Appraisal(const Requirements& requirements, const CheckAnswers& answers, Date today)
      : requirements_(requirements), answers_(answers), today_(today) {}

  /// The item's own condition and its dependency leave it to be asked.
  Truth is_asked(const RequirementItem& item) {
    const Truth applies = this->applies(item);
    if (applies == Truth::No) return Truth::No;
    return std::min(applies, dependency(item));
  }

  /// The item whose answer counts for this one: itself, or an earlier one that is asked.
  const RequirementItem& source(const RequirementItem& item) {
    const auto* from = &item;
    for (std::size_t i = 0; i < requirements_.items.size(); ++i) {
      const auto* other = find_item(requirements_, from->same_as);
      if (other == nullptr || is_asked(*other) == Truth::No) break;
      from = other;
    }
    return *from;
  }

  ItemResult result(const RequirementItem& item) {
    const auto known = results_.find(item.id);
    if (known != results_.end()) return known->second;
    results_[item.id] = {.item = item.id, .state = ItemState::NotApplicable};
    auto worked_out = work_out(item);
    results_[item.id] = worked_out;
    return worked_out;
  }

 private:
  Truth applies(const RequirementItem& item) {
    const auto known = applies_.find(item.id);
    if (known != applies_.end()) return known->second;
    applies_[item.id] = Truth::No;
    Truth all = Truth::Yes;
    for (const auto& condition : item.applies_if) all = std::min(all, holds(condition));
    applies_[item.id] = all;
    return all;
  }

  Truth dependency(const RequirementItem& item) {
    const auto* other = find_item(requirements_, item.depends_on);
    if (other == nullptr) return Truth::Yes;
    switch (result(*other).state) {
      case ItemState::Open:
        return Truth::Unknown;
      case ItemState::Met:
      case ItemState::NotApplicable:
        return Truth::Yes;
      case ItemState::NotYet:
      case ItemState::AskOfficer:
        return Truth::No;
    }
    return Truth::No;
  }

  Truth holds(const Condition& condition) {
    std::string key = condition.question;
    if (const auto* item = find_item(requirements_, condition.question)) {
      if (is_asked(*item) == Truth::No) return Truth::No;
      key = answer_key(requirements_, *item);
    }
    const auto answer = answers_.find(key);
    if (answer == answers_.end() || answer->second.chosen.empty()) return Truth::Unknown;
    const bool any = std::ranges::any_of(condition.options, [&](const std::string& option) {
      return contains(answer->second.chosen, option);
    });
    return any ? Truth::Yes : Truth::No;
  }

  ItemResult work_out(const RequirementItem& item) {
    ItemResult result{.item = item.id};
    const Truth applies = this->applies(item);
    if (applies == Truth::No) result.state = ItemState::NotApplicable;
    if (applies != Truth::Yes) return result;
    const Truth dependency = this->dependency(item);
    if (dependency == Truth::No) {
      result.state = ItemState::NotYet;
      result.needs = item.depends_on;
    }
    if (dependency != Truth::Yes) return result;
    const auto& from = source(item);
    if (&from != &item) {
      result = this->result(from);
      result.item = item.id;
      result.served_by = from.id;
      return result;
    }
    if (is_derived(item)) {
      result.state = by_options(item);
    } else if (const auto at = answers_.find(answer_key(requirements_, item));
               at != answers_.end()) {
      judge(item, at->second, result);
    }
    return result;
  }

  ItemState by_options(const RequirementItem& item) {
    if (!item.ok_if) return ItemState::Open;
    const Truth ok = holds(*item.ok_if);
    if (ok == Truth::Yes) return ItemState::Met;
    if (ok == Truth::Unknown) return ItemState::Open;
    const bool unsure = item.unknown_if && holds(*item.unknown_if) == Truth::Yes;
    return unsure ? ItemState::AskOfficer : ItemState::NotYet;
  }

  void judge(const RequirementItem& item, const CheckAnswer& answer, ItemResult& result) const {
    if (!item.options.empty()) {
      if (answer.chosen.empty()) return;
      const auto chosen_of = [&](const std::optional<Condition>& condition) {
        return condition && std::ranges::any_of(condition->options, [&](const std::string& id) {
                 return contains(answer.chosen, id);
               });
      };
      result.state = chosen_of(item.ok_if)        ? ItemState::Met
                     : chosen_of(item.unknown_if) ? ItemState::AskOfficer
                                                  : ItemState::NotYet;
    } else if (!item.parts.empty()) {
      for (const auto& part : item.parts) {
        if (!contains(answer.chosen, part.id)) result.missing_parts.push_back(part.id);
      }
      result.state = result.missing_parts.empty() ? ItemState::Met : ItemState::NotYet;
    } else if (answer.reply) {
      result.state = *answer.reply == Reply::Yes      ? ItemState::Met
                     : *answer.reply == Reply::NotYet ? ItemState::NotYet
                                                      : ItemState::AskOfficer;
    }
    const bool dated = item.has_expiry && answer.expires && result.state == ItemState::Met;
    if (dated && *answer.expires < today_) {
      result.state = ItemState::NotYet;
      result.expired = true;
    }
  }

  const Requirements& requirements_;
  const CheckAnswers& answers_;
  Date today_;
  std::map<std::string, Truth> applies_;
  std::map<std::string, ItemResult> results_;
};

bool joins(const Requirements& requirements, const CheckStep& step, const RequirementItem& item) {
  if (step.kind != StepKind::Declarations || !is_tick(item)) return false;
  const auto* first = find_item(requirements, step.id);
  return first != nullptr && first->heading == item.heading;
}

}  // namespace

std::string answer_key(const Requirements& requirements, const RequirementItem& item) {
  const auto* holder = &item;
  // As many steps as there are items: enough for every chain, and an end for a circle.
  for (std::size_t i = 0; i < requirements.items.size(); ++i) {
    const auto* other = find_item(requirements, holder->same_as);
    if (other == nullptr) break;
    holder = other;
  }
  return holder->id;
}

std::vector<CheckStep> steps_of(const Requirements& requirements, const CheckAnswers& answers,
                                Date today) {
  std::vector<CheckStep> steps;
  steps.reserve(requirements.questions.size() + requirements.items.size());
  for (const auto& question : requirements.questions) {
    steps.push_back({.kind = StepKind::Question, .id = question.id, .items = {}});
  }
  Appraisal appraisal{requirements, answers, today};
  for (const auto& item : requirements.items) {
    if (is_derived(item) || appraisal.is_asked(item) == Truth::No) continue;
    if (&appraisal.source(item) != &item) continue;
    if (!steps.empty() && joins(requirements, steps.back(), item)) {
      steps.back().items.push_back(item.id);
    } else {
      steps.push_back({.kind = kind_of(item), .id = item.id, .items = {item.id}});
    }
  }
  return steps;
}

bool is_answered(const Requirements& requirements, const CheckStep& step,
                 const CheckAnswers& answers) {
  if (const auto* question = find_question(requirements, step.id)) {
    const auto answer = answers.find(question->id);
    const int least = question->type == QuestionType::Multiple ? question->at_least : 1;
    return answer != answers.end() && std::cmp_greater_equal(answer->second.chosen.size(), least);
  }
  return std::ranges::all_of(step.items, [&](const std::string& id) {
    const auto* item = find_item(requirements, id);
    if (item == nullptr) return true;
    const auto answer = answers.find(answer_key(requirements, *item));
    if (answer == answers.end()) return false;
    if (!item->options.empty()) return !answer->second.chosen.empty();
    return !item->parts.empty() || answer->second.reply.has_value();
  });
}

PreCheckOutcome outcome_of(const Requirements& requirements, const std::vector<ItemResult>& items) {
  bool lacking = false;
  for (const auto& result : items) {
    const auto* item = find_item(requirements, result.item);
    if (item == nullptr || item->blocking == Blocking::None) continue;
    if (result.state == ItemState::Met || result.state == ItemState::NotApplicable) continue;
    if (item->blocking == Blocking::Eligibility && result.state == ItemState::NotYet) {
      return PreCheckOutcome::NotEligible;
    }
    lacking = true;
  }
  return lacking ? PreCheckOutcome::Partial : PreCheckOutcome::Complete;
}

Assessment assess(const Requirements& requirements, const CheckAnswers& answers, Date today) {
  Appraisal appraisal{requirements, answers, today};
  Assessment assessment;
  for (const auto& item : requirements.items) {
    assessment.items.push_back(appraisal.result(item));
    const auto state = assessment.items.back().state;
    if (state == ItemState::NotApplicable || item.blocking == Blocking::None) continue;
    ++assessment.counted;
    if (state == ItemState::Met) ++assessment.met;
    if (state == ItemState::NotYet || state == ItemState::AskOfficer) {
      assessment.missing.push_back(item.id);
    }
  }
  assessment.outcome = outcome_of(requirements, assessment.items);
  return assessment;
}

bool is_declared(const RequirementItem& item) {
  return item.kind == RequirementKind::Understanding || item.kind == RequirementKind::Skill;
}

bool is_unsure(const Requirements& requirements, const std::string& question,
               const std::string& option) {
  return std::ranges::any_of(requirements.items, [&](const RequirementItem& item) {
    return item.unknown_if && item.unknown_if->question == question &&
           contains(item.unknown_if->options, option);
  });
}

}  // namespace kiosk::domain
