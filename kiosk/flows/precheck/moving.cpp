#include "kiosk/flows/precheck/moving.h"

#include <algorithm>
#include <vector>

#include "kiosk/flows/precheck/result.h"

namespace kiosk::flows::precheck {
namespace {

using domain::CheckStep;

std::vector<CheckStep> steps(const World& world, const domain::Service& service,
                             const Check& state) {
  return domain::steps_of(service.requirements, state.answers, world.local().date);
}

std::optional<std::size_t> index_of(const std::vector<CheckStep>& all, const std::string& id) {
  const auto at = std::ranges::find(all, id, &CheckStep::id);
  if (at == all.end()) return std::nullopt;
  return static_cast<std::size_t>(at - all.begin());
}

Outcome show_step(Check state, const std::string& id) {
  state.place = CheckPlace::Step;
  state.step = id;
  state.expiry = {};
  return replace(std::move(state));
}

Outcome show_summary(Check state) {
  state.place = CheckPlace::Summary;
  state.step.clear();
  state.changing = false;
  state.expiry = {};
  return replace(std::move(state));
}

/// The first step that has no answer yet, or the summary.
Outcome show_open_step(const World& world, const domain::Service& service, Check state) {
  for (const auto& step : steps(world, service, state)) {
    if (!domain::is_answered(service.requirements, step, state.answers)) {
      return show_step(std::move(state), step.id);
    }
  }
  return show_summary(std::move(state));
}

}  // namespace

const domain::Service* service_of(const World& world, const std::string& code) {
  return world.content == nullptr ? nullptr : domain::find_service(*world.content, code);
}

std::optional<StepPlace> step_of(const World& world, const Check& state) {
  const auto* service = service_of(world, state.service);
  if (service == nullptr) return std::nullopt;
  const auto all = steps(world, *service, state);
  const auto at = index_of(all, state.step);
  if (!at) return std::nullopt;
  return StepPlace{
      .step = all[*at], .number = static_cast<int>(*at) + 1, .count = static_cast<int>(all.size())};
}

Outcome go_on(const World& world, const domain::Service& service, Check state) {
  const auto all = steps(world, service, state);
  const auto at = index_of(all, state.step);
  if (!state.changing && at && *at + 1 < all.size()) {
    return show_step(std::move(state), all[*at + 1].id);
  }
  return show_open_step(world, service, std::move(state));
}

Outcome answered(const World& world, const domain::Service& service, Check state) {
  const auto assessment = domain::assess(service.requirements, state.answers, world.local().date);
  if (assessment.outcome != domain::PreCheckOutcome::NotEligible) {
    state.told_early = false;
  } else if (!state.told_early) {
    state.told_early = true;
    state.place = CheckPlace::Early;
    return replace(std::move(state));
  }
  return go_on(world, service, std::move(state));
}

Outcome finish(const World& world, const domain::Service& service, const Check& state) {
  const auto assessment = domain::assess(service.requirements, state.answers, world.local().date);
  const bool open = std::ranges::any_of(assessment.items, [](const domain::ItemResult& result) {
    return result.state == domain::ItemState::Open;
  });
  if (open && assessment.outcome != domain::PreCheckOutcome::NotEligible) {
    return show_open_step(world, service, state);
  }
  return start_result(world, state.service, state.answers, state.started_at);
}

Outcome change(const World& world, const domain::Service& service, Check state,
               const std::string& step) {
  if (!index_of(steps(world, service, state), step)) return stay();
  state.changing = true;
  return show_step(std::move(state), step);
}

Outcome go_back(const World& world, const domain::Service& service, Check state) {
  switch (state.place) {
    case CheckPlace::Intro:
      return stay();
    case CheckPlace::Helper:
    case CheckPlace::Year:
    case CheckPlace::Early: {
      const auto step = state.step;
      return show_step(std::move(state), step);
    }
    case CheckPlace::Month:
      state.place = CheckPlace::Year;
      return replace(std::move(state));
    case CheckPlace::Day:
      state.place = CheckPlace::Month;
      return replace(std::move(state));
    case CheckPlace::Step:
    case CheckPlace::Summary:
      break;
  }
  if (state.changing) return show_summary(std::move(state));
  const auto all = steps(world, service, state);
  const auto at =
      state.place == CheckPlace::Summary ? all.size() : index_of(all, state.step).value_or(0);
  if (at > 0) return show_step(std::move(state), all[at - 1].id);
  state.place = CheckPlace::Intro;
  state.step.clear();
  return replace(std::move(state));
}

Outcome begin(const World& world, const domain::Service& service, Check state) {
  if (state.answers.empty()) state.started_at = world.now;
  const auto all = steps(world, service, state);
  if (all.empty()) return show_summary(std::move(state));
  return show_step(std::move(state), all.front().id);
}

}  // namespace kiosk::flows::precheck
