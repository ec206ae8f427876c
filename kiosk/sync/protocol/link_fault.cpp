#include "kiosk/sync/protocol/link_fault.h"

namespace kiosk::sync {

const char* name_of(LinkFault fault) {
  switch (fault) {
    case LinkFault::NoLine:
      return "no_line";
    case LinkFault::NameUnknown:
      return "name_unknown";
    case LinkFault::TooSlow:
      return "too_slow";
    case LinkFault::Broken:
      return "broken";
    case LinkFault::NotOurHub:
      return "not_our_hub";
    case LinkFault::HubExpired:
      return "hub_expired";
    case LinkFault::CertificateRefused:
      return "certificate_refused";
    case LinkFault::Portal:
      return "portal";
    case LinkFault::HubTrouble:
      return "hub_trouble";
    case LinkFault::HubBusy:
      return "hub_busy";
    case LinkFault::TooLarge:
      return "too_large";
  }
  return "no_line";
}

}  // namespace kiosk::sync
