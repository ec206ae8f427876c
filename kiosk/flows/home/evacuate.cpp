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
/// A chime that people look up at is over by then.
constexpr std::chrono::seconds chime_lasts{1};

std::chrono::seconds time_of(int sound) {
  const bool is_chime = sound % 2 == 0;
  return between_sentences * (sound / 2) + (is_chime ? std::chrono::seconds{0} : chime_lasts);
}

ui::Node sentence(const char* id, Language language) {
  auto node = text(id, ui::tr("emergency"));
  node.role = ui::Role::Title;
  node.emphasis = ui::Emphasis::Danger;
  node.language = language;
  return node;
}

}  // namespace

std::string Evacuate::describe() const {
  return fmt::format("evacuate {} {}", since.count(), sounds);
}

Outcome update(const World& world, const Evacuate& state, const messages::Event& event) {
  if (auto opened = staff::open_by_badge(world, event)) return std::move(*opened);
  if (world.steady - state.since < time_of(state.sounds)) return stay();
  auto next = state;
  ++next.sounds;
  auto outcome = replace(next);
  if (state.sounds % 2 == 0) {
    // As loud as can be, whether or not anybody switched the short sounds off.
    outcome.effects.emplace_back(messages::Play{.sound = messages::Sound::Chime, .gain_db = 0});
    return outcome;
  }
  const auto language = languages[static_cast<std::size_t>(state.sounds / 2) % languages.size()];
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
