#include "drivers/tools/trying.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <string_view>

#include <fmt/format.h>

#include "drivers/buttons/box_address.h"
#include "drivers/headphones/switch_jack.h"
#include "drivers/keys/keypad.h"
#include "drivers/printer/posix_io.h"
#include "drivers/scanner/scanner_address.h"
#include "drivers/touch/mounting.h"

namespace drivers::tools {
namespace {

using printer::Deadline;

constexpr const char* look_in_list = "is it plugged in, and does anjungan-devices list name it?";

/// Nothing more to do, or why not.
enum class Step : std::uint8_t { Waiting, Done, Failed };

void say(const std::string& line) {
  fmt::print("{}\n", line);
  std::fflush(stdout);
}

/// Tries again and again until it is done; false when the time was over, or it failed.
bool carry_out(const std::string& what_to_do, int seconds,
               const std::function<Step(std::chrono::milliseconds)>& attempt) {
  say(what_to_do);
  for (const Deadline end(std::chrono::seconds{seconds}); !end.passed();) {
    const auto step = attempt(end.left());
    if (step == Step::Waiting) continue;
    return step == Step::Done;
  }
  say("nothing came");
  return false;
}

int ended(bool is_well) {
  return is_well ? well : not_well;
}

Step lost(const char* name) {
  fail(fmt::format("{}: {}", name, look_in_list));
  return Step::Failed;
}

int listen_to_scanner(const Choice& choice) {
  auto scanner = scanner::make_scanner(choice.address);
  if (!scanner) return fail(scanner.error());
  for (const Deadline end(std::chrono::seconds{choice.seconds}); !end.passed();) {
    const auto code = (*scanner)->read(end.left());
    if (!code) return fail(fmt::format("{}: {}", name_of(code.error()), look_in_list));
    if (const auto& text = *code) say(*text);
  }
  return well;
}

/// For `faces=` in kiosk.toml.
int listen_to_keyboard(const Choice& choice) {
  const auto identity = hid::parse_device_identity(keys::address_scheme, choice.address);
  if (!identity) return fail(identity.error());
  keys::Keyboard keyboard(*identity);
  for (const Deadline end(std::chrono::seconds{choice.seconds}); !end.passed();) {
    const auto read = keyboard.wait(end.left());
    if (!read) return fail(fmt::format("{}: {}", name_of(read.error()), advice(read.error())));
    for (const auto& event : read->events) {
      if (event.down) say(std::to_string(event.code));
    }
  }
  return well;
}

/// How it has to be configured; not well when the corners are those of no panel.
int tell_mounting(const std::array<touch::SensorPlace, 4>& corners, int screen_rotation) {
  const auto mounting = touch::mounting_of(corners, screen_rotation);
  if (!mounting) {
    say("these are not the corners of one panel: is it the panel of this display?");
    return not_well;
  }
  std::string numbers;
  for (const int one : mounting->matrix) {
    numbers += fmt::format("{}{}.0", numbers.empty() ? "" : ", ", one);
  }
  say("in kiosk.toml, all of it:\n[touch]");
  say(fmt::format("rotation = {}\nmatrix = [{}]", mounting->rotation, numbers));
  return well;
}

}  // namespace

int listen(const Choice& choice) {
  return choice.address.starts_with(keys::address_scheme) ? listen_to_keyboard(choice)
                                                          : listen_to_scanner(choice);
}

int test_scanner(const Choice& choice) {
  auto scanner = scanner::make_scanner(choice.address);
  if (!scanner) return fail(scanner.error());
  return ended(carry_out("Hold any code before the scanner.", choice.seconds, [&](auto limit) {
    const auto code = (*scanner)->read(limit);
    if (!code) return lost(name_of(code.error()));
    if (!*code) return Step::Waiting;
    say("read: " + **code);
    return Step::Done;
  }));
}

int test_faces(const Choice& choice) {
  auto config = buttons::parse_box(choice.address);
  if (!config) return fail(config.error());
  const auto count = config->faces.empty() ? 4 : config->faces.size();
  const auto box = buttons::make_box(std::move(*config));
  std::array<bool, buttons::most_faces> seen{};
  std::size_t left = count;
  const auto press = [&](auto limit) {
    const auto edges = box->wait(limit);
    if (!edges) return lost("absent");
    for (const auto& edge : *edges) {
      if (!edge.down || edge.face == buttons::no_face) continue;
      auto& one = seen.at(static_cast<std::size_t>(edge.face));
      if (!std::exchange(one, true)) --left;
      say(edge.face == buttons::neutral_face ? "the neutral one"
                                             : fmt::format("face {}", edge.face));
    }
    return left == 0 ? Step::Done : Step::Waiting;
  };
  return ended(
      carry_out(fmt::format("Press each of the {} buttons.", count), choice.seconds, press));
}

int test_keys(const Choice& choice) {
  const auto identity = hid::parse_device_identity(keys::address_scheme, choice.address);
  if (!identity) return fail(identity.error());
  keys::Keypad keypad(*identity);
  constexpr std::array<std::string_view, 8> names{"up",     "down", "left", "right",
                                                  "select", "back", "help", "repeat"};
  for (const auto name : names) {
    const auto press = [&](auto limit) {
      const auto pressed = keypad.wait(limit);
      if (!pressed) return lost(name_of(pressed.error()));
      for (const auto& one : *pressed) {
        if (one == name) return Step::Done;
        say(one + " instead");
      }
      return Step::Waiting;
    };
    if (!carry_out(fmt::format("Press {}.", name), choice.seconds, press)) return not_well;
  }
  return well;
}

int test_headphones(const Choice& choice) {
  auto name = headphones::parse_switch_jack(choice.address);
  if (!name) return fail(name.error());
  headphones::SwitchJack jack(std::move(*name));
  for (const bool wanted : {true, false}) {
    const auto plug = [&](auto limit) {
      const auto plugged = jack.wait(limit);
      if (!plugged) return lost(name_of(plugged.error()));
      return *plugged == wanted ? Step::Done : Step::Waiting;
    };
    const auto* what = wanted ? "Plug headphones in." : "Take them out.";
    if (!carry_out(what, choice.seconds, plug)) return not_well;
  }
  return well;
}

int test_touch(const Choice& choice) {
  const auto identity = touch::parse_panel_identity(choice.address);
  if (!identity) return fail(identity.error());
  touch::Fingers fingers(*identity);
  constexpr std::array<std::string_view, 4> names{"upper left", "upper right", "lower right",
                                                  "lower left"};
  std::array<touch::SensorPlace, 4> corners;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto touched = [&](auto limit) {
      const auto place = fingers.wait(limit);
      if (!place) return lost(name_of(place.error()));
      if (!*place) return Step::Waiting;
      corners.at(i) = **place;
      say(fmt::format("at {:.2f}, {:.2f}", (*place)->x, (*place)->y));
      return Step::Done;
    };
    const auto what = fmt::format("Touch the {} corner, as the picture stands.", names.at(i));
    if (!carry_out(what, choice.seconds, touched)) return not_well;
  }
  return tell_mounting(corners, choice.screen_rotation);
}

}  // namespace drivers::tools
