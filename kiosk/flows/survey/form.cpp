#include "kiosk/flows/survey/form.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/survey/keeping_view.h"
#include "kiosk/flows/survey/profile.h"

namespace kiosk::flows::survey {
namespace {

const domain::Service* service_of(const World& world, const Form& form) {
  return world.content != nullptr ? domain::find_service(*world.content, form.service) : nullptr;
}

bool is_whole(const Form& form) {
  return std::ranges::all_of(form.scores, [](int score) { return score >= 1 && score <= 4; });
}

/// The next question; after a change, and after the last one, the summary.
Form answered(Form form) {
  form.step = form.changing ? summary_step : form.step + 1;
  if (form.step == suggestion_step && !form.asks_suggestion) form.step = summary_step;
  form.changing = false;
  return form;
}

records::Fact fact_of(const World& world, const Form& form) {
  const auto* service = service_of(world, form);
  const auto taken = std::chrono::duration_cast<std::chrono::seconds>(world.steady - form.started);
  records::SurveyResponse response{
      .id = form.keeping.id,
      .at = world.now,
      .utc_offset = world.utc_offset(),
      .kiosk = world.settings.kiosk,
      .language = world.language(),
      .service = form.service,
      .unit = service != nullptr ? service->agency : std::string{},
      .service_is_free = service != nullptr && service->fee.kind == domain::FeeKind::Free,
      .profile = form.profile,
      .scores = form.scores,
      .seconds = static_cast<int>(taken.count())};
  return records::fact_of(response);
}

Outcome send(const World& world, Form form) {
  if (!is_whole(form) || form.keeping.is_open()) return stay();
  Outcome outcome;
  outcome.move = Move::Replace;
  if (ask(world, form.keeping, outcome, records::Chain::Voices)) {
    if (!form.sent) form.sent = fact_of(world, form);
    messages::KeepRecord record{.id = form.keeping.id,
                                .fact = *form.sent,
                                .suggestion = form.suggestion.text,
                                .now = world.now};
    if (!form.token.empty()) record.spends = form.token;
    outcome.effects.emplace_back(std::move(record));
  }
  outcome.screen = std::move(form);
  return outcome;
}

/// `survey.answer.3`: which of the options, from 1; 0 for other ids.
int option_of(const std::string& id) {
  constexpr std::string_view start = "survey.answer.";
  if (!id.starts_with(start)) return 0;
  int number = 0;
  const auto* end = id.data() + id.size();
  const auto read = std::from_chars(id.data() + start.size(), end, number);
  return read.ec == std::errc{} && read.ptr == end && number > 0 ? number : 0;
}

Outcome choose_service(const World& world, const Form& form, const messages::Tapped& tap) {
  if (world.content == nullptr) return stay();
  auto next = form;
  if (tap.id == "survey.agency." + tap.value &&
      domain::find_agency(world.content->office, tap.value) != nullptr) {
    next.agency = tap.value;
    return replace(std::move(next));
  }
  if (tap.id == "survey.service." + tap.value &&
      domain::find_service(*world.content, tap.value) != nullptr) {
    next.service = tap.value;
    return replace(answered(std::move(next)));
  }
  return stay();
}

Outcome answer(const Form& form, int option) {
  auto next = form;
  if (form.step >= suggestion_step) return stay();
  if (form.step >= first_question_step) {
    if (option > static_cast<int>(domain::survey_option_count)) return stay();
    next.scores.at(static_cast<std::size_t>(form.step - first_question_step)) = option;
    return replace(answered(std::move(next)));
  }
  const auto question = profile_question(form.step - first_profile_step);
  if (option > static_cast<int>(question.options.size())) return stay();
  next.profile.*question.answer = question.options[static_cast<std::size_t>(option - 1)].code;
  return replace(answered(std::move(next)));
}

/// Profile questions may be left out; leaving one out takes an earlier answer back.
Outcome skip(const Form& form) {
  if (form.step >= first_question_step) return stay();
  auto next = form;
  if (form.step == service_step) {
    next.service.clear();
  } else {
    next.profile.*profile_question(form.step - first_profile_step).answer = {};
  }
  return replace(answered(std::move(next)));
}

Outcome type(const Form& form, const messages::Tapped& tap) {
  auto next = form;
  if (tap.id == "survey.take") {
    next.suggestion.before_deletion = {};
    return replace(answered(std::move(next)));
  }
  if (!tap.id.starts_with("key.")) return stay();
  next.suggestion =
      ui::press(next.suggestion, tap.value, ui::EntryStyle::Sentence, records::longest_suggestion);
  return replace(std::move(next));
}

Outcome change(const Form& form, const messages::Tapped& tap) {
  int step = -1;
  const auto* end = tap.value.data() + tap.value.size();
  const auto read = std::from_chars(tap.value.data(), end, step);
  if (read.ec != std::errc{} || step < service_step || step >= summary_step) return stay();
  if (step == suggestion_step && !form.asks_suggestion) return stay();
  auto next = form;
  next.step = step;
  next.changing = true;
  next.agency.clear();
  return replace(std::move(next));
}

}  // namespace

Form start_form(const World& world, const std::string& token) {
  return {.asks_suggestion = world.settings.takes_reports,
          .keeping = {.id = world.voice_identities.front()},
          .token = token,
          .started = world.steady};
}

bool Form::has_previous() const {
  const bool was_sent = keeping.phase != KeepPhase::None;  // then back leaves the form
  return !was_sent && (changing || step != service_step || !agency.empty());
}

std::optional<Form> Form::previous() const {
  if (!has_previous()) return std::nullopt;
  auto before = *this;
  if (changing) {
    before.step = summary_step;
    before.changing = false;
    return before;
  }
  if (step == service_step) {
    before.agency.clear();
    return before;
  }
  --before.step;
  if (before.step == suggestion_step && !asks_suggestion) --before.step;
  return before;
}

std::string Form::place_id() const {
  return fmt::format("{} {}", step, agency);
}

std::string Form::describe() const {
  return fmt::format("survey_form step={} changing={} agency={} service={} keeping={}", step,
                     changing, agency, service, flows::describe(keeping));
}

Outcome update(const World& world, const Form& state, const messages::Event& event) {
  if (auto next = state; follow(world, next.keeping, event)) {
    const bool spent = is_spent(next.keeping);
    if (next.keeping.is_kept() || spent) return replace(Thanks{.spent = spent});
    return replace(std::move(next));
  }
  if (state.keeping.is_open()) return stay();
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  if (tap->id == "nav.back") {
    auto before = state.previous();
    return before ? replace(std::move(*before)) : stay();
  }
  if (state.step == summary_step) {
    if (tap->id == "survey.send" || tap->id == "survey.retry") return send(world, state);
    return tap->id.starts_with("survey.change.") ? change(state, *tap) : stay();
  }
  if (state.step == suggestion_step) return type(state, *tap);
  if (tap->id == "survey.skip") return skip(state);
  if (state.step == service_step) return choose_service(world, state, *tap);
  const int option = option_of(tap->id);
  return option == 0 ? stay() : answer(state, option);
}

Outcome update(const World&, const Thanks&, const messages::Event&) {
  return stay();
}

ui::ScreenTree view(const World&, const Thanks& state) {
  Keeping keeping{.phase = state.spent ? KeepPhase::Refused : KeepPhase::Kept};
  if (state.spent) keeping.error = store::StoreError::SpentAlready;
  return keeping_screen("survey.thanks", keeping);
}

}  // namespace kiosk::flows::survey
