#include "kiosk/shell/control/commands.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "kiosk/base/bytes.h"
#include "kiosk/shell/files/json_numbers.h"
#include "kiosk/shell/loop.h"

namespace kiosk::shell {
namespace {

using nlohmann::json;

json ok() {
  return {{"ok", true}};
}

std::string hex(ui::Color color) {
  return fmt::format("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue);
}

json box_of(const ui::Box& box, const ui::Layout& layout, const std::string& focus) {
  const auto& b = box.bounds;
  const auto& panel = layout.panel;
  return {{"id", box.id},
          {"role", ui::name_of(box.role)},
          {"text", box.text},
          {"speech", box.speech},
          {"language", domain::code_of(box.language)},
          {"px", {b.x, b.y, b.width, b.height}},
          {"mm", {panel.mm(b.x), panel.mm(b.y), panel.mm(b.width), panel.mm(b.height)}},
          {"foreground", hex(box.foreground)},
          {"background", hex(box.background)},
          {"value", box.value},
          {"control", box.control},
          {"enabled", box.enabled},
          {"focused", !box.id.empty() && box.id == focus}};
}

json tree(Loop& loop) {
  auto reply = ok();
  const auto& layout = loop.window().layout();
  const auto& model = loop.runtime().model();
  reply["screen"] = loop.runtime().tree().name;
  reply["page"] = {{"index", layout.page.index}, {"count", layout.page.count}};
  reply["nodes"] = json::array();
  for (const auto& box : layout.boxes) {
    if (!box.id.empty()) reply["nodes"].push_back(box_of(box, layout, model.session.focus));
  }
  return reply;
}

json chain(const store::ChainStatus& status) {
  return {{"ledger", to_string(status.ledger)},
          {"depth", status.depth},
          {"unsent", status.unsent},
          {"head", to_hex(status.head)}};
}

json touch_status(Loop& loop) {
  const auto& counts = loop.touch_counts();
  return {{"device", loop.runtime().config().touch_device},
          {"state", name_of(loop.runtime().model().health.touch)},
          {"dropped",
           {{"ghosts", counts.ghosts},
            {"palms", counts.palms},
            {"stuck", counts.stuck},
            {"storms", counts.storms}}}};
}

json display_status(Loop& loop) {
  const auto& wanted = loop.runtime().config().panel;
  const auto& window = loop.window();
  const auto display = window.display();
  return {{"state", name_of(loop.runtime().model().health.display)},
          {"pixels", {display.width_px, display.height_px}},
          {"configured", {wanted.width_px, wanted.height_px}},
          {"picture", {window.panel().width_px, window.panel().height_px}},
          {"rotation", ui::degrees_of(window.turn())}};
}

json status_of(Loop& loop) {
  const auto& model = loop.runtime().model();
  const auto& printer = model.health.printer;
  const auto& config = loop.runtime().config();
  auto reply = ok();
  reply["kiosk"] = model.settings.kiosk;
  reply["version"] = ANJUNGAN_VERSION;
  reply["screen"] = loop.runtime().tree().name;
  reply["printer"] = {{"address", config.printer.address},
                      {"profile", config.printer.profile},
                      {"readiness", name_of(printer.status.readiness)},
                      {"trouble", name_of(printer.status.trouble)},
                      {"paper", name_of(printer.status.paper)},
                      {"model", printer.status.model}};
  reply["printer"]["threads_given_up"] = loop.runtime().threads_given_up();
  const auto left = flows::tickets_left(model.settings, printer);
  reply["printer"]["tickets_left"] = left ? json(*left) : json();
  reply["scanner"] = {{"address", config.scanner_address},
                      {"state", name_of(model.health.scanner)}};
  reply["buttons"] = {{"address", config.buttons_address},
                      {"state", name_of(model.health.buttons)}};
  reply["keys"] = {{"address", config.keys_address}, {"state", name_of(model.health.keys)}};
  reply["headphones"] = {{"address", config.headphones_address},
                         {"state", name_of(model.health.headphones)},
                         {"plugged", model.health.sound.headphones}};
  reply["touch"] = touch_status(loop);
  reply["display"] = display_status(loop);
  const auto& store = model.health.store;
  reply["store"] = {{"trouble", store.trouble ? json(name_of(*store.trouble)) : json()},
                    {"clock", static_cast<int>(store.clock)},
                    {"reserve_given_up", store.reserve_given_up},
                    {"restarted_from_damage", store.restarted_from_damage}};
  const auto& link = model.health.link;
  reply["hub"] = {{"url", config.hub ? json(config.hub->url) : json()},
                  {"centre", config.hub ? json(config.hub->centre) : json()},
                  {"digit", config.hub ? json(config.hub->digit) : json()},
                  {"state", name_of(link.state)},
                  {"fault", link.fault ? json(name_of(*link.fault)) : json()},
                  {"refusal", link.refusal ? json(name_of(*link.refusal)) : json()}};
  reply["content"] = {{"digest", model.content_digest}};
  if (model.content) {
    reply["content"]["services"] = model.content->services.size();
    json findings = json::array();
    for (const auto& finding : model.content->findings) findings.push_back(to_string(finding));
    reply["content"]["findings"] = std::move(findings);
  }
  reply["reports"] = !config.seal_keys                              ? "no_keys"
                     : *config.seal_keys == development_seal_keys() ? "development_keys"
                                                                    : "sealed";
  reply["last_errors"] = loop.runtime().last_errors();
  return reply;
}

/// The ledger's part comes from its own thread.
void status(Loop& loop, const ControlRequest& request) {
  auto reply = status_of(loop);
  loop.runtime().store().submit(StoreWorker::AskStatus{.done = [reply, answer = request.answer](
                                                                   auto ledger) mutable {
    if (ledger) {
      reply["ledger"] = {{"journal", chain(ledger->journal)}, {"voices", chain(ledger->voices)}};
    } else {
      reply["ledger"] = {{"error", name_of(ledger.error())}};
    }
    answer(std::move(reply));
  }});
}

void verify(Loop& loop, const ControlRequest& request) {
  loop.runtime().store().submit(StoreWorker::Verify{.done = [answer = request.answer](auto found) {
    if (!found) return answer(control_error(name_of(found.error()), "the ledger cannot be read"));
    auto reply = ok();
    reply["intact"] = found->intact();
    reply["records"] = found->records;
    reply["findings"] = json::array();
    for (const auto& finding : found->findings) {
      reply["findings"].push_back({{"chain", name_of(finding.chain)},
                                   {"sequence", finding.sequence},
                                   {"fault", name_of(finding.fault)}});
    }
    answer(std::move(reply));
  }});
}

json tap(Loop& loop, const json& request) {
  const std::string id = request.at("id");
  const auto* box = ui::find_box(loop.window().layout(), id);
  if (box == nullptr) return control_error("unknown_node", id + " is not on this screen");
  if (!box->control || !box->enabled) return control_error("not_a_control", id);
  loop.tap(id);
  return ok();
}

/// Beyond every panel; a touch may lie outside of it, as a finger that slides off does.
constexpr int farthest_px = 100'000;

const std::map<std::string, ui::TouchPhase>& phases() {
  static const std::map<std::string, ui::TouchPhase> all{
      {"down", ui::TouchPhase::Down}, {"move", ui::TouchPhase::Move}, {"up", ui::TouchPhase::Up}};
  return all;
}

json touch(Loop& loop, const json& request) {
  const auto phase = phases().find(request.at("phase").get<std::string>());
  if (phase == phases().end()) return control_error("malformed", "phase is down, move or up");
  loop.touch({.x = whole(request.at("x"), -farthest_px, farthest_px),
              .y = whole(request.at("y"), -farthest_px, farthest_px),
              .phase = phase->second,
              .finger = request.contains("finger") ? whole<std::int64_t>(request["finger"]) : 0,
              .at = loop.real_time()});
  return ok();
}

/// What a panel would report: from 0 to 1 across the display, before calibration and turn.
json contact(Loop& loop, const json& request) {
  const auto phase = phases().find(request.at("phase").get<std::string>());
  if (phase == phases().end()) return control_error("malformed", "phase is down, move or up");
  const auto share = [&](const char* key) { return number_between(request.at(key), -1, 2); };
  auto map = loop.runtime().config().touch;
  map.picture = loop.window().turn();
  const auto place = map.place(share("x"), share("y"), loop.window().panel());
  loop.contact({.finger = request.contains("finger") ? whole<std::int64_t>(request["finger"]) : 0,
                .x = place.x,
                .y = place.y,
                .phase = phase->second,
                .at = loop.real_time(),
                .late_by = ui::shortest_contact});  // a socket is no panel: it may be slow
  return ok();
}

const ui::Box* key_with_value(Loop& loop, const std::string& value) {
  for (const auto& box : loop.window().layout().boxes) {
    if (box.role == ui::Role::Key && box.value == value) return &box;
  }
  return nullptr;
}

/// The key for a character; where it is on another page of the keyboard, or the shift key changes
/// it, those are tapped first, as a visitor would.
const ui::Box* key_for(Loop& loop, const std::string& character) {
  // Where there is no shift key, capitals are typed as small letters.
  const bool shifts = ui::find_box(loop.window().layout(), "key.shift") != nullptr;
  const char first_byte = character.front();
  const bool capital = first_byte >= 'A' && first_byte <= 'Z';
  const bool lower = capital && !shifts && key_with_value(loop, "a") != nullptr;
  const auto wanted = lower ? std::string(1, static_cast<char>(first_byte - 'A' + 'a')) : character;
  for (const auto* first : {"", "key.shift", "key.page", "key.shift"}) {
    if (*first != '\0') {
      if (ui::find_box(loop.window().layout(), first) == nullptr) continue;
      loop.tap(first);
    }
    if (const auto* key = key_with_value(loop, wanted)) return key;
  }
  return nullptr;
}

/// Through the keys that are on the screen.
json type(Loop& loop, const json& request) {
  const std::string text = request.at("text");
  for (std::size_t from = 0; from < text.size();) {
    auto end = from + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    const auto character = text.substr(from, end - from);
    const auto* key = key_for(loop, character);
    if (key == nullptr) return control_error("no_such_key", character);
    loop.tap(std::string{key->id});
    from = end;
  }
  return ok();
}

json fault(Loop& loop, const json& request) {
  const bool known =
      loop.bench() != nullptr &&
      loop.bench()->set_fault(request.at("device"), request.at("name"), request.at("on"));
  return known ? ok() : control_error("unknown_fault", "`faults` lists them");
}

json paper(Loop& loop) {
  auto reply = ok();
  reply["slips"] = json::array();
  loop.bench()->collect();
  for (const auto& slip : loop.bench()->save_slips()) {
    reply["slips"].push_back({{"png", slip.picture}, {"raw", slip.bytes}});
  }
  return reply;
}

json clock(Loop& loop, const json& request) {
  auto& kiosk_clock = loop.runtime().clock();
  if (request.contains("iso")) {
    const auto instant = parse_instant(request["iso"].get<std::string>());
    if (!instant) return control_error("malformed", "iso is RFC 3339 with its offset");
    kiosk_clock.set(*instant);
    loop.runtime().tick();
  }
  if (request.value("run", false)) kiosk_clock.run();
  return ok();
}

json press(Loop& loop, const json& request) {
  const auto face = whole<int>(request.at("face"));
  if (face < 1 || face > 4) return control_error("malformed", "face is 1 to 4");
  loop.bench()->buttons().press(face);
  return ok();
}

json scan_picture(Loop& loop, const json& request) {
  const std::string file = request.at("file");
  const auto codes = loop.bench()->scan_picture(file);
  if (!codes) return control_error("io", file + " is " + name_of(codes.error()));
  auto reply = ok();
  reply["codes"] = *codes;
  return reply;
}

/// Only begins it: people come back when staff say so, on the screen.
json emergency(Loop& loop, const json& request) {
  if (loop.bench() == nullptr && !loop.runtime().config().emergency_from_control) {
    return control_error("not_allowed", "emergency needs --bench or emergency.from_control");
  }
  if (!request.at("on").get<bool>()) {
    return control_error("not_allowed", "only staff end an emergency");
  }
  loop.runtime().apply(messages::EmergencyChanged{.on = true, .source = "control"});
  return ok();
}

using Command = std::function<json(Loop&, const json&)>;

const std::map<std::string, Command>& bench_commands() {
  static const std::map<std::string, Command> all{
      {"tree", [](Loop& loop, const json&) { return tree(loop); }},
      {"tap", tap},
      {"touch", touch},
      {"contact", contact},
      {"type", type},
      {"fault", fault},
      {"clock", clock},
      {"press", press},
      {"scan_picture", scan_picture},
      {"paper", [](Loop& loop, const json&) { return paper(loop); }},
      {"key",
       [](Loop& loop, const json& request) {
         const std::string name = request.at("name");
         return loop.key(name) ? ok() : control_error("unknown_key", name);
       }},
      {"scan",
       [](Loop& loop, const json& request) {
         loop.bench()->scanner().scan(request.at("text"));
         return ok();
       }},
      {"headphones",
       [](Loop& loop, const json& request) {
         loop.runtime().apply(messages::HeadphonesReported{.plugged = request.at("plugged")});
         return ok();
       }},
      {"faults",
       [](Loop& loop, const json&) {
         auto reply = ok();
         reply["faults"] = {{"printer", Bench::fault_names()},
                            {"scanner", {"gone"}},
                            {"buttons", {"gone", "stuck"}},
                            {"touch", {"gone"}}};
         reply["on"] = loop.bench()->faults_on();
         return reply;
       }},
      {"speech",
       [](Loop& loop, const json&) {
         auto reply = ok();
         reply["spoken"] = loop.runtime().take_speech();
         return reply;
       }},
      {"screenshot",
       [](Loop& loop, const json& request) {
         const std::string file = request.at("file");
         return loop.window().save_picture(file) ? ok() : control_error("io", file);
       }},
  };
  return all;
}

}  // namespace

void answer_command(Loop& loop, const ControlRequest& request) {
  const std::string what = request.request["do"];
  if (what == "status") return status(loop, request);
  if (what == "verify") return verify(loop, request);
  const auto command = bench_commands().find(what);
  const bool is_emergency = what == "emergency";
  if (command == bench_commands().end() && !is_emergency) {
    return request.answer(control_error("unknown_request", what));
  }
  if (loop.bench() == nullptr && !is_emergency) {
    return request.answer(control_error("not_allowed", what + " needs --bench"));
  }
  try {
    request.answer(is_emergency ? emergency(loop, request.request)
                                : command->second(loop, request.request));
  } catch (const json::exception& error) {
    request.answer(control_error("malformed", error.what()));
  }
}

}  // namespace kiosk::shell
