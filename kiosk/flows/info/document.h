#pragma once
// A document that the office has supplied: its declaration, code of ethics, pact of integrity.
// Without the file there is no way to this screen (T12.1).

#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;

}  // namespace kiosk::flows

namespace kiosk::flows::info {

struct Document {
  domain::DocumentKind kind = domain::DocumentKind::Declaration;

  [[nodiscard]] std::string describe() const {
    return "info_document " + std::to_string(static_cast<int>(kind));
  }
  bool operator==(const Document&) const = default;
};

/// To the document whose number a control carries; nowhere when there is none.
Outcome open_document(const World& world, std::string_view number);

/// The ways to the documents that there are, one control each.
void add_document_choices(const World& world, std::vector<ui::Node>& nodes);

Outcome update(const World& world, const Document& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const Document& state);

}  // namespace kiosk::flows::info
