#include "kiosk/flows/staff/link_words.h"

namespace kiosk::flows::staff {
namespace {

ui::Phrase fault_phrase(sync::LinkFault fault) {
  using sync::LinkFault;
  switch (fault) {
    case LinkFault::NoLine:
      return ui::tr("staff.hub.no_line");
    case LinkFault::NameUnknown:
      return ui::tr("staff.hub.name_unknown");
    case LinkFault::TooSlow:
      return ui::tr("staff.hub.too_slow");
    case LinkFault::Broken:
      return ui::tr("staff.hub.broken");
    case LinkFault::NotOurHub:
      return ui::tr("staff.hub.not_our_hub");
    case LinkFault::HubExpired:
      return ui::tr("staff.hub.hub_expired");
    case LinkFault::CertificateRefused:
      return ui::tr("staff.hub.certificate_refused");
    case LinkFault::Portal:
      return ui::tr("staff.hub.portal");
    case LinkFault::HubTrouble:
      return ui::tr("staff.hub.hub_trouble");
    case LinkFault::HubBusy:
      return ui::tr("staff.hub.hub_busy");
    case LinkFault::TooLarge:
      return ui::tr("staff.hub.too_large");
  }
  return ui::tr("staff.hub.no_line");
}

ui::Phrase refusal_phrase(sync::Refusal refusal) {
  using sync::Refusal;
  switch (refusal) {
    case Refusal::Unknown:
      return ui::tr("staff.hub.unknown");
    case Refusal::Revoked:
      return ui::tr("staff.hub.revoked");
    case Refusal::Fork:
      return ui::tr("staff.hub.fork");
    case Refusal::Busy:
      return ui::tr("staff.hub.hub_busy");
    case Refusal::Malformed:
    case Refusal::TooLarge:
    case Refusal::Gap:
      break;
  }
  return ui::tr("staff.hub.not_taken");
}

}  // namespace

std::optional<ui::Phrase> link_phrase(const messages::LinkReported& link) {
  using messages::LinkState;
  switch (link.state) {
    case LinkState::Alone:
      return std::nullopt;
    case LinkState::Up:
      return ui::tr("staff.hub.up");
    case LinkState::Down:
      return fault_phrase(link.fault.value_or(sync::LinkFault::NoLine));
    case LinkState::Refused:
      return refusal_phrase(link.refusal.value_or(sync::Refusal::Malformed));
  }
  return std::nullopt;
}

}  // namespace kiosk::flows::staff
