#include "kiosk/flows/precheck/check.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/precheck/check_view.h"
#include "kiosk/flows/precheck/moving.h"

namespace kiosk::flows::precheck {
namespace {

using domain::CheckStep;
using domain::Reply;
using domain::StepKind;

/// An item that a step asks by itself; null for questions and groups.
const domain::RequirementItem* item_of(const domain::Service& service, const CheckStep& step) {
  return domain::find_item(service.requirements, step.id);
}

/// Where the answer to a question or an item stands among the answers.
std::string key_of(const domain::Service& service, const std::string& id) {
  const auto* item = domain::find_item(service.requirements, id);
  return item == nullptr ? id : domain::answer_key(service.requirements, *item);
}

domain::CheckAnswer& answer_for(const domain::Service& service, Check& state,
                                const std::string& id) {
  return state.answers[key_of(service, id)];
}

bool has_options(const CheckStep& step) {
  return step.kind == StepKind::Question || step.kind == StepKind::Options;
}

bool offers(const std::vector<domain::Option>& options, const std::string& id) {
  return std::ranges::find(options, id, &domain::Option::id) != options.end();
}

const std::vector<domain::Option>* options_of(const domain::Service& service,
                                              const CheckStep& step) {
  if (step.kind == StepKind::Question) {
    const auto* question = domain::find_question(service.requirements, step.id);
    return question == nullptr ? nullptr : &question->options;
  }
  const auto* item = item_of(service, step);
  if (item == nullptr) return nullptr;
  return step.kind == StepKind::Parts ? &item->parts : &item->options;
}

/// One of several, chosen by one touch.
Outcome choose(const World& world, const domain::Service& service, Check state,
               const CheckStep& step, const std::string& option) {
  const auto* options = options_of(service, step);
  if (options == nullptr || !offers(*options, option)) return stay();
  answer_for(service, state, step.id).chosen = {option};
  const auto* question = domain::find_question(service.requirements, step.id);
  const bool unsure = domain::is_unsure(service.requirements, step.id, option);
  if (state.place == CheckPlace::Step && question != nullptr && unsure &&
      !domain::is_empty(question->help)) {
    state.place = CheckPlace::Helper;
    return replace(std::move(state));
  }
  return answered(world, service, std::move(state));
}

/// Takes a part or option in, or out again, in the order of the data.
Outcome toggle_option(const domain::Service& service, Check state, const CheckStep& step,
                      const std::string& option) {
  const auto* options = options_of(service, step);
  if (options == nullptr || !offers(*options, option)) return stay();
  auto& chosen = answer_for(service, state, step.id).chosen;
  const bool was = std::ranges::find(chosen, option) != chosen.end();
  std::vector<std::string> now;
  for (const auto& one : *options) {
    const bool is = std::ranges::find(chosen, one.id) != chosen.end();
    if (one.id == option ? !was : is) now.push_back(one.id);
  }
  chosen = std::move(now);
  return replace(std::move(state));
}

Outcome toggle_item(const domain::Service& service, Check state, const CheckStep& step,
                    const std::string& id) {
  if (std::ranges::find(step.items, id) == step.items.end()) return stay();
  auto& reply = answer_for(service, state, id).reply;
  reply = reply == Reply::Yes ? Reply::NotYet : Reply::Yes;
  return replace(std::move(state));
}

std::optional<Reply> reply_of(const std::string& id) {
  if (id == "precheck.yes") return Reply::Yes;
  if (id == "precheck.not_yet") return Reply::NotYet;
  if (id == "precheck.unknown") return Reply::Unknown;
  return std::nullopt;
}

Outcome ask_expiry(const World& world, Check state) {
  state.place = CheckPlace::Year;
  state.expiry = {.first_year = static_cast<int>(world.local().date.year()) - 1};
  return replace(std::move(state));
}

Outcome reply_to(const World& world, const domain::Service& service, Check state,
                 const CheckStep& step, Reply reply) {
  answer_for(service, state, step.id).reply = reply;
  const auto* item = item_of(service, step);
  if (reply == Reply::Yes && item != nullptr && item->has_expiry) {
    return ask_expiry(world, std::move(state));
  }
  return answered(world, service, std::move(state));
}

/// "Go on": what is not ticked is not there.
Outcome confirm(const World& world, const domain::Service& service, Check state,
                const CheckStep& step) {
  if (step.kind == StepKind::Parts) answer_for(service, state, step.id);
  if (step.kind == StepKind::Declarations || step.kind == StepKind::Acknowledgement) {
    for (const auto& id : step.items) {
      auto& reply = answer_for(service, state, id).reply;
      if (!reply) reply = Reply::NotYet;
    }
  }
  if (!domain::is_answered(service.requirements, step, state.answers)) return stay();
  const auto* item = item_of(service, step);
  const auto& answer = answer_for(service, state, step.id);
  const bool dated = item != nullptr && item->has_expiry &&
                     (step.kind == StepKind::Parts || answer.reply == Reply::Yes);
  if (dated && state.place == CheckPlace::Step) return ask_expiry(world, std::move(state));
  return answered(world, service, std::move(state));
}

Outcome on_step_tap(const World& world, const domain::Service& service, const Check& state,
                    const messages::Tapped& tap) {
  const auto place = step_of(world, state);
  if (!place) return stay();
  const auto& step = place->step;
  if (tap.id == "precheck.next") return confirm(world, service, state, step);
  const auto* question = domain::find_question(service.requirements, step.id);
  const bool several = step.kind == StepKind::Parts ||
                       (question != nullptr && question->type == domain::QuestionType::Multiple);
  if (tap.id.starts_with("precheck.option.")) {
    if (several) return toggle_option(service, state, step, tap.value);
    if (has_options(step)) return choose(world, service, state, step, tap.value);
    return stay();
  }
  if (tap.id.starts_with("precheck.item.")) return toggle_item(service, state, step, tap.value);
  const auto reply = reply_of(tap.id);
  if (reply && step.kind == StepKind::Replies) {
    return reply_to(world, service, state, step, *reply);
  }
  return stay();
}

int number_in(const std::string& text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

Outcome on_expiry_tap(const World& world, const domain::Service& service, Check state,
                      const messages::Tapped& tap) {
  if (tap.id == "precheck.expiry.skip") {
    answer_for(service, state, state.step).expires.reset();
    return answered(world, service, std::move(state));
  }
  const int this_year = static_cast<int>(world.local().date.year());
  if (tap.id == "precheck.expiry.earlier" || tap.id == "precheck.expiry.later") {
    const int step = tap.id.ends_with("later") ? years_offered : -years_offered;
    const int first = state.expiry.first_year + step;
    state.expiry.first_year = std::clamp(first, this_year - 31, this_year + 39);
    return replace(std::move(state));
  }
  if (!tap.id.starts_with("precheck.expiry.")) return stay();
  const int number = number_in(tap.value);
  if (state.place == CheckPlace::Year && number >= 1900 && number < 2200) {
    state.expiry.year = number;
    state.place = CheckPlace::Month;
    return replace(std::move(state));
  }
  if (state.place == CheckPlace::Month && number >= 1 && number <= 12) {
    state.expiry.month = static_cast<unsigned>(number);
    state.place = CheckPlace::Day;
    return replace(std::move(state));
  }
  const Date day{std::chrono::year{state.expiry.year}, std::chrono::month{state.expiry.month},
                 std::chrono::day{static_cast<unsigned>(std::clamp(number, 0, 31))}};
  if (state.place != CheckPlace::Day || !day.ok()) return stay();
  answer_for(service, state, state.step).expires = day;
  return answered(world, service, std::move(state));
}

}  // namespace

const domain::CheckAnswer* answer_to(const domain::Service& service, const Check& state,
                                     const std::string& id) {
  const auto at = state.answers.find(key_of(service, id));
  return at == state.answers.end() ? nullptr : &at->second;
}

const char* name_of(CheckPlace place) {
  switch (place) {
    case CheckPlace::Intro:
      return "intro";
    case CheckPlace::Step:
      return "step";
    case CheckPlace::Helper:
      return "helper";
    case CheckPlace::Year:
      return "year";
    case CheckPlace::Month:
      return "month";
    case CheckPlace::Day:
      return "day";
    case CheckPlace::Early:
      return "early";
    case CheckPlace::Summary:
      return "summary";
  }
  return "intro";
}

std::string Check::describe() const {
  auto text = fmt::format("precheck {} {} {} {} {} {}/{}/{} {}", service, name_of(place), step,
                          changing, told_early, expiry.first_year, expiry.year, expiry.month,
                          started_at.time_since_epoch().count());
  for (const auto& [id, answer] : answers) {
    text += fmt::format(" {}={}:{}", id, answer.reply ? static_cast<int>(*answer.reply) : -1,
                        fmt::join(answer.chosen, "+"));
    if (answer.expires) text += "@" + to_iso(*answer.expires);
  }
  return text;
}

std::string Check::place_id() const {
  return std::string{name_of(place)} + " " + step;
}

Outcome update(const World& world, const Check& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  const auto* service = service_of(world, state.service);
  if (tap == nullptr || service == nullptr) return stay();
  if (tap->id == "nav.back") return go_back(world, *service, state);
  switch (state.place) {
    case CheckPlace::Intro:
      return tap->id == "precheck.start" ? begin(world, *service, state) : stay();
    case CheckPlace::Step:
    case CheckPlace::Helper:
      return on_step_tap(world, *service, state, *tap);
    case CheckPlace::Year:
    case CheckPlace::Month:
    case CheckPlace::Day:
      return on_expiry_tap(world, *service, state, *tap);
    case CheckPlace::Early:
      if (tap->id == "precheck.go_on") return go_on(world, *service, state);
      return tap->id == "precheck.finish" ? finish(world, *service, state) : stay();
    case CheckPlace::Summary: {
      if (tap->id == "precheck.finish") return finish(world, *service, state);
      if (!tap->id.starts_with("precheck.change.")) return stay();
      return change(world, *service, state, tap->value);
    }
  }
  return stay();
}

ui::ScreenTree view(const World& world, const Check& state) {
  return view_check(world, state);
}

}  // namespace kiosk::flows::precheck
