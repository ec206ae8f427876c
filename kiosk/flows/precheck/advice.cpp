#include "kiosk/flows/precheck/advice.h"

#include <algorithm>

#include "kiosk/domain/code_text.h"
#include "kiosk/domain/promise.h"
#include "kiosk/domain/words_for_numbers.h"

namespace kiosk::flows::precheck {
namespace {

using domain::ItemResult;
using domain::ItemState;
using domain::PreCheckOutcome;
using domain::RequirementItem;

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

std::string parts_in_words(const World& world, const RequirementItem& item,
                           const std::vector<std::string>& ids) {
  std::vector<std::string> names;
  for (const auto& part : item.parts) {
    if (std::ranges::find(ids, part.id) != ids.end()) names.push_back(world.in_words(part.text));
  }
  return joined(names);
}

std::string why(const World& world, const domain::Service& service, const RequirementItem& item,
                const ItemResult& result) {
  if (const auto* other = domain::find_item(service.requirements, result.needs)) {
    return world.word(ui::tr("pre.why.needs", {{"item", world.in_words(other->text)}}));
  }
  if (result.expired) return world.word(ui::tr("pre.why.expired"));
  if (!result.missing_parts.empty()) {
    return world.word(
        ui::tr("pre.why.parts", {{"parts", parts_in_words(world, item, result.missing_parts)}}));
  }
  if (result.state == ItemState::AskOfficer) return world.word(ui::tr("pre.why.ask"));
  return world.in_words(item.unmet);
}

/// Help where the office gives it, else what to bring and whom to ask.
std::string where(const World& world, const RequirementItem& item, const std::string& desk) {
  if (!domain::is_empty(item.help)) return world.in_words(item.help);
  const auto evidence = evidence_of(world, item);
  const auto ask = world.word(ui::tr("pre.where.desk", {{"desk", desk}}));
  return evidence.empty() ? ask : evidence + ". " + ask;
}

/// What the standard leaves open about an item, in short.
std::vector<std::string> remarks_on(const World& world, const domain::Service& service,
                                    const RequirementItem& item) {
  std::vector<std::string> texts;
  for (const auto& id : item.notes) {
    const auto* note = item.ambiguous ? domain::find_note(service, id) : nullptr;
    if (note == nullptr) continue;
    texts.push_back(world.in_words(domain::is_empty(note->label) ? note->text : note->label));
  }
  return texts;
}

/// A slip has no room for both. What is needed first is named in a few words.
std::string next_step(const World& world, const domain::Service& service,
                      const RequirementItem& item, const ItemResult& result,
                      const std::string& desk) {
  if (const auto* other = domain::find_item(service.requirements, result.needs)) {
    return world.word(
        ui::tr("pre.slip.after", {{"item", world.in_words(domain::short_name(*other))}}));
  }
  if (result.expired) return world.word(ui::tr("pre.slip.expired"));
  if (!result.missing_parts.empty()) return why(world, service, item, result) + ".";
  const auto remarks = remarks_on(world, service, item);
  if (!remarks.empty()) return remarks.front();
  if (domain::is_empty(item.help)) return world.word(ui::tr("pre.slip.desk", {{"desk", desk}}));
  return where(world, item, desk);
}

std::string why_not(const World& world, const domain::Service& service,
                    const std::vector<ItemResult>& items) {
  for (const auto& result : items) {
    const auto* item = domain::find_item(service.requirements, result.item);
    if (item == nullptr || item->blocking != domain::Blocking::Eligibility ||
        result.state != ItemState::NotYet) {
      continue;
    }
    if (!domain::is_empty(item->unmet)) return world.in_words(item->unmet);
    return world.word(ui::tr("pre.not.item", {{"item", world.in_words(item->text)}}));
  }
  return world.word(ui::tr("pre.not.some"));
}

std::string headline(const World& world, const domain::Service& service,
                     const domain::Assessment& assessment) {
  switch (assessment.outcome) {
    case PreCheckOutcome::Complete:
      return world.word(ui::tr("pre.ok"));
    case PreCheckOutcome::Partial:
      // A scanned slip does not say how many there were.
      if (assessment.counted == 0) return world.word(ui::tr("pre.part.some"));
      return world.word(ui::tr("pre.part", {{"n", std::to_string(assessment.met)},
                                            {"m", std::to_string(assessment.counted)}}));
    case PreCheckOutcome::NotEligible:
      return world.word(ui::tr("pre.not", {{"why", why_not(world, service, assessment.items)}}));
  }
  return {};
}

std::string due_sentence(const World& world, const domain::Service& service) {
  const auto due = domain::due_on(service.time, world.content->holidays,
                                  world.content->office.hours, world.local());
  if (!due) return {};
  return world.word(
      ui::tr("pre.promise", {{"date", domain::date_in_words(*due, world.language())}}));
}

/// Puts one line of the standard where it belongs.
void add(const World& world, const domain::Service& service, const RequirementItem& item,
         const ItemResult& result, Advice& advice) {
  const bool met = result.state == ItemState::Met;
  auto notes = met && !item.ambiguous ? std::vector<std::string>{} : notes_of(world, service, item);
  auto text = world.in_words(item.text);
  auto label = world.in_words(domain::short_name(item));
  const bool headline_says_it = advice.outcome == PreCheckOutcome::NotEligible &&
                                item.blocking == domain::Blocking::Eligibility &&
                                result.state == ItemState::NotYet;
  if (headline_says_it) return;
  if (item.blocking == domain::Blocking::None) {
    advice.reminders.push_back({item.id, std::move(text), std::move(label), met, {}});
  } else if (domain::is_declared(item)) {
    advice.declared.push_back({item.id, std::move(text), std::move(label), met, std::move(notes)});
  } else if (met) {
    for (auto& remark : remarks_on(world, service, item)) {
      advice.remarks.push_back(std::move(remark));
    }
    advice.met.push_back({item.id, std::move(text), std::move(label), true, std::move(notes)});
  } else {
    advice.lacking.push_back({.item = item.id,
                              .text = std::move(text),
                              .label = std::move(label),
                              .why = why(world, service, item, result),
                              .where = where(world, item, advice.desk_name),
                              .next = next_step(world, service, item, result, advice.desk_name),
                              .notes = std::move(notes)});
  }
}

}  // namespace

const std::string& desk_of(const domain::Service& service, PreCheckOutcome outcome) {
  const auto& routing = service.routing;
  const auto& desk = outcome == PreCheckOutcome::Complete  ? routing.complete
                     : outcome == PreCheckOutcome::Partial ? routing.partial
                                                           : routing.unsuitable;
  return desk.empty() ? routing.none : desk;
}

std::string name_of(const World& world, const domain::Service& service) {
  return world.in_words(domain::short_name(service));
}

std::vector<std::string> notes_of(const World& world, const domain::Service& service,
                                  const RequirementItem& item) {
  std::vector<std::string> texts;
  for (const auto& id : item.notes) {
    if (const auto* note = domain::find_note(service, id)) {
      texts.push_back(world.in_words(note->text));
    }
  }
  return texts;
}

std::string evidence_of(const World& world, const RequirementItem& item) {
  std::vector<std::string> texts;
  texts.reserve(item.evidence.size());
  for (const auto& text : item.evidence) texts.push_back(world.in_words(text));
  if (texts.empty()) return {};
  return world.word(ui::tr("pre.evidence", {{"list", joined(texts)}}));
}

Advice advice_of(const World& world, const domain::Service& service,
                 const domain::Assessment& assessment) {
  Advice advice;
  advice.outcome = assessment.outcome;
  advice.headline = headline(world, service, assessment);
  advice.met_count = static_cast<int>(assessment.met);
  advice.counted = static_cast<int>(assessment.counted);
  advice.desk = desk_of(service, assessment.outcome);
  advice.desk_name = domain::desk_name(*world.content, advice.desk, world.language());
  if (const auto* desk = domain::find_desk(world.content->office, advice.desk)) {
    advice.desk_place = world.in_words(desk->place_hint);
  }
  for (const auto& result : assessment.items) {
    const auto* item = domain::find_item(service.requirements, result.item);
    const bool shown = result.state != ItemState::NotApplicable &&
                       result.state != ItemState::Open && result.served_by.empty();
    if (item != nullptr && shown) add(world, service, *item, result, advice);
  }
  if (assessment.outcome == PreCheckOutcome::Complete) advice.due = due_sentence(world, service);
  advice.free = service.fee.kind == domain::FeeKind::Free;
  return advice;
}

Advice advice_of(const World& world, const domain::Service& service, PreCheckOutcome outcome,
                 const std::vector<std::string>& missing) {
  domain::Assessment assessment{.outcome = outcome, .items = {}, .missing = {}};
  for (const auto& item : service.requirements.items) {
    const bool listed = std::ranges::any_of(missing, [&](const std::string& id) {
      return domain::upper_case(id) == domain::upper_case(item.id);
    });
    if (!listed) continue;
    // Had it clearly not been met, the outcome would be another.
    const bool asked =
        item.blocking == domain::Blocking::Eligibility && outcome != PreCheckOutcome::NotEligible;
    assessment.items.push_back({.item = item.id,
                                .state = asked ? ItemState::AskOfficer : ItemState::NotYet,
                                .needs = {},
                                .missing_parts = {},
                                .served_by = {}});
  }
  auto advice = advice_of(world, service, assessment);
  advice.due.clear();  // the day of the slip is over: what holds today is the officer's word
  return advice;
}

}  // namespace kiosk::flows::precheck
