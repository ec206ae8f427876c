#include "kiosk/flows/info/document.h"

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::info {
namespace {

const domain::OfficeDocument* document_of(const World& world, domain::DocumentKind kind) {
  if (world.content == nullptr) return nullptr;
  const auto& document = world.content->documents[static_cast<std::size_t>(kind)];
  return document ? &*document : nullptr;
}

}  // namespace

Outcome open_document(const World& world, std::string_view number) {
  for (std::size_t i = 0; i < domain::document_count; ++i) {
    const auto kind = static_cast<domain::DocumentKind>(i);
    if (number == std::to_string(i) && document_of(world, kind) != nullptr) {
      return push(Document{.kind = kind});
    }
  }
  return stay();
}

void add_document_choices(const World& world, std::vector<ui::Node>& nodes) {
  for (std::size_t i = 0; i < domain::document_count; ++i) {
    const auto* document = document_of(world, static_cast<domain::DocumentKind>(i));
    if (document == nullptr) continue;
    auto node =
        choice("info.document." + std::to_string(i), world.say(document->title), {}, "document");
    node.value = std::to_string(i);
    nodes.push_back(std::move(node));
  }
}

Outcome update(const World&, const Document&, const messages::Event&) {
  return stay();
}

ui::ScreenTree view(const World& world, const Document& state) {
  ui::ScreenTree tree{.name = "info.document"};
  const auto* document = document_of(world, state.kind);
  if (document == nullptr) {
    tree.title = title("info.title", ui::tr("tile.info"));
    tree.body = {text("info.gone", ui::tr("info.gone"))};
    return tree;
  }
  tree.title = title("info.title", world.say(document->title));
  int number = 0;
  for (const auto& paragraph : document->paragraphs) {
    tree.body.push_back(
        text("document.paragraph." + std::to_string(++number), world.say(paragraph)));
  }
  return tree;
}

}  // namespace kiosk::flows::info
