#include "kiosk/flows/staff/devices.h"

#include <fmt/format.h>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/staff/asking.h"
#include "kiosk/flows/staff/printer_words.h"
#include "kiosk/flows/staff/test_slip.h"

namespace kiosk::flows::staff {
namespace {

Outcome ask_for(const World& world, Devices next, const char* action) {
  if (next.act.keeping.is_open()) return stay();
  const bool again = next.act.keeping.is_refused() && next.act.action == action;
  if (!again) next.act = {.action = action, .reason = {}, .about = {}};
  return replace_asking(world, std::move(next));
}

Outcome on_tap(const World& world, const Devices& state, const std::string& id) {
  if (id == "devices.print" && may_print(world, state.paper)) {
    return ask_for(world, state, "test_print");
  }
  if (id == "devices.sound") return ask_for(world, state, "test_sound");
  if (id == "devices.screen") return push(ScreenTest{});
  if (id == "devices.teach") return push(Teach{});
  return stay();
}

Outcome carry_out(const World& world, Devices next) {
  Outcome outcome;
  if (next.act.action == "test_print") {
    next.paper.subject = next.act.keeping.id;
    print(world, next.paper, test_slip(world), outcome.effects, slip_of(world, next.act.action));
  } else {
    outcome.effects.emplace_back(messages::Speak{.text = world.word(ui::tr("devices.sound.text")),
                                                 .language = world.language()});
  }
  outcome.move = Move::Replace;
  outcome.screen = std::move(next);
  return outcome;
}

/// What is wrong with a device goes before what came from it.
ui::Phrase seen(messages::DeviceState state, bool anything, ui::Phrase what) {
  if (state == messages::DeviceState::Lost) return ui::tr("devices.lost");
  if (state == messages::DeviceState::Stuck) return ui::tr("devices.stuck");
  return anything ? std::move(what) : ui::tr("devices.nothing");
}

ui::Phrase face_phrase(int face) {
  if (face == messages::neutral_face) return ui::tr("devices.face.neutral");
  return ui::tr("devices.face", {{"n", std::to_string(face)}});
}

}  // namespace

std::string Devices::describe() const {
  return fmt::format("devices {} {}/{} scans={} face={} keys={}", staff::describe(act), paper.job,
                     static_cast<int>(paper.phase), scans, face.value_or(-1), keys);
}

Outcome update(const World& world, const Devices& state, const messages::Event& event) {
  if (const auto* tap = get_if<messages::Tapped>(&event)) return on_tap(world, state, tap->id);
  auto next = state;
  if (follow(world, next.paper, event)) return replace(std::move(next));
  if (follow(world, next.act.keeping, event)) {
    if (next.act.keeping.is_kept()) return carry_out(world, std::move(next));
    return replace(std::move(next));
  }
  if (holds_alternative<messages::Scanned>(event)) {
    ++next.scans;
    return replace(std::move(next));
  }
  if (const auto* face = get_if<messages::FacePressed>(&event)) {
    next.face = face->face;
    return replace(std::move(next));
  }
  if (holds_alternative<messages::FocusMoved>(event)) {
    ++next.keys;
    return replace(std::move(next));
  }
  return stay();
}

ui::ScreenTree view(const World& world, const Devices& state) {
  ui::ScreenTree tree{.name = "staff.devices"};
  tree.title = title("devices.title", ui::tr("devices.title"));
  const auto& health = world.health;
  const auto count = [](int n) { return std::to_string(n); };
  tree.body = {group(
      "devices.facts", ui::Arrangement::List,
      {fact("devices.printer", ui::tr("staff.printer"), printer_phrase(world), "printer"),
       fact("devices.scanner", ui::tr("devices.scanner"),
            seen(health.scanner, state.scans > 0,
                 ui::tr("devices.scanned", {{"n", count(state.scans)}})),
            "scan"),
       fact("devices.faces", ui::tr("devices.faces"),
            seen(health.buttons, state.face.has_value(), face_phrase(state.face.value_or(0))),
            "smile"),
       fact("devices.keys", ui::tr("devices.keys"),
            seen(health.keys, state.keys > 0, ui::tr("devices.key", {{"n", count(state.keys)}})),
            "letters")})};
  if (health.headphones != messages::DeviceState::NotInstalled) {
    tree.body.front().children.push_back(
        fact("devices.headphones", ui::tr("devices.headphones"),
             seen(health.headphones, true,
                  health.sound.headphones ? ui::tr("devices.headphones.in")
                                          : ui::tr("devices.headphones.out")),
             "speech"));
  }
  for (auto& node : screen_facts(world, "devices.")) {
    tree.body.front().children.push_back(std::move(node));
  }
  if (state.paper.phase != PaperPhase::None) {
    tree.body.push_back(paper_note("devices.paper", state.paper));
  }
  if (state.act.keeping.is_refused()) {
    tree.body.push_back(act_note("devices.note", state.act));
  }
  auto tests = group("devices.tests", ui::Arrangement::List, {});
  if (may_print(world, state.paper)) {
    tests.children.push_back(choice("devices.print", ui::tr("devices.print"), {}, "printer"));
  }
  tests.children.push_back(choice("devices.sound", ui::tr("devices.sound"), {}, "speech"));
  tests.children.push_back(choice("devices.screen", ui::tr("devices.screen"), {}, "touch"));
  if (world.health.buttons != messages::DeviceState::NotInstalled) {
    tests.children.push_back(choice("devices.teach", ui::tr("teach.title"), {}, "smile"));
  }
  tree.body.push_back(std::move(tests));
  return tree;
}

}  // namespace kiosk::flows::staff
