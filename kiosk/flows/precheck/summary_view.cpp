#include <algorithm>

#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/precheck/check_view.h"

namespace kiosk::flows::precheck {
namespace {

using domain::CheckStep;
using domain::Reply;
using domain::StepKind;

const domain::CheckAnswer& answer_or_none(const domain::Service& service, const Check& state,
                                          const std::string& id) {
  static const domain::CheckAnswer none;
  const auto* answer = answer_to(service, state, id);
  return answer == nullptr ? none : *answer;
}

std::string chosen_in_words(const World& world, const std::vector<domain::Option>& options,
                            const domain::CheckAnswer& answer) {
  std::string all;
  for (const auto& option : options) {
    if (std::ranges::find(answer.chosen, option.id) == answer.chosen.end()) continue;
    all += (all.empty() ? "" : ", ") + world.in_words(option.text);
  }
  return all.empty() ? world.word(ui::tr("pre.none")) : all;
}

std::string reply_in_words(const World& world, const domain::CheckAnswer& answer) {
  if (answer.reply == Reply::Unknown) return world.word(ui::tr("pre.unknown"));
  if (answer.reply != Reply::Yes) return world.word(ui::tr("pre.not_yet"));
  auto words = world.word(ui::tr("pre.yes"));
  if (answer.expires) {
    words += ", " + world.word(ui::tr(
                        "pre.valid_until",
                        {{"date", domain::date_in_words(*answer.expires, world.language())}}));
  }
  return words;
}

std::string ticked_in_words(const World& world, const domain::Service& service, const Check& state,
                            const CheckStep& step) {
  const auto ticked = std::ranges::count_if(step.items, [&](const std::string& id) {
    return answer_or_none(service, state, id).reply == Reply::Yes;
  });
  return world.word(ui::tr(
      "pre.ticked_of", {{"n", std::to_string(ticked)}, {"m", std::to_string(step.items.size())}}));
}

struct SummaryRow {
  std::string text;
  std::string answer;
  std::string icon;
};

const char* icon_of(const domain::CheckAnswer& answer) {
  if (answer.reply == Reply::Unknown) return "question";
  return answer.reply == Reply::Yes ? "check" : "cross";
}

SummaryRow row_of(const World& world, const domain::Service& service, const Check& state,
                  const CheckStep& step) {
  const auto& requirements = service.requirements;
  const auto& answer = answer_or_none(service, state, step.id);
  if (const auto* question = domain::find_question(requirements, step.id)) {
    return {world.in_words(question->text), chosen_in_words(world, question->options, answer),
            "check"};
  }
  const auto* item = domain::find_item(requirements, step.id);
  if (item == nullptr) return {};
  switch (step.kind) {
    case StepKind::Question:
      break;
    case StepKind::Options:
      return {world.in_words(item->text), chosen_in_words(world, item->options, answer), "check"};
    case StepKind::Parts:
      return {world.in_words(item->text), chosen_in_words(world, item->parts, answer),
              answer.chosen.size() == item->parts.size() ? "check" : "cross"};
    case StepKind::Replies:
      return {world.in_words(item->text), reply_in_words(world, answer), icon_of(answer)};
    case StepKind::Declarations: {
      const auto heading =
          std::ranges::find(requirements.headings, item->heading, &domain::RequirementHeading::id);
      const auto of = heading == requirements.headings.end() ? world.in_words(item->text)
                                                             : world.in_words(heading->text);
      return {world.word(ui::tr("pre.declared_of", {{"heading", of}})),
              ticked_in_words(world, service, state, step), "document"};
    }
    case StepKind::Acknowledgement:
      return {world.word(ui::tr("pre.later")), ticked_in_words(world, service, state, step),
              "document"};
  }
  return {};
}

}  // namespace

ui::ScreenTree view_summary(const World& world, const domain::Service& service,
                            const Check& state) {
  ui::ScreenTree tree{.name = "precheck.summary"};
  tree.title = title("precheck.title", ui::tr("pre.summary"));
  tree.body = {text("precheck.hint", ui::tr("pre.summary.hint"))};
  ui::Node list = group("precheck.list", ui::Arrangement::List, {});
  for (const auto& step :
       domain::steps_of(service.requirements, state.answers, world.local().date)) {
    auto row = row_of(world, service, state, step);
    auto node = choice("precheck.change." + step.id, ui::literal(std::move(row.answer)),
                       ui::literal(std::move(row.text)), std::move(row.icon));
    node.value = step.id;
    list.children.push_back(std::move(node));
  }
  tree.body.push_back(std::move(list));
  tree.navigation = {primary("precheck.finish", ui::tr("pre.finish"), "check")};
  return tree;
}

}  // namespace kiosk::flows::precheck
