#include "kiosk/flows/info/channels.h"

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::info {

const char* icon_of(domain::ChannelKind kind) {
  using domain::ChannelKind;
  switch (kind) {
    case ChannelKind::Address:
      return "building";
    case ChannelKind::Counter:
      return "person";
    case ChannelKind::Letter:
    case ChannelKind::Email:
      return "mail";
    case ChannelKind::Phone:
      return "phone";
    case ChannelKind::Sms:
    case ChannelKind::WhatsApp:
      return "speech";
    case ChannelKind::Twitter:
    case ChannelKind::Instagram:
    case ChannelKind::Web:
      return "globe";
    case ChannelKind::Form:
      return "form";
    case ChannelKind::Box:
      return "suggestion_box";
  }
  return "";
}

Outcome update(const World&, const Channels&, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr || !tap->id.starts_with("channel.")) return stay();
  return push(Channel{.id = tap->value, .paper = {}});
}

ui::ScreenTree view(const World& world, const Channels&) {
  ui::ScreenTree tree{.name = "info.channels"};
  tree.title = title("info.title", ui::tr("info.channels"));
  if (world.content == nullptr) {
    tree.body = {text("info.loading", ui::tr("loading"))};
    return tree;
  }
  ui::Node list = group("info.list", ui::Arrangement::List, {});
  for (const auto& channel : world.content->common.complaints->channels) {
    auto node = choice("channel." + channel.id,
                       ui::literal(channel.id + ". " + world.in_words(channel.text)), {},
                       icon_of(channel.kind));
    node.value = channel.id;
    list.children.push_back(std::move(node));
  }
  tree.body = {text("info.hint", ui::tr("info.channels.choose")), std::move(list)};
  return tree;
}

}  // namespace kiosk::flows::info
