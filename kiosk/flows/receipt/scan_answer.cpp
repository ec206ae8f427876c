#include "kiosk/flows/receipt/scan_answer.h"

#include <fmt/format.h>

#include "kiosk/base/overloaded.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/queue/opening.h"
#include "kiosk/flows/receipt/onward.h"
#include "kiosk/flows/receipt/sayings.h"
#include "kiosk/flows/survey/tokens.h"

namespace kiosk::flows::receipt {
namespace {

Saying short_saying(ui::Phrase title_text, ui::Phrase sentence) {
  return {.title = std::move(title_text),
          .body = {text("receipt.sentence", std::move(sentence))},
          .steps = {}};
}

Saying saying_of_state(const World& world, const ScanAnswer& state) {
  const auto* ticket = domain::code_in<domain::TicketCode>(state.scan);
  if (ticket != nullptr && state.taken_out) return saying_of(world, *ticket, *state.taken_out);
  return std::visit(Overloaded{
                        [&](const domain::Code& code) {
                          return std::visit([&](const auto& one) { return saying_of(world, one); },
                                            code);
                        },
                        [](const domain::InvalidCode& invalid) { return saying_of(invalid); },
                        [](const domain::OfficialLink& link) { return saying_of(link); },
                        [](const domain::OtherLink& link) { return saying_of(link); },
                        [](const domain::BusinessNumber&) {
                          return short_saying(ui::tr("scan.nib"), ui::tr("scan.nib.do"));
                        },
                        [](const domain::PersonalNumber&) {
                          return short_saying(ui::tr("scan.personal"), ui::tr("scan.personal.do"));
                        },
                        [](const domain::NotAReceipt&) {
                          return short_saying(ui::tr("scan.not_a_receipt"), ui::tr("scan.bad.do"));
                        },
                        [](const domain::UnknownCode&) {
                          return short_saying(ui::tr("scan.unknown"), ui::tr("scan.bad.do"));
                        },
                    },
                    state.scan);
}

Matter matter_of(const domain::Scan& scan) {
  if (const auto* receipt = domain::code_in<domain::FileReceiptCode>(scan)) {
    return {.problem = domain::ProblemType::Time,
            .service = receipt->service_code,
            .related = receipt->registration_number,
            .officer = {}};
  }
  if (const auto* badge = domain::code_in<domain::BadgeCode>(scan)) {
    return {.problem = domain::ProblemType::Competence,
            .service = {},
            .related = {},
            .officer = badge->officer};
  }
  return {};
}

Outcome on_found(const ScanAnswer& state, const messages::TicketFound& found) {
  const auto* ticket = domain::code_in<domain::TicketCode>(state.scan);
  if (ticket == nullptr || ticket->number != found.number || ticket->date != found.day) {
    return stay();
  }
  return replace(ScanAnswer{.scan = state.scan, .taken_out = found.taken_out});
}

std::string service_of(const domain::Scan& scan) {
  if (const auto* ticket = domain::code_in<domain::TicketCode>(scan)) return ticket->service_code;
  return {};
}

}  // namespace

std::string ScanAnswer::describe() const {
  auto text = "receipt " + domain::scan_line(scan);
  if (taken_out) {
    text += fmt::format(" out={}/{}", static_cast<int>(taken_out->by),
                        taken_out->at.time_since_epoch().count());
  }
  return text;
}

Outcome update(const World& world, const ScanAnswer& state, const messages::Event& event) {
  if (auto opened = open_scan(world, event, Move::Replace)) return std::move(*opened);
  if (const auto* found = get_if<messages::TicketFound>(&event)) {
    return on_found(state, *found);
  }
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  if (tap->id == "receipt.again") return replace(Hint{});
  if (tap->id == "receipt.ticket") {
    if (queue::nothing_open(world)) return push(queue::Closed{});
    return push(queue::Agencies{});
  }
  if (tap->id == "receipt.complain") return complain_about(matter_of(state.scan));
  if (tap->id == "receipt.praise") return praise(matter_of(state.scan));
  if (tap->id == "receipt.precheck") {
    const auto* code = domain::code_in<domain::PreCheckCode>(state.scan);
    if (code != nullptr) return show_pre_check(*code);
    return push(precheck::Check{.service = service_of(state.scan)});
  }
  if (tap->id == "receipt.survey") return push(survey::Intro{});
  if (tap->id == "receipt.complaint_desk") return push(queue::PriorityQuestion{.desk = "ADUAN"});
  if (tap->id == "receipt.sign_in") {
    const auto* badge = domain::code_in<domain::BadgeCode>(state.scan);
    if (badge != nullptr) return push(staff::sign_in_with(world, *badge));
  }
  if (tap->id == "receipt.cancel") {
    const auto* ticket = domain::code_in<domain::TicketCode>(state.scan);
    if (ticket != nullptr && !state.taken_out && may_cancel(world, *ticket)) {
      return push(Cancel{.number = ticket->number, .day = ticket->date});
    }
  }
  if (tap->id == "receipt.rate") {
    const auto* ticket = domain::code_in<domain::TicketCode>(state.scan);
    if (ticket != nullptr) return push(survey::Faces{.token = survey::token_of(*ticket)});
  }
  return stay();
}

ui::ScreenTree view(const World& world, const ScanAnswer& state) {
  auto saying = saying_of_state(world, state);
  ui::ScreenTree tree{.name = "receipt.result"};
  tree.title = title("receipt.title", std::move(saying.title));
  tree.body = std::move(saying.body);
  tree.navigation = std::move(saying.steps);
  if (tree.navigation.empty()) {
    tree.navigation.push_back(primary("receipt.again", ui::tr("scan.again"), "scan"));
  }
  return tree;
}

}  // namespace kiosk::flows::receipt
