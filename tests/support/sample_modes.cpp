#include "tests/support/sample_modes.h"

namespace tests {
namespace {

kiosk::app::Model listening(kiosk::flows::Screen screen) {
  auto model = booted_model();
  model.trail = {kiosk::flows::home::Errands{}};
  model.screen = std::move(screen);
  model.session.hearing.on = true;
  model.session.hearing.input = kiosk::ui::Input::Keys;
  return model;
}

}  // namespace

std::vector<SampleState> mode_states() {
  namespace home = kiosk::flows::home;
  auto silent = listening(home::Errands{});
  silent.health.sound.works = false;
  auto unplugged = listening(home::Errands{});
  unplugged.session.unplugged = true;
  auto fastest = listening(home::Display{});
  fastest.session.hearing.rate = static_cast<int>(kiosk::ui::speech_rates_wpm.size()) - 1;
  fastest.session.hearing.volume = 0;
  return {{"home.errands.voice", listening(home::Errands{})},
          {"home.errands.no_sound", std::move(silent)},
          {"home.errands.headphones_out", std::move(unplugged)},
          {"home.display.voice", listening(home::Display{})},
          {"home.display.fastest_and_softest", std::move(fastest)}};
}

}  // namespace tests
