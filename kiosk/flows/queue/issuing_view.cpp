#include "kiosk/flows/queue/issuing_view.h"

#include "kiosk/base/check.h"
#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/queue/slip.h"

namespace kiosk::flows::queue {
namespace {

using ui::Node;
using ui::Role;

ui::ScreenTree waiting(const char* key) {
  ui::ScreenTree tree{.name = "queue.issuing", .style = ui::FrameStyle::Hero};
  tree.title = title("issuing.title", ui::tr(key));
  tree.body = {text("issuing.wait", ui::tr("issuing.moment"))};
  return tree;
}

ui::Phrase refusal(std::optional<store::StoreError> error) {
  const bool exhausted = error == store::StoreError::Exhausted;
  return exhausted ? ui::tr("refused.exhausted") : ui::tr("refused.storage");
}

ui::ScreenTree refused(const Issuing& state) {
  ui::ScreenTree tree{.name = "queue.issuing", .style = ui::FrameStyle::Alert};
  tree.title = title("issuing.title", ui::tr("refused.title"));
  tree.body = {{.id = "issuing.refused",
                .role = Role::Alert,
                .text = refusal(state.keeping.error),
                .icon = "warning"},
               text("issuing.desk", ui::tr("refused.desk"))};
  tree.navigation = {primary("issuing.again", ui::tr("nav.retry"), "repeat")};
  return tree;
}

std::vector<Node> where_to_go(const World& world, const domain::Ticket& ticket) {
  std::vector<Node> nodes;
  if (world.content != nullptr) {
    nodes.push_back(
        fact("issuing.desk", ui::tr("card.desk"),
             ui::literal(domain::desk_name(*world.content, ticket.request.desk, world.language())),
             "person"));
  }
  // Without counters that report, tickets are given and never end: their count says nothing.
  if (ticket.wait_minutes) {
    nodes.push_back(fact(
        "issuing.ahead", ui::tr("ticket.ahead", {{"n", std::to_string(ticket.ahead_at_issue)}}),
        ui::tr("ticket.eta", {{"m", std::to_string(*ticket.wait_minutes)}}), "clock"));
  } else {
    nodes.push_back(fact("issuing.ahead", ui::tr("ticket.wait.here"), {}, "clock"));
  }
  return nodes;
}

ui::ScreenTree numbered(const World& world, const Issuing& state) {
  CHECK(state.ticket.has_value());
  const auto& ticket = *state.ticket;
  ui::ScreenTree tree{.name = "queue.issuing", .style = ui::FrameStyle::Hero};
  tree.title = title("issuing.title", ui::tr("ticket.your"));
  const auto number = domain::to_display(ticket.number);
  Node number_node{.id = "issuing.number",
                   .role = Role::Number,
                   .text = ui::literal(number),
                   .speech = ui::literal(domain::spoken_number(ticket.number, world.language()))};
  Node left = group("issuing.left", ui::Arrangement::Stack, {std::move(number_node)});
  left.children.push_back(paper_note(state.paper.phase));
  Node right = group("issuing.right", ui::Arrangement::Stack, {});
  const bool show_code = state.paper.is_unproved();
  if (show_code && world.content != nullptr) {
    right.children.push_back({.id = "issuing.qr",
                              .role = Role::QrCode,
                              .text = ui::tr("issuing.qr"),
                              .value = ticket_code(world, ticket)});
  } else {
    right.children.push_back({.id = "issuing.slip",
                              .role = Role::Slip,
                              .text = ui::literal(number),
                              .speech = paper_note(state.paper.phase).text,
                              .value = name_of(state.paper.phase)});
  }
  for (auto& node : where_to_go(world, ticket)) right.children.push_back(std::move(node));
  auto next = text("issuing.next", ui::tr("ticket.wait"));
  next.emphasis = ui::Emphasis::Primary;
  tree.body = {group("issuing.hero", ui::Arrangement::Columns, {std::move(left), std::move(right)}),
               std::move(next)};
  // Only with the paper in hand: the number must not be left while it is nowhere else.
  if (state.paper.is_printed() && way_to_lactation_room(world, ticket)) {
    tree.navigation = {button("issuing.lactation", ui::tr("issuing.lactation"), "bottle")};
  }
  if (state.paper.is_printed() && info::map_to_desk(world, ticket.request.desk)) {
    tree.navigation.push_back(button("issuing.map", ui::tr("info.show_on_map"), "map"));
  }
  if (show_code && may_ask_printer(world.health)) {
    tree.navigation = {button("issuing.print", ui::tr("issuing.print"), "printer")};
  }
  tree.navigation.push_back(primary("issuing.done", ui::tr("nav.done"), "check"));
  return tree;
}

}  // namespace

std::optional<info::Map> way_to_lactation_room(const World& world, const domain::Ticket& ticket) {
  constexpr int lactation_room = 21;
  if (ticket.request.priority != domain::Priority::NursingOrSmallChild) return std::nullopt;
  return info::map_to_facility(world, lactation_room);
}

ui::Node paper_note(PaperPhase paper) {
  Node note{.id = "issuing.paper", .role = Role::Note};
  switch (paper) {
    case PaperPhase::None:
    case PaperPhase::Printing:
      note.text = ui::tr("ticket.printing");
      note.icon = "printer";
      note.emphasis = ui::Emphasis::Quiet;
      break;
    case PaperPhase::Printed:
      note.text = ui::tr("ticket.take");
      note.icon = "check";
      break;
    case PaperPhase::Failed:
      note.role = Role::Alert;
      note.text = ui::tr("err.printer");
      note.detail = ui::tr("err.printer.staff");
      note.icon = "warning";
      break;
    case PaperPhase::Unknown:
      note.text = ui::tr("err.printer.unknown");
      note.detail = ui::tr("err.printer.staff");
      note.icon = "question";
      break;
  }
  return note;
}

ui::ScreenTree view_issuing(const World& world, const Issuing& state) {
  if (state.keeping.is_refused()) return refused(state);
  return state.ticket ? numbered(world, state) : waiting("issuing.title");
}

}  // namespace kiosk::flows::queue
