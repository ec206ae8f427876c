#pragma once
// Nodes that several screens need, so that they look and sound the same everywhere.

#include <string>

#include "kiosk/ui/node.h"

namespace kiosk::flows {

ui::Node title(std::string id, ui::Phrase text);
ui::Node text(std::string id, ui::Phrase text);
ui::Node button(std::string id, ui::Phrase text, std::string icon = {});
/// The one action that the screen is for.
ui::Node primary(std::string id, ui::Phrase text, std::string icon = {});
ui::Node choice(std::string id, ui::Phrase text, ui::Phrase detail = {}, std::string icon = {});
ui::Node fact(std::string id, ui::Phrase label, ui::Phrase value, std::string icon = {});
ui::Node group(std::string id, ui::Arrangement arrangement, std::vector<ui::Node> children);

}  // namespace kiosk::flows
