#include "kiosk/flows/home/display.h"

#include <array>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::home {
namespace {

struct DisplayOption {
  const char* id;
  const char* value;
  ui::Phrase name;
};

std::array<DisplayOption, ui::text_size_count> text_sizes() {
  return {{{"display.size.small", "0", ui::tr("display.size.small")},
           {"display.size.normal", "1", ui::tr("display.size.normal")},
           {"display.size.large", "2", ui::tr("display.size.large")},
           {"display.size.largest", "3", ui::tr("display.size.largest")}}};
}

std::array<DisplayOption, ui::contrast_count> contrasts() {
  return {{{"display.contrast.default", "0", ui::tr("display.contrast.default")},
           {"display.contrast.white", "1", ui::tr("display.contrast.white")},
           {"display.contrast.black", "2", ui::tr("display.contrast.black")},
           {"display.contrast.low", "3", ui::tr("display.contrast.low")}}};
}

template <class Options>
ui::Node choices(const char* id, const Options& options, int chosen) {
  ui::Node node = group(id, ui::Arrangement::Tiles, {});
  int index = 0;
  for (const auto& option : options) {
    auto child = button(option.id, option.name, index == chosen ? "check" : "");
    child.value = option.value;
    if (index == chosen) child.emphasis = ui::Emphasis::Selected;
    node.children.push_back(std::move(child));
    ++index;
  }
  return node;
}

ui::Node toggle(const char* id, ui::Phrase name, bool on) {
  auto node = button(id, std::move(name), on ? "check" : "");
  if (on) node.emphasis = ui::Emphasis::Selected;
  return node;
}

/// Less and more beside each other; at the end of the scale the button that leads nowhere is left
/// out.
ui::Node steps(const char* id, ui::Node less, ui::Node more, int index, std::size_t count) {
  ui::Node node = group(id, ui::Arrangement::KeyRow, {});
  if (index > 0) node.children.push_back(std::move(less));
  if (index + 1 < static_cast<int>(count)) node.children.push_back(std::move(more));
  return node;
}

ui::Node heading(const char* id, ui::Phrase words) {
  auto node = text(id, std::move(words));
  node.emphasis = ui::Emphasis::Primary;
  return node;
}

ui::Node modes(const World& world) {
  const auto& hearing = world.hearing;
  ui::Node node = group("display.modes.all", ui::Arrangement::Tiles, {});
  node.children = {toggle("display.reach", ui::tr("display.reach"), world.appearance.low_reach),
                   toggle("display.feedback", ui::tr("display.feedback"), hearing.feedback),
                   toggle("display.audio", ui::tr("display.audio"), hearing.on)};
  if (hearing.on)
    node.children.push_back(toggle("display.dark", ui::tr("display.dark"), hearing.dark));
  return node;
}

/// How fast and how loud; only for those who listen.
ui::Node voice(const ui::Hearing& hearing) {
  const auto rate = std::to_string(hearing.words_per_minute());
  const auto volumes = ui::speech_gains_db.size();
  return group(
      "display.voice", ui::Arrangement::Columns,
      {group("display.voice.rate", ui::Arrangement::Stack,
             {heading("display.rate", ui::tr("display.rate", {{"n", rate}})),
              steps("display.rates", button("display.rate.slower", ui::tr("display.rate.slower")),
                    button("display.rate.faster", ui::tr("display.rate.faster")), hearing.rate,
                    ui::speech_rates_wpm.size())}),
       group("display.voice.volume", ui::Arrangement::Stack,
             {heading("display.volume",
                      ui::tr("display.volume", {{"i", std::to_string(hearing.volume + 1)},
                                                {"n", std::to_string(volumes)}})),
              steps("display.volumes", button("display.volume.down", ui::tr("display.volume.down")),
                    button("display.volume.up", ui::tr("display.volume.up")), hearing.volume,
                    volumes)})});
}

}  // namespace

/// The choice itself is the model's: it belongs to the visit, not to this screen.
Outcome update(const World&, const Display&, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap != nullptr && tap->id == "display.done") {
    Outcome outcome;
    outcome.move = Move::Back;
    return outcome;
  }
  return stay();
}

ui::ScreenTree view(const World& world, const Display&) {
  ui::ScreenTree tree{.name = "home.display"};
  tree.title = title("display.title", ui::tr("display.title"));
  tree.body = {
      heading("display.size", ui::tr("display.size")),
      choices("display.sizes", text_sizes(), static_cast<int>(world.appearance.text_size)),
      heading("display.contrast", ui::tr("display.contrast")),
      choices("display.contrasts", contrasts(), static_cast<int>(world.appearance.contrast)),
      heading("display.modes", ui::tr("display.modes")),
      modes(world)};
  if (world.hearing.on) tree.body.push_back(voice(world.hearing));
  tree.navigation = {primary("display.done", ui::tr("nav.done"), "check")};
  return tree;
}

}  // namespace kiosk::flows::home
