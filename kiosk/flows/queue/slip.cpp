#include "kiosk/flows/queue/slip.h"

#include "kiosk/flows/slip_writer.h"

namespace kiosk::flows::queue {
namespace {

using Weight = SlipWriter::Weight;

std::string service_line(const World& world, const domain::Ticket& ticket) {
  const auto& request = ticket.request;
  if (const auto* service = domain::find_service(*world.content, request.service_code)) {
    return world.in_words(domain::short_name(*service));
  }
  const auto* group = domain::find_group(world.content->office, request.group);
  return group == nullptr ? std::string{} : world.in_words(group->name);
}

/// The day is that of the numbering, which a clock set back does not move.
std::string date_line(const World& world, const domain::Ticket& ticket) {
  auto local = to_local(ticket.issued_at, world.utc_offset());
  local.date = ticket.day;
  return date_and_time(world, local);
}

bool is_free(const World& world, const domain::Ticket& ticket) {
  const auto* service = domain::find_service(*world.content, ticket.request.service_code);
  return service == nullptr || service->fee.kind == domain::FeeKind::Free;
}

}  // namespace

std::string ticket_code(const World& world, const domain::Ticket& ticket) {
  if (world.settings.signing_key.key.empty()) return {};  // unsigned codes would be anybody's
  const auto local = to_local(ticket.issued_at, world.utc_offset());
  const domain::TicketCode code{
      .kiosk = world.settings.kiosk,
      .date = ticket.day,
      .time = std::chrono::duration_cast<std::chrono::minutes>(local.since_midnight),
      .number = ticket.number,
      .service_code = ticket.request.service_code,
      .priority = ticket.request.priority != domain::Priority::None};
  return domain::make_kiosk_code(code, world.settings.signing_key, world.settings.public_url)
      .value_or("");
}

drivers::printer::Document ticket_slip(const World& world, const domain::Ticket& ticket,
                                       SlipKind kind) {
  SlipWriter slip{world};
  if (kind == SlipKind::Copy) slip.large(ui::tr("slip.copy"));
  slip.centred(ui::tr("slip.heading"), Weight::Bold);
  slip.add(drivers::printer::TextLine{.text = domain::to_display(ticket.number),
                                      .size = drivers::printer::TextSize::Number,
                                      .weight = Weight::Bold});
  slip.rule();
  slip.office();
  slip.centred(service_line(world, ticket));
  slip.centred(domain::desk_name(*world.content, ticket.request.desk, world.language()),
               Weight::Bold);
  slip.centred(date_line(world, ticket));
  slip.gap(1);
  if (ticket.wait_minutes) {
    slip.centred(ui::tr("ticket.ahead", {{"n", std::to_string(ticket.ahead_at_issue)}}),
                 Weight::Bold);
    slip.centred(ui::tr("ticket.eta", {{"m", std::to_string(*ticket.wait_minutes)}}), Weight::Bold);
  }
  if (ticket.request.priority != domain::Priority::None) {
    slip.large(ui::tr("slip.priority"));
  }
  if (is_free(world, ticket)) slip.centred(ui::tr("free"), Weight::Bold);
  slip.code(ticket_code(world, ticket));
  slip.centred(world.word(ui::tr("ticket.wait")) + ". " +
               world.word(ui::tr("slip.missed",
                                 {{"n", std::to_string(world.settings.calls_before_no_show)}})));
  slip.centred(ui::tr("motto"));
  return slip.take();
}

}  // namespace kiosk::flows::queue
