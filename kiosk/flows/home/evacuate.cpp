#include "kiosk/flows/home/evacuate.h"

#include <array>

#include <fmt/format.h>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::home {
namespace {

using domain::Language;

/// All of them, whatever the kiosk offers its visitors: everybody has to understand one.
constexpr std::array languages{Language::Indonesian, Language::English, Language::Sundanese};
/// Long enough for the longest sentence, and for a breath after it.
constexpr std::chrono::seconds between_sentences{10};

ui::Node sentence(const char* id, Language language) {
  auto node = text(id, ui::tr("emergency"));
  node.role = ui::Role::Title;
  node.language = language;
  return node;
}

}  // namespace

std::string Evacuate::describe() const {
  return fmt::format("evacuate {} {}", since.count(), sentences);
}

Outcome update(const World& world, const Evacuate& state, const messages::Event&) {
  if (world.steady - state.since < between_sentences * state.sentences) return stay();
  auto next = state;
  ++next.sentences;
  const auto language = languages[static_cast<std::size_t>(state.sentences) % languages.size()];
  auto outcome = replace(next);
  outcome.effects.emplace_back(messages::Speak{
      .text = ui::resolve(ui::tr("emergency"), language, world.words), .language = language});
  return outcome;
}

ui::ScreenTree view(const World&, const Evacuate&) {
  ui::ScreenTree tree{.name = "home.evacuate", .style = ui::FrameStyle::Alert};
  ui::Node sign{.id = "evacuate.sign", .role = ui::Role::Alert, .text = ui::tr("emergency.sign")};
  sign.icon = "warning";
  tree.body = {std::move(sign), sentence("evacuate.id", Language::Indonesian),
               sentence("evacuate.en", Language::English),
               sentence("evacuate.su", Language::Sundanese)};
  return tree;
}

}  // namespace kiosk::flows::home
