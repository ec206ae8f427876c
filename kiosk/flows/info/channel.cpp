#include "kiosk/flows/info/channel.h"

#include <algorithm>

#include "kiosk/flows/info/channel_slips.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/queue/opening.h"

namespace kiosk::flows::info {
namespace {

using domain::ChannelKind;
using domain::ComplaintChannel;

const ComplaintChannel* find_channel(const World& world, const std::string& id) {
  if (world.content == nullptr) return nullptr;
  const auto& channels = world.content->common.complaints->channels;
  const auto found = std::ranges::find(channels, id, &ComplaintChannel::id);
  return found == channels.end() ? nullptr : &*found;
}

bool has_slip(ChannelKind kind) {
  return kind == ChannelKind::Letter || kind == ChannelKind::Box;
}

bool has_code(const ComplaintChannel& channel) {
  return channel.verified && !channel.uri.empty();
}

/// Addresses one could type or dial: whoever shows them has to know that they are right.
bool needs_confirmation(const ComplaintChannel& channel) {
  return !channel.verified;
}

Outcome print_slip(const World& world, const Channel& state, const ComplaintChannel& channel) {
  const bool first = state.paper.subject.is_nil();
  if (!may_print(world, state.paper) || (first && world.identities.empty())) return stay();
  auto next = state;
  if (first) next.paper.subject = world.identities.front();
  std::vector<messages::Effect> effects;
  const bool letter = channel.kind == ChannelKind::Letter;
  print(world, next.paper, letter ? address_slip(world, channel) : blank_form(world), effects);
  auto outcome = replace(std::move(next), std::move(effects));
  outcome.identity_used = first;
  return outcome;
}

void add_ways(const World& world, const Channel& state, const ComplaintChannel& channel,
              std::vector<ui::Node>& body) {
  if (has_code(channel)) {
    ui::Node code{.id = "channel.code",
                  .role = ui::Role::QrCode,
                  .text = ui::tr("qr.code"),
                  .value = channel.uri};
    body.push_back(group("channel.scan", ui::Arrangement::Columns,
                         {text("channel.code.hint", ui::tr("channel.code")), std::move(code)}));
  } else if (needs_confirmation(channel)) {
    body.push_back({.id = "channel.unverified",
                    .role = ui::Role::Note,
                    .text = ui::tr("channel.unverified"),
                    .icon = "info",
                    .emphasis = ui::Emphasis::Quiet});
  }
  if (channel.facility != 0 && map_to_facility(world, channel.facility)) {
    body.push_back(choice("channel.map", ui::tr("info.show_on_map"), {}, "map"));
  }
  if (!has_slip(channel.kind)) return;
  if (state.paper.phase != PaperPhase::None) {
    body.push_back(paper_note("channel.paper", state.paper));
  }
  if (may_print(world, state.paper)) {
    const bool letter = channel.kind == ChannelKind::Letter;
    body.push_back(choice("channel.print",
                          letter ? ui::tr("channel.print_address") : ui::tr("channel.print_form"),
                          {}, "printer"));
  }
}

}  // namespace

Outcome update(const World& world, const Channel& state, const messages::Event& event) {
  auto followed = state;
  if (follow(world, followed.paper, event)) return replace(std::move(followed));
  const auto* tap = get_if<messages::Tapped>(&event);
  const auto* channel = find_channel(world, state.id);
  if (tap == nullptr || channel == nullptr) return stay();
  if (tap->id == "channel.print" && has_slip(channel->kind)) {
    return print_slip(world, state, *channel);
  }
  if (tap->id == "channel.ticket" && channel->kind == ChannelKind::Counter) {
    if (queue::decide(world, {}, channel->desk).verdict != domain::IssueVerdict::Open) {
      return push(queue::Closed{.service = {}, .desk = channel->desk});
    }
    return push(queue::PriorityQuestion{.service = {}, .desk = channel->desk, .precheck = {}});
  }
  if (tap->id == "channel.form" && channel->kind == ChannelKind::Form) {
    return push(complaint::Start{});
  }
  if (tap->id == "channel.map") {
    if (auto map = map_to_facility(world, channel->facility)) return push(std::move(*map));
  }
  return stay();
}

ui::ScreenTree view(const World& world, const Channel& state) {
  ui::ScreenTree tree{.name = "info.channel"};
  tree.title = title("info.title", ui::tr("info.channels"));
  const auto* channel = find_channel(world, state.id);
  if (channel == nullptr) {
    tree.body = {text("info.gone", ui::tr("info.gone"))};
    return tree;
  }
  ui::Node words{.id = "channel.text",
                 .role = ui::Role::Note,
                 .text = world.say(channel->text),
                 .icon = icon_of(channel->kind),
                 .emphasis = ui::Emphasis::Quiet};
  tree.body = {std::move(words)};
  add_ways(world, state, *channel, tree.body);
  if (channel->kind == ChannelKind::Counter && !channel->desk.empty()) {
    tree.navigation = {primary("channel.ticket", ui::tr("channel.ticket"), "ticket")};
  } else if (channel->kind == ChannelKind::Form) {
    tree.navigation = {primary("channel.form", ui::tr("channel.form"), "form")};
  }
  return tree;
}

}  // namespace kiosk::flows::info
