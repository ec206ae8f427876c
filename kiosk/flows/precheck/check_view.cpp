#include "kiosk/flows/precheck/check_view.h"

#include <algorithm>

#include "kiosk/flows/parts.h"
#include "kiosk/flows/precheck/advice.h"

namespace kiosk::flows::precheck {
namespace {

using domain::Reply;
using domain::StepKind;
using ui::Node;

bool is_chosen(const domain::CheckAnswer* answer, const std::string& option) {
  return answer != nullptr && std::ranges::find(answer->chosen, option) != answer->chosen.end();
}

Node option_row(const World& world, const domain::Option& option, bool chosen) {
  auto node =
      choice("precheck.option." + option.id, world.say(option.text), {}, chosen ? "check" : "");
  node.value = option.id;
  if (chosen) node.emphasis = ui::Emphasis::Selected;
  return node;
}

/// A row with a box. What the box says to the eye is said to the ear.
Node tick_row(const World& world, std::string id, std::string value, const std::string& text,
              bool ticked) {
  Node node{.id = std::move(id),
            .role = ui::Role::Tick,
            .text = ui::literal(text),
            .speech = ui::literal(
                text + ", " + world.word(ticked ? ui::tr("pre.ticked") : ui::tr("pre.unticked"))),
            .icon = ticked ? "box_checked" : "box",
            .value = std::move(value)};
  if (ticked) node.emphasis = ui::Emphasis::Selected;
  return node;
}

Node reply_row(const char* id, ui::Phrase text, const char* icon, bool chosen) {
  auto node = choice(id, std::move(text), {}, icon);
  if (chosen) node.emphasis = ui::Emphasis::Selected;
  return node;
}

Node replies(const domain::CheckAnswer* answer) {
  const auto is = [&](Reply reply) { return answer != nullptr && answer->reply == reply; };
  return group(
      "precheck.answers", ui::Arrangement::List,
      {reply_row("precheck.yes", ui::tr("pre.yes"), "check", is(Reply::Yes)),
       reply_row("precheck.not_yet", ui::tr("pre.not_yet"), "cross", is(Reply::NotYet)),
       reply_row("precheck.unknown", ui::tr("pre.unknown"), "question", is(Reply::Unknown))});
}

Node options(const World& world, const std::vector<domain::Option>& offered,
             const domain::CheckAnswer* answer, bool several) {
  Node list = group("precheck.answers", ui::Arrangement::List, {});
  for (const auto& option : offered) {
    const bool chosen = is_chosen(answer, option.id);
    list.children.push_back(several ? tick_row(world, "precheck.option." + option.id, option.id,
                                               world.in_words(option.text), chosen)
                                    : option_row(world, option, chosen));
  }
  return list;
}

Node declarations(const World& world, const domain::Service& service, const Check& state,
                  const domain::CheckStep& step) {
  Node list = group("precheck.answers", ui::Arrangement::Stack, {});
  for (const auto& id : step.items) {
    const auto* item = domain::find_item(service.requirements, id);
    const auto* answer = answer_to(service, state, id);
    const bool ticked = answer != nullptr && answer->reply == Reply::Yes;
    list.children.push_back(
        tick_row(world, "precheck.item." + id, id, world.in_words(item->text), ticked));
  }
  return list;
}

/// The question in plain words, or the standard's line itself.
const domain::LocalizedText& question_of(const domain::RequirementItem& item) {
  return domain::is_empty(item.ask) ? item.text : item.ask;
}

/// What stands below the answers: who is sure need not read it.
void add_hints(const World& world, const domain::Service& service,
               const domain::RequirementItem& item, std::vector<Node>& body) {
  if (auto evidence = evidence_of(world, item); !evidence.empty()) {
    body.push_back(fact("precheck.evidence", ui::literal(std::move(evidence)), {}, "document"));
  }
  if (!domain::is_empty(item.help)) {
    body.push_back(fact("precheck.help", world.say(item.help), {}, "person"));
  }
  int number = 0;
  for (auto& note : notes_of(world, service, item)) {
    body.push_back(fact("precheck.note." + std::to_string(++number), ui::literal(std::move(note)),
                        {}, "info"));
  }
}

void view_question(const World& world, const Check& state, const domain::Service& service,
                   const domain::Question& question, ui::ScreenTree& tree) {
  const bool several = question.type == domain::QuestionType::Multiple;
  tree.title = title("precheck.title", world.say(question.text));
  const auto* answer = answer_to(service, state, question.id);
  if (several) {
    tree.body.push_back(text("precheck.hint", ui::tr("pre.choose_several")));
  }
  tree.body.push_back(options(world, question.options, answer, several));
}

void view_item(const World& world, const Check& state, const domain::Service& service,
               const domain::CheckStep& step, ui::ScreenTree& tree) {
  const auto& item = *domain::find_item(service.requirements, step.id);
  tree.title = title("precheck.title", world.say(question_of(item)));
  const bool says_more = question_of(item) != item.text && step.kind != StepKind::Declarations;
  if (says_more) tree.body.push_back(text("precheck.line", world.say(item.text)));
  const auto* answer = answer_to(service, state, step.id);
  switch (step.kind) {
    case StepKind::Question:
      break;
    case StepKind::Replies:
      tree.body.push_back(replies(answer));
      break;
    case StepKind::Options:
      tree.body.push_back(options(world, item.options, answer, false));
      break;
    case StepKind::Parts:
      tree.body.push_back(text("precheck.hint", ui::tr("pre.tick_parts")));
      tree.body.push_back(options(world, item.parts, answer, true));
      break;
    case StepKind::Declarations:
      tree.body.push_back(text("precheck.hint", ui::tr("pre.tick_declared")));
      tree.body.push_back(declarations(world, service, state, step));
      break;
    case StepKind::Acknowledgement: {
      const bool ticked = answer != nullptr && answer->reply == Reply::Yes;
      tree.title = title("precheck.title", ui::tr("pre.later"));
      tree.body.push_back(tick_row(world, "precheck.item." + item.id, item.id,
                                   world.in_words(question_of(item)), ticked));
      break;
    }
  }
  add_hints(world, service, item, tree.body);
}

ui::ScreenTree view_step(const World& world, const domain::Service& service, const Check& state,
                         const StepPlace& place) {
  ui::ScreenTree tree{.name = "precheck.question"};
  auto progress =
      text("precheck.progress", ui::tr("pre.progress", {{"i", std::to_string(place.number)},
                                                        {"n", std::to_string(place.count)}}));
  progress.emphasis = ui::Emphasis::Quiet;
  tree.body.push_back(std::move(progress));
  const auto* question = domain::find_question(service.requirements, place.step.id);
  if (question != nullptr) {
    view_question(world, state, service, *question, tree);
  } else {
    view_item(world, state, service, place.step, tree);
  }
  const auto kind = place.step.kind;
  const bool by_ticks = kind == StepKind::Declarations || kind == StepKind::Acknowledgement ||
                        kind == StepKind::Parts;
  if (by_ticks || domain::is_answered(service.requirements, place.step, state.answers)) {
    tree.navigation = {primary("precheck.next", ui::tr("pre.next"), "check")};
  }
  return tree;
}

ui::ScreenTree view_intro(const World& world, const domain::Service& service) {
  ui::ScreenTree tree{.name = "precheck.intro"};
  tree.title = title("precheck.title", ui::tr("tile.precheck"));
  auto name = text("precheck.service", ui::literal(name_of(world, service)));
  name.emphasis = ui::Emphasis::Primary;
  tree.body = {std::move(name), text("precheck.intro", ui::tr("pre.intro"))};
  if (service.fee.kind == domain::FeeKind::Free) {
    tree.body.push_back(
        {.id = "precheck.free", .role = ui::Role::Note, .text = ui::tr("free"), .icon = "free"});
  }
  tree.navigation = {primary("precheck.start", ui::tr("pre.start"), "checklist")};
  return tree;
}

/// What each option means, for who is not sure; the unsure one stands last and goes on.
ui::ScreenTree view_helper(const World& world, const domain::Service& service, const Check& state) {
  ui::ScreenTree tree{.name = "precheck.helper"};
  tree.title = title("precheck.title", ui::tr("pre.helper"));
  const auto* question = domain::find_question(service.requirements, state.step);
  if (question == nullptr) return tree;
  tree.body.push_back(text("precheck.help", world.say(question->help)));
  Node list = group("precheck.answers", ui::Arrangement::List, {});
  for (const auto& option : question->options) {
    if (domain::is_unsure(service.requirements, question->id, option.id)) {
      auto still = button("precheck.option." + option.id, ui::tr("pre.still_unsure"), "question");
      still.value = option.id;
      still.emphasis = ui::Emphasis::Primary;
      tree.navigation.push_back(std::move(still));
      continue;
    }
    auto row = option_row(world, option, false);
    row.detail = world.say(option.detail);
    list.children.push_back(std::move(row));
  }
  tree.body.push_back(std::move(list));
  return tree;
}

ui::ScreenTree view_early(const World& world, const domain::Service& service, const Check& state) {
  ui::ScreenTree tree{.name = "precheck.early"};
  const auto assessment = domain::assess(service.requirements, state.answers, world.local().date);
  const auto advice = advice_of(world, service, assessment);
  tree.title = title("precheck.title", ui::literal(advice.headline));
  tree.body = {text("precheck.hint", ui::tr("pre.early")),
               choice("precheck.go_on", ui::tr("pre.go_on"), {}, "checklist")};
  tree.navigation = {primary("precheck.finish", ui::tr("pre.finish"), "check")};
  return tree;
}

}  // namespace

ui::ScreenTree view_check(const World& world, const Check& state) {
  const auto* service = service_of(world, state.service);
  ui::ScreenTree gone{.name = "precheck.intro"};
  gone.title = title("precheck.title", ui::tr("tile.precheck"));
  gone.body = {text("precheck.loading",
                    world.content == nullptr ? ui::tr("loading") : ui::tr("desk.precheck"))};
  if (service == nullptr) return gone;
  switch (state.place) {
    case CheckPlace::Intro:
      return view_intro(world, *service);
    case CheckPlace::Helper:
      return view_helper(world, *service, state);
    case CheckPlace::Early:
      return view_early(world, *service, state);
    case CheckPlace::Summary:
      return view_summary(world, *service, state);
    case CheckPlace::Year:
    case CheckPlace::Month:
    case CheckPlace::Day:
      return view_expiry(world, *service, state);
    case CheckPlace::Step:
      break;
  }
  const auto place = step_of(world, state);
  return place ? view_step(world, *service, state, *place) : gone;
}

}  // namespace kiosk::flows::precheck
