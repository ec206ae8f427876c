#include "kiosk/domain/complaint.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/survey/form.h"
#include "kiosk/flows/survey/keeping_view.h"
#include "kiosk/flows/survey/profile.h"

namespace kiosk::flows::survey {
namespace {

using ui::Node;

Node option_node(int number, ui::Phrase name, bool chosen) {
  auto node =
      choice("survey.answer." + std::to_string(number), std::move(name), {}, chosen ? "check" : "");
  if (chosen) node.emphasis = ui::Emphasis::Selected;
  return node;
}

Node skip_button() {
  return button("survey.skip", ui::tr("srv.skip"), "skip");
}

bool has_services(const domain::Content& content, const domain::Agency& agency) {
  return !domain::services_of(content, agency.code).empty();
}

/// Agencies first where there are several: nobody reads through two hundred services.
std::vector<Node> service_choices(const World& world, const Form& form) {
  std::vector<Node> nodes;
  const auto& content = *world.content;
  std::vector<const domain::Agency*> agencies;
  for (const auto& agency : content.office.agencies) {
    if (has_services(content, agency)) agencies.push_back(&agency);
  }
  const bool several = agencies.size() > 1;
  if (several && form.agency.empty()) {
    for (const auto* agency : agencies) {
      auto node = choice("survey.agency." + agency->code, world.say(agency->name), {}, "building");
      node.value = agency->code;
      nodes.push_back(std::move(node));
    }
    return nodes;
  }
  for (const auto& service : content.services) {
    if (!service.active || (several && service.agency != form.agency)) continue;
    const bool chosen = service.code == form.service;
    auto node = choice("survey.service." + service.code, world.say(service.title), {},
                       chosen ? "check" : "document");
    if (chosen) node.emphasis = ui::Emphasis::Selected;
    node.value = service.code;
    nodes.push_back(std::move(node));
  }
  return nodes;
}

ui::ScreenTree service_screen(const World& world, const Form& form) {
  ui::ScreenTree tree{.name = "survey.service"};
  tree.title = title("survey.title", ui::tr("srv.service"));
  tree.body = {text("survey.optional", ui::tr("srv.optional"))};
  if (world.content != nullptr) {
    tree.body.push_back(
        group("survey.services", ui::Arrangement::List, service_choices(world, form)));
  }
  tree.navigation = {skip_button()};
  return tree;
}

ui::ScreenTree profile_screen(const Form& form) {
  auto question = profile_question(form.step - first_profile_step);
  ui::ScreenTree tree{.name = "survey.profile"};
  tree.title = title("survey.title", std::move(question.text));
  auto options = group("survey.options", ui::Arrangement::List, {});
  int number = 0;
  for (auto& option : question.options) {
    const bool chosen = form.profile.*question.answer == option.code;
    options.children.push_back(option_node(++number, std::move(option.name), chosen));
  }
  tree.body = {text("survey.optional", ui::tr("srv.optional")), std::move(options)};
  tree.navigation = {skip_button()};
  return tree;
}

const domain::SurveyQuestion* question_at(const World& world, const Form& form, int index) {
  if (world.content == nullptr) return nullptr;
  return domain::survey_question(*world.content->common.survey,
                                 domain::find_service(*world.content, form.service),
                                 static_cast<domain::SurveyElement>(index));
}

ui::ScreenTree question_screen(const World& world, const Form& form) {
  const int index = form.step - first_question_step;
  ui::ScreenTree tree{.name = "survey.question"};
  tree.title =
      title("survey.title", ui::tr("srv.progress", {{"i", std::to_string(index + 1)}, {"n", "9"}}));
  const auto* question = question_at(world, form, index);
  if (question == nullptr) return tree;
  auto options = group("survey.options", ui::Arrangement::Stack, {});
  for (std::size_t i = 0; i < question->options.size(); ++i) {
    const int score = static_cast<int>(i) + 1;
    const bool chosen = form.scores.at(static_cast<std::size_t>(index)) == score;
    options.children.push_back(option_node(score, world.say(question->options.at(i)), chosen));
  }
  tree.body = {text("survey.question", world.say(question->text)), std::move(options)};
  return tree;
}

/// Below the keys, which keep their place when it changes.
Node suggestion_note(const Form& form) {
  if (domain::holds_sixteen_digits(form.suggestion.text.view())) {
    return {.id = "survey.nik",
            .role = ui::Role::Note,
            .text = ui::tr("srv.suggestion.nik"),
            .icon = "warning"};
  }
  return text("survey.hint", ui::tr("srv.suggestion.hint"));
}

ui::ScreenTree suggestion_screen(const World& world, const Form& form) {
  ui::ScreenTree tree{.name = "survey.suggestion"};
  tree.title = title("survey.title", ui::tr("srv.suggestion"));
  tree.body = ui::entry_nodes("survey.suggestion", form.suggestion, ui::EntryStyle::Sentence,
                              world.language(), ui::tr("cmp.nothing_typed"));
  tree.body.push_back(suggestion_note(form));
  const bool empty = form.suggestion.text.empty();
  tree.navigation = {primary("survey.take", empty ? ui::tr("srv.skip") : ui::tr("nav.next"),
                             empty ? "" : "check")};
  return tree;
}

Node change_row(int step, ui::Phrase label, ui::Phrase value) {
  auto node = choice("survey.change." + std::to_string(step), std::move(label), std::move(value));
  node.value = std::to_string(step);
  return node;
}

Node suggestion_row(const Form& form) {
  const auto& words = form.suggestion.text;
  auto value = words.empty() ? ui::tr("srv.not_told") : ui::literal(ui::beginning_of(words));
  auto row = change_row(suggestion_step, ui::tr("srv.suggestion.short"), std::move(value));
  row.is_private = true;
  return row;
}

ui::Phrase service_value(const World& world, const Form& form) {
  const auto* service =
      world.content != nullptr ? domain::find_service(*world.content, form.service) : nullptr;
  if (service == nullptr) return ui::tr("srv.not_told");
  return world.say(domain::short_name(*service));
}

std::vector<Node> summary_rows(const World& world, const Form& form) {
  std::vector<Node> rows;
  for (int i = 0; i < static_cast<int>(domain::survey_element_count); ++i) {
    const auto* question = question_at(world, form, i);
    const int score = form.scores.at(static_cast<std::size_t>(i));
    if (question == nullptr || score < 1 || score > 4) continue;
    rows.push_back(
        change_row(first_question_step + i, world.say(question->text),
                   world.say(question->options.at(static_cast<std::size_t>(score - 1)))));
  }
  if (form.asks_suggestion) rows.push_back(suggestion_row(form));
  rows.push_back(change_row(service_step, ui::tr("srv.service.short"), service_value(world, form)));
  for (int i = 0; i < profile_question_count; ++i) {
    auto question = profile_question(i);
    ui::Phrase value = ui::tr("srv.not_told");
    for (auto& option : question.options) {
      if (option.code == form.profile.*question.answer) value = std::move(option.name);
    }
    rows.push_back(change_row(first_profile_step + i, std::move(question.label), std::move(value)));
  }
  return rows;
}

ui::ScreenTree summary_screen(const World& world, const Form& form) {
  if (form.keeping.phase != KeepPhase::None) return keeping_screen("survey.summary", form.keeping);
  ui::ScreenTree tree{.name = "survey.summary"};
  tree.title = title("survey.title", ui::tr("srv.summary"));
  tree.body = {text("survey.summary.hint", ui::tr("srv.summary.hint")),
               group("survey.answers", ui::Arrangement::List, summary_rows(world, form))};
  tree.navigation = {primary("survey.send", ui::tr("srv.send"), "check")};
  return tree;
}

}  // namespace

ui::ScreenTree view(const World& world, const Form& form) {
  if (form.step == service_step) return service_screen(world, form);
  if (form.step < first_question_step) return profile_screen(form);
  if (form.step < suggestion_step) return question_screen(world, form);
  if (form.step == suggestion_step) return suggestion_screen(world, form);
  return summary_screen(world, form);
}

}  // namespace kiosk::flows::survey
