#include "kiosk/flows/queue/slip.h"

#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/paper.h"

namespace kiosk::flows::queue {
namespace {

using drivers::printer::Block;
using drivers::printer::Gap;
using drivers::printer::QrCode;
using drivers::printer::Rule;
using drivers::printer::TextLine;
using drivers::printer::TextSize;
using drivers::printer::Weight;

std::string wait_line(const World& world, const domain::Ticket& ticket) {
  if (!ticket.wait_minutes) return {};
  return world.word(ui::tr("ticket.eta", {{"m", std::to_string(*ticket.wait_minutes)}}));
}

std::string service_line(const World& world, const domain::Ticket& ticket) {
  const auto& request = ticket.request;
  if (const auto* service = domain::find_service(*world.content, request.service_code)) {
    return domain::text_in(domain::short_name(*service), world.language());
  }
  const auto* group = domain::find_group(world.content->office, request.group);
  return group == nullptr ? std::string{} : domain::text_in(group->name, world.language());
}

std::string date_line(const World& world, const domain::Ticket& ticket) {
  const auto local = to_local(ticket.issued_at, world.utc_offset());
  return domain::date_in_words(ticket.day, world.language()) + " " +
         domain::time_in_words(local, world.utc_offset(), world.language());
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
  const auto size = slip_text_size(world);
  std::vector<Block> blocks;
  const auto line = [&](std::string text, Weight weight = Weight::Regular) {
    if (!text.empty()) {
      blocks.push_back(TextLine{.text = std::move(text), .size = size, .weight = weight});
    }
  };
  if (kind == SlipKind::Copy) {
    blocks.push_back(TextLine{
        .text = world.word(ui::tr("slip.copy")), .size = TextSize::Large, .weight = Weight::Bold});
  }
  line(world.word(ui::tr("slip.heading")), Weight::Bold);
  blocks.push_back(TextLine{
      .text = domain::to_display(ticket.number), .size = TextSize::Number, .weight = Weight::Bold});
  blocks.push_back(Rule{});
  line(domain::text_in(world.content->office.name, world.language()), Weight::Bold);
  line(service_line(world, ticket));
  line(domain::desk_name(*world.content, ticket.request.desk, world.language()), Weight::Bold);
  line(date_line(world, ticket));
  blocks.push_back(Gap{.height_mm = 1});
  line(world.word(ui::tr("ticket.ahead", {{"n", std::to_string(ticket.ahead_at_issue)}})),
       Weight::Bold);
  line(wait_line(world, ticket), Weight::Bold);
  if (ticket.request.priority != domain::Priority::None) {
    blocks.push_back(TextLine{.text = world.word(ui::tr("slip.priority")),
                              .size = TextSize::Large,
                              .weight = Weight::Bold});
  }
  if (is_free(world, ticket)) line(world.word(ui::tr("free")), Weight::Bold);
  if (auto code = ticket_code(world, ticket); !code.empty()) {
    blocks.push_back(QrCode{.text = std::move(code)});
  }
  line(world.word(ui::tr("ticket.wait")) + ". " +
       world.word(
           ui::tr("slip.missed", {{"n", std::to_string(world.settings.calls_before_no_show)}})));
  line(world.word(ui::tr("motto")));
  return {.blocks = std::move(blocks)};
}

}  // namespace kiosk::flows::queue
