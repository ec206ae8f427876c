#include "kiosk/flows/home/display.h"

#include <array>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::home {
namespace {

struct Option {
  const char* id;
  const char* value;
  ui::Phrase name;
};

std::array<Option, ui::text_size_count> text_sizes() {
  return {{{"display.size.small", "0", ui::tr("display.size.small")},
           {"display.size.normal", "1", ui::tr("display.size.normal")},
           {"display.size.large", "2", ui::tr("display.size.large")},
           {"display.size.largest", "3", ui::tr("display.size.largest")}}};
}

std::array<Option, ui::contrast_count> contrasts() {
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

}  // namespace

/// The choice itself is the model's: it belongs to the visit, not to this screen.
Outcome update(const World&, const Display&, const messages::Event& event) {
  const auto* tap = std::get_if<messages::Tapped>(&event);
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
  auto size_label = text("display.size", ui::tr("display.size"));
  auto contrast_label = text("display.contrast", ui::tr("display.contrast"));
  size_label.emphasis = contrast_label.emphasis = ui::Emphasis::Primary;
  tree.body = {
      std::move(size_label),
      choices("display.sizes", text_sizes(), static_cast<int>(world.appearance.text_size)),
      std::move(contrast_label),
      choices("display.contrasts", contrasts(), static_cast<int>(world.appearance.contrast))};
  tree.navigation = {primary("display.done", ui::tr("nav.done"), "check")};
  return tree;
}

}  // namespace kiosk::flows::home
