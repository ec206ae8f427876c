#include "kiosk/app/modes.h"

#include <algorithm>

namespace kiosk::app {
namespace {

bool choose_language(Model& model, const messages::Tapped& tap) {
  const auto language = domain::parse_language(tap.value);
  const auto& offered = model.settings.languages;
  if (language && std::find(offered.begin(), offered.end(), *language) != offered.end()) {
    model.session.appearance.language = *language;
  }
  return tap.id.starts_with("tools.");
}

/// One step up or down, within the steps there are.
template <std::size_t Count>
int stepped(int index, int step, const std::array<int, Count>&) {
  return std::clamp(index + step, 0, static_cast<int>(Count) - 1);
}

bool choose_hearing(ui::Hearing& hearing, const std::string& id) {
  if (id == "display.audio") {
    hearing.on = !hearing.on;
    hearing.declined = !hearing.on;
    if (!hearing.on) hearing.dark = false;  // nobody is left with neither picture nor voice
    return true;
  }
  if (id == "display.dark") {
    hearing.dark = hearing.on && !hearing.dark;
    return true;
  }
  if (id == "display.feedback") {
    hearing.feedback = !hearing.feedback;
    return true;
  }
  const auto& rates = ui::speech_rates_wpm;
  const auto& gains = ui::speech_gains_db;
  if (id == "display.rate.slower") return hearing.rate = stepped(hearing.rate, -1, rates), true;
  if (id == "display.rate.faster") return hearing.rate = stepped(hearing.rate, 1, rates), true;
  if (id == "display.volume.down") return hearing.volume = stepped(hearing.volume, -1, gains), true;
  if (id == "display.volume.up") return hearing.volume = stepped(hearing.volume, 1, gains), true;
  return false;
}

void on_key(Model& model, ui::TactileKey key) {
  auto& hearing = model.session.hearing;
  const bool is_switch = key == ui::TactileKey::Switch1 || key == ui::TactileKey::Switch2;
  hearing.input = is_switch ? ui::Input::Switches : ui::Input::Keys;
  if (!hearing.declined) hearing.on = true;
  model.session.unplugged = false;
}

}  // namespace

bool choose_mode(Model& model, const messages::Tapped& tap) {
  auto& appearance = model.session.appearance;
  if (tap.id.starts_with("tools.language.") || tap.id.starts_with("attract.language.")) {
    return choose_language(model, tap);
  }
  if (tap.id.starts_with("display.size.") && tap.value.size() == 1) {
    appearance.text_size = static_cast<ui::TextSize>(std::clamp(tap.value[0] - '0', 0, 3));
    return true;
  }
  if (tap.id.starts_with("display.contrast.") && tap.value.size() == 1) {
    appearance.contrast = static_cast<ui::Contrast>(std::clamp(tap.value[0] - '0', 0, 3));
    return true;
  }
  if (tap.id == "display.reach") {
    appearance.low_reach = !appearance.low_reach;
    return true;
  }
  return choose_hearing(model.session.hearing, tap.id);
}

void learn_modes(Model& model, const messages::Event& event) {
  if (const auto* pressed = get_if<messages::KeyPressed>(&event)) on_key(model, pressed->key);
  if (holds_alternative<messages::Touched>(event)) {
    model.session.hearing.dark = false;
    model.session.hearing.input = ui::Input::Touch;
    model.session.unplugged = false;
  }
  if (const auto* reported = get_if<messages::HeadphonesReported>(&event)) {
    auto& headphones = model.health.sound.headphones;
    model.session.unplugged = model.session.hearing.on && headphones && !reported->plugged;
    headphones = reported->plugged;
  }
}

}  // namespace kiosk::app
