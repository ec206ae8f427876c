#include "kiosk/app/model.h"
#include "kiosk/app/moves.h"
#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/traits.h"

namespace kiosk::app {
namespace {

using ui::Node;

/// What the eyes have to know of the ears: that they are needed, or cannot be served (A11).
std::vector<Node> sound_notices(const Model& model) {
  std::vector<Node> nodes;
  const auto notice = [&](const char* id, ui::Phrase text) {
    nodes.push_back({.id = id, .role = ui::Role::StatusLine, .text = std::move(text)});
  };
  const auto& session = model.session;
  if (session.unplugged) notice("status.headphones", ui::tr("status.headphones"));
  if (!session.hearing.on) return nodes;
  if (!model.health.sound.works) {
    notice("status.sound", ui::tr("status.no_sound"));
  } else if (!session.unplugged) {
    notice("status.audio", ui::tr("status.audio"));
  }
  return nodes;
}

Node status_line(const Model& model, const flows::World& world) {
  const auto local = world.local();
  const auto date = domain::date_in_words(local.date, world.language());
  const auto time = domain::time_in_words(local, world.utc_offset(), world.language());
  Node line{.id = "status", .role = ui::Role::Group, .arrangement = ui::Arrangement::Flow};
  Node place{.id = "status.place", .role = ui::Role::StatusLine};
  place.text = model.content != nullptr && !domain::is_empty(model.content->office.name)
                   ? world.say(model.content->office.name)
                   : ui::tr("status.place");
  Node clock{
      .id = "status.time", .role = ui::Role::StatusLine, .text = ui::literal(date + " · " + time)};
  line.children.push_back(std::move(place));
  if (model.health.store.trouble) {
    line.children.push_back(
        {.id = "status.store", .role = ui::Role::StatusLine, .text = ui::tr("status.no_numbers")});
  }
  const auto link = model.health.link.state;
  if (link == messages::LinkState::Down || link == messages::LinkState::Refused) {
    line.children.push_back(
        {.id = "status.offline", .role = ui::Role::StatusLine, .text = ui::tr("status.offline")});
  }
  for (auto& notice : sound_notices(model)) line.children.push_back(std::move(notice));
  line.children.push_back(std::move(clock));
  return line;
}

std::vector<Node> tools(const Model& model) {
  std::vector<Node> nodes;
  for (const auto language : model.settings.languages) {
    auto node = flows::button(std::string{"tools.language."} + domain::code_of(language),
                              ui::literal(domain::short_native_name(language)));
    node.value = domain::code_of(language);
    node.language = language;
    node.emphasis = ui::Emphasis::Quiet;
    if (language == model.session.appearance.language) {
      node.emphasis = ui::Emphasis::Selected;
      node.icon = "check";
    }
    nodes.push_back(std::move(node));
  }
  if (std::holds_alternative<flows::home::OutOfService>(model.screen)) return nodes;
  auto display = flows::button("tools.display", ui::tr("tools.display"), "letters");
  auto help = flows::button("tools.help", ui::tr("tools.help"), "help");
  display.emphasis = help.emphasis = ui::Emphasis::Quiet;
  // Where the visitor already is: a touch on it changes nothing, and it must not look as if.
  const bool calling = std::holds_alternative<flows::home::HelpCall>(model.screen);
  if (calling) help.emphasis = ui::Emphasis::Selected;
  if (std::holds_alternative<flows::home::Display>(model.screen)) {
    display.emphasis = ui::Emphasis::Selected;
  }
  nodes.push_back(std::move(display));
  // Nobody has to be called where staff are.
  if (!is_for_staff(model.screen)) nodes.push_back(std::move(help));
  if (model.session.hearing.on) {
    auto repeat = flows::button("tools.repeat", ui::tr("tools.repeat"));
    repeat.emphasis = ui::Emphasis::Quiet;
    nodes.push_back(std::move(repeat));
  }
  return nodes;
}

/// Nothing but what the screen itself says: the start, and the way out of the building.
bool stands_alone(const flows::Screen& screen) {
  return std::holds_alternative<flows::home::Attract>(screen) ||
         std::holds_alternative<flows::home::Evacuate>(screen);
}

/// Nobody came from anywhere, and there is nowhere to go.
bool leads_nowhere(const flows::Screen& screen) {
  return std::holds_alternative<flows::home::StillThere>(screen) ||
         std::holds_alternative<flows::home::OutOfService>(screen);
}

/// Only for those who need the voice: to others an announcement is said in passing.
std::chrono::milliseconds quiet_since(const Model& model) {
  const auto& session = model.session;
  if (!session.hearing.on) return std::chrono::milliseconds{0};
  return session.speech.speaking ? model.steady : session.speech.quiet_since;
}

}  // namespace

flows::World world_of(const Model& model, const ui::Words& words) {
  const bool soon = model.steady - model.last_ticket_at < row_of_tickets;
  std::vector<flows::StaffCallNote> calls;
  calls.reserve(model.staff_calls.size());
  for (const auto& call : model.staff_calls) {
    calls.push_back({.reason = call.reason, .at = call.time});
  }
  std::optional<std::chrono::milliseconds> last_call;
  if (!model.staff_calls.empty()) last_call = model.staff_calls.front().at;
  return {.settings = model.settings,
          .keys = model.keys,
          .content = model.content.get(),
          .search = model.search.get(),
          .health = model.health,
          .words = words,
          .now = model.now,
          .steady = model.steady,
          .appearance = model.session.appearance,
          .hearing = model.session.hearing,
          .identities = model.identities,
          .voice_identities = model.voice_identities,
          .last_ticket_at = model.last_ticket_at,
          .tickets_in_a_row = soon ? model.tickets_in_a_row : 0,
          .staff_called_at = last_call,
          .face_kept_at = model.face_kept_at,
          .staff = model.session.staff,
          .staff_calls = std::move(calls),
          .standing = model.standing,
          .quiet_since = quiet_since(model),
          .active_at = model.session.last_activity};
}

ui::ScreenTree dark_view(const Model& model) {
  ui::ScreenTree tree{.name = "dark", .style = ui::FrameStyle::Attract};
  tree.status_line = {
      .id = "status", .role = ui::Role::Group, .arrangement = ui::Arrangement::Flow};
  tree.status_line.children = sound_notices(model);
  tree.body = {flows::text("dark.touch", ui::tr("dark.touch"))};
  return tree;
}

UtcOffset utc_offset_of(const Model& model) {
  return flows::utc_offset_of(model.content.get());
}

ui::ScreenTree view(const Model& model, const ui::Words& words) {
  const auto world = world_of(model, words);
  auto tree = std::visit([&](const auto& screen) { return view(world, screen); }, model.screen);
  tree.status_line = status_line(model, world);
  if (stands_alone(model.screen)) return tree;
  std::vector<Node> navigation;
  const bool home = std::holds_alternative<flows::home::Errands>(model.screen);
  const bool warned = leads_nowhere(model.screen);
  if ((!model.trail.empty() || flows::traits_of(model.screen).keeps_back) && !warned) {
    navigation.push_back(flows::button("nav.back", ui::tr("nav.back"), "back"));
  }
  if (!home && !warned) {
    navigation.push_back(flows::button("nav.home", ui::tr("nav.home"), "home"));
  }
  for (auto& node : tree.navigation) navigation.push_back(std::move(node));
  tree.navigation = std::move(navigation);
  tree.tools = tools(model);
  return tree;
}

}  // namespace kiosk::app
