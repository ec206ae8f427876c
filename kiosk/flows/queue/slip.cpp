#include "kiosk/flows/queue/slip.h"

#include "kiosk/domain/words_for_numbers.h"
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

void write_place(const World& world, const domain::Ticket& ticket, SlipWriter& slip) {
  slip.fact(ui::tr("slip.called_at"),
            domain::desk_name(*world.content, ticket.request.desk, world.language()));
  if (const auto* desk = domain::find_desk(world.content->office, ticket.request.desk)) {
    slip.text(world.in_words(desk->place_hint));
  }
}

void write_wait(const World& world, const domain::Ticket& ticket, SlipWriter& slip) {
  if (!ticket.wait_minutes) return;
  const auto count = [&](const char* phrase, int number) {
    return slip.heading_line(world.word(ui::tr(phrase, {{"n", std::to_string(number)}})));
  };
  slip.rule();
  std::vector<SlipWriter::Line> wait;
  // In large print the sign before the minutes has to say it.
  if (!slip.is_large()) wait.push_back(slip.line(ui::tr("slip.wait")));
  wait.push_back(count("slip.minutes", *ticket.wait_minutes));
  slip.facts({slip.line(ui::tr("slip.ahead")), count("slip.people", ticket.ahead_at_issue)},
             std::move(wait));
}

bool is_free(const World& world, const domain::Ticket& ticket) {
  const auto* service = domain::find_service(*world.content, ticket.request.service_code);
  return service == nullptr || service->fee.kind == domain::FeeKind::Free;
}

/// The day is that of the numbering, which a clock set back does not move.
void write_code(const World& world, const domain::Ticket& ticket, SlipWriter& slip) {
  auto local = to_local(ticket.issued_at, world.utc_offset());
  local.date = ticket.day;
  std::vector<SlipWriter::Line> beside;
  if (is_free(world, ticket)) beside.push_back(slip.heading_line(world.word(ui::tr("slip.free"))));
  if (!slip.is_large()) {
    beside.push_back(slip.line(domain::short_date(local.date, world.language())));
    beside.push_back(slip.line(domain::time_in_words(local, world.utc_offset(), world.language())));
    beside.push_back(slip.line(ui::tr("slip.scan")));
  }
  slip.code(ticket_code(world, ticket), std::move(beside));
  if (slip.is_large()) slip.text(short_date_and_time(world, local));
}

}  // namespace

std::string ticket_code(const World& world, const domain::Ticket& ticket) {
  if (world.keys.signing.key.empty()) return {};  // unsigned codes would be anybody's
  const auto local = to_local(ticket.issued_at, world.utc_offset());
  const domain::TicketCode code{
      .kiosk = world.settings.kiosk,
      .date = ticket.day,
      .time = std::chrono::duration_cast<std::chrono::minutes>(local.since_midnight),
      .number = ticket.number,
      .service_code = ticket.request.service_code,
      .priority = ticket.request.priority != domain::Priority::None};
  return domain::make_kiosk_code(code, world.keys.signing, world.keys.public_url).value_or("");
}

drivers::printer::Document ticket_slip(const World& world, const domain::Ticket& ticket,
                                       SlipVersion version) {
  SlipWriter slip{world};
  if (version == SlipVersion::Copy) slip.title(ui::tr("slip.copy"));
  slip.head();
  slip.text(ui::tr("slip.heading"));
  slip.number(domain::to_display(ticket.number));
  // Marked on both sides: paper that ends above the number leaves no number without its mark.
  if (version == SlipVersion::Copy) slip.title(ui::tr("slip.copy"));
  if (ticket.request.priority != domain::Priority::None) slip.title(ui::tr("slip.priority"));
  slip.rule(Weight::Bold);
  write_place(world, ticket, slip);
  write_wait(world, ticket, slip);
  slip.rule();
  slip.text(service_line(world, ticket), Weight::Bold);
  write_code(world, ticket, slip);
  slip.text(ui::tr("slip.missed", {{"n", std::to_string(world.settings.calls_before_no_show)}}));
  if (!slip.is_large()) {
    slip.rule(Weight::Bold);
    slip.text(ui::tr("motto"));
  }
  return slip.take();
}

}  // namespace kiosk::flows::queue
